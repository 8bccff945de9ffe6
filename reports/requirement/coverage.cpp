#include "reports/requirement/coverage.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace nearmiss::requirement {
namespace {

constexpr std::array<std::string_view, 3> kKeywords = {"MUST", "SHOULD", "MAY"};

Coverage Cover(const Requirement& requirement, const Reasons& reasons, const Citations& citations) {
  if (const auto cited = citations.find(requirement.id); cited != citations.end())
    return {&requirement, State::Checked, cited->second, ""};
  if (const auto reason = reasons.find(requirement.id); reason != reasons.end())
    return {&requirement, State::LeftOut, {}, "left out: " + reason->second};
  switch (requirement.testable) {
    case Testable::No:
      return {&requirement,
              State::Untestable,
              {},
              "not testable from outside: " + requirement.how + " " + requirement.expected};
    case Testable::Partly:
      return {&requirement, State::Partly, {}, "only partly testable: " + requirement.how};
    case Testable::Yes:
      return {&requirement, State::NotYet, {}, "not yet"};
  }
  std::unreachable();
}

void Add(Tally& tally, const Coverage& each) {
  auto& count = tally.counts[each.requirement->testable];
  ++count.all;
  if (each.state == State::Checked) ++count.checked;
}

/// One tally for each keyword that `coverage` has.
std::vector<Tally> ByKeyword(std::span<const Coverage> coverage, const std::string& spec) {
  std::vector<Tally> tallies;
  for (const auto keyword : kKeywords) {
    Tally tally{spec, std::string(keyword), {}};
    for (const auto& each : coverage) {
      if (Keyword(*each.requirement) == keyword &&
          (spec.empty() || each.requirement->spec == spec)) {
        Add(tally, each);
      }
    }
    if (!tally.counts.empty()) tallies.push_back(std::move(tally));
  }
  return tallies;
}

}  // namespace

std::string_view Name(State state) {
  switch (state) {
    case State::Checked:
      return "checked";
    case State::LeftOut:
      return "left-out";
    case State::Untestable:
      return "untestable";
    case State::Partly:
      return "partly";
    case State::NotYet:
      return "not-yet";
  }
  std::unreachable();
}

std::vector<Coverage> Cover(std::span<const Requirement> requirements, const Reasons& reasons,
                            const Citations& citations) {
  std::vector<Coverage> coverage;
  coverage.reserve(requirements.size());
  for (const auto& each : requirements) coverage.push_back(Cover(each, reasons, citations));
  return coverage;
}

std::vector<Tally> Totals(std::span<const Coverage> coverage) {
  std::vector<std::string> specs;
  for (const auto& each : coverage) {
    if (std::ranges::find(specs, each.requirement->spec) == specs.end())
      specs.push_back(each.requirement->spec);
  }
  std::vector<Tally> tallies;
  for (const auto& spec : specs)
    std::ranges::move(ByKeyword(coverage, spec), std::back_inserter(tallies));
  return tallies;
}

std::vector<Tally> GrandTotals(std::span<const Coverage> coverage) {
  return ByKeyword(coverage, "");
}

}  // namespace nearmiss::requirement
