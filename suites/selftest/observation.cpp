#include "suites/selftest/observation.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "fixtures/server/defects.hpp"
#include "suites/runner/profiles.hpp"
#include "suites/runner/run.hpp"
#include "suites/selftest/in_process_server.hpp"

namespace nearmiss::selftest {

using server::Dialect;

namespace {

runner::Plan PlanFor(Dialect dialect) {
  return runner::LoadPlan(dialect == Dialect::Rfc ? "all" : "zoho").value();
}

}  // namespace

std::vector<const Entry*> ChecksFor(Dialect dialect) {
  const std::vector<std::string> others = {"zoho"};
  return runner::Select(PlanFor(dialect), {},
                        dialect == Dialect::Rfc ? others : std::vector<std::string>())
      .value();
}

bool MakesItsCases(const Entry& entry) {
  constexpr std::array<std::string_view, 2> kSequences = {
      "rfc6749/4.1.2/keep-to-the-model-of-grants",
      "rfc9700/4.14.2/keep-to-the-model-of-token-families"};
  return entry.about.manner == Manner::Batch ||
         std::ranges::find(kSequences, entry.id) != kSequences.end();
}

bool IsDeep(const Entry& entry) { return entry.about.depth != Depth::Quick; }

namespace {

/// A check that is not applicable to one dialect may be to the other; anything else without a
/// result would be a hole in the proof.
bool IsTrouble(record::Outcome outcome) {
  return outcome == record::Outcome::ToolError || outcome == record::Outcome::NoAnswer;
}

runner::Settings SettingsFor(Dialect dialect, InProcessServer& server) {
  runner::Settings settings;
  settings.target = server.Target();
  settings.profile = runner::LoadProfile(settings.target.profile).value();
  settings.plan = PlanFor(dialect);
  settings.checks = ChecksFor(dialect);
  settings.depth = Depth::Quick;
  settings.jobs = 2;
  settings.checks_a_process = 60;
  settings.keeps_exchanges = false;
  settings.direct = server.Answering();
  settings.advance = server.Advancing();
  return settings;
}

Observation Run(const runner::Settings& settings) {
  auto result = runner::RunChecks(settings, nullptr, [](int, int, const auto&) {});
  Observation observation;
  observation.facts = std::move(result.facts);
  observation.asked = std::move(result.dependencies);
  if (!result.trouble.empty()) observation.trouble.push_back(result.trouble);
  for (const auto& check : result.run.checks) {
    for (const auto& [kind, count] : check.trials.sent) observation.tried.insert(kind);
    if (check.outcome == record::Outcome::Broken) observation.broken.insert(check.check);
    if (IsTrouble(check.outcome)) observation.trouble.push_back(check.check + ": " + check.actual);
  }
  return observation;
}

bool MaySee(const Entry& entry, const std::string& defect, const Observation& sound) {
  // What the answers of other checks show is not asked for by their judge.
  if (entry.about.manner == Manner::Afterwards) return true;
  const auto asked = sound.asked.find(entry.id);
  return asked == sound.asked.end() || asked->second.contains(defect);
}

}  // namespace

Observation ObserveSound(Dialect dialect) {
  InProcessServer server(dialect, {});
  auto settings = SettingsFor(dialect, server);
  settings.dependencies = server::TakeAskedDefects;
  return Run(settings);
}

namespace {

enum class Cases { Fixed, Made, Deep };

Cases KindOf(const Entry& entry) {
  if (IsDeep(entry)) return Cases::Deep;
  return MakesItsCases(entry) ? Cases::Made : Cases::Fixed;
}

Observation ObserveWith(Cases cases, Dialect dialect, const std::string& defect,
                        const Observation& sound) {
  server::TakeAskedDefects();
  InProcessServer server(dialect, {defect});
  const bool built_in = server::TakeAskedDefects().contains(defect);
  auto settings = SettingsFor(dialect, server);
  // What only made cases meet may be rare among them.
  if (cases == Cases::Made) settings.depth = Depth::Standard;
  settings.narrow = [&, all = settings.checks](const Facts& facts) {
    auto checks = all;
    std::erase_if(checks, [&](const auto* entry) { return KindOf(*entry) != cases; });
    if (built_in || facts != sound.facts) return checks;
    std::erase_if(checks, [&](const auto* entry) { return !MaySee(*entry, defect, sound); });
    return checks;
  };
  return Run(settings);
}

}  // namespace

Observation Observe(Dialect dialect, const std::string& defect, const Observation& sound) {
  auto observation = ObserveWith(Cases::Fixed, dialect, defect, sound);
  return observation.broken.empty() ? ObserveWith(Cases::Made, dialect, defect, sound)
                                    : observation;
}

Observation ObserveDeep(Dialect dialect, const std::string& defect, const Observation& sound) {
  return ObserveWith(Cases::Deep, dialect, defect, sound);
}

}  // namespace nearmiss::selftest
