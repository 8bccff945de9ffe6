#include "suites/runner/fuzz_confirmation.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

#include "suites/remote/hunt.hpp"
#include "suites/remote/script.hpp"

namespace nearmiss::runner {
namespace {

using remote::Execution;
using remote::Finding;

/// A suspicion has to come again in one of so many plays.
constexpr int kPlays = 2;

CheckOutcome OutcomeOf(const Finding& finding, const Execution& execution) {
  CheckOutcome outcome;
  outcome.outcome = record::Outcome::Broken;
  outcome.layer =
      finding.layer == oracle::Layer::Safety ? record::Layer::Safety : record::Layer::Documented;
  outcome.expected = finding.expected;
  outcome.actual = finding.actual;
  outcome.changed = execution.told;
  outcome.source = finding.source;
  outcome.source_verified = finding.verified;
  outcome.harm = finding.harm;
  return outcome;
}

CheckOutcome NotAgain(const Execution& execution) {
  CheckOutcome outcome;
  outcome.outcome = execution.stopped.empty() ? record::Outcome::Held : record::Outcome::NotReached;
  outcome.expected = "as every correct server answers";
  outcome.actual = execution.stopped.empty() ? "as it has to be" : execution.stopped;
  outcome.changed = execution.told;
  return outcome;
}

}  // namespace

CheckOutcome PlayedAgain(const remote::Harness& harness, const Surroundings& around,
                         const std::string& input, const std::string& cause) {
  const auto player = harness.player(around, remote::Stock::Fresh);
  const auto control = player(harness.seeds.front());
  if (!control.stopped.empty()) {
    auto outcome = NotAgain(control);
    outcome.actual = "the valid request was not answered: " + outcome.actual;
    return outcome;
  }
  CheckOutcome outcome;
  for (int i = 0; i < kPlays; ++i) {
    const auto execution = player(input);
    const auto* finding = remote::FindingOf(execution, cause);
    outcome = finding == nullptr ? NotAgain(execution) : OutcomeOf(*finding, execution);
    if (finding != nullptr) break;
  }
  outcome.counterexample = input;
  return outcome;
}

std::string ShapeOf(const std::string& input) {
  std::set<std::string> parts;
  for (const auto& step : remote::ReadScript(input)) {
    for (const auto& edit : step.edits)
      parts.insert(fmt::format("{} {} {}", remote::Name(step.verb), static_cast<int>(edit.kind),
                               edit.kind == remote::Edit::Kind::Client ? edit.value : edit.name));
  }
  return fmt::format("{}", fmt::join(parts, ";"));
}

}  // namespace nearmiss::runner
