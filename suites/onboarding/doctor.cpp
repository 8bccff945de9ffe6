#include "suites/onboarding/doctor.hpp"

#include <algorithm>
#include <utility>

#include "suites/onboarding/examination.hpp"

namespace nearmiss::onboarding {

std::string_view Name(State state) {
  switch (state) {
    case State::Good:
      return "good";
    case State::Bad:
      return "BAD";
    case State::Noted:
      return "note";
    case State::Skipped:
      return "-";
  }
  return "";
}

std::vector<Finding> Examine(Surroundings around, const Report& report) {
  Examination examination(std::move(around), report);
  if (!ExamineReach(examination)) return examination.Findings();
  ExamineMetadata(examination);
  ExamineClients(examination);
  // Before the login, which may take as long as a clock may be wrong.
  ExamineClock(examination,
               std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
  if (const auto code = ExamineLogin(examination)) {
    ExamineGrant(examination, *code);
    ExamineRedirectUris(examination);
  }
  ExamineTraffic(examination);
  return examination.Findings();
}

bool IsHealthy(const std::vector<Finding>& findings) {
  return std::ranges::none_of(findings, [](const auto& each) { return each.state == State::Bad; });
}

}  // namespace nearmiss::onboarding
