#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "reports/record/difference.hpp"
#include "reports/record/ledger.hpp"
#include "suites/glue/catalogue.hpp"
#include "suites/runner/case_file.hpp"
#include "suites/runner/fuzz_run.hpp"
#include "suites/runner/run.hpp"
#include "suites/runner/settings_from.hpp"
#include "suites/runner/verbs.hpp"

namespace nearmiss::runner {
namespace {

int CannotReplay(const std::string& check, const std::string& why) {
  std::cout << fmt::format("CANNOT REPLAY  {}\n  {}\n", check, why);
  return record::kExitCouldNotTest;
}

bool Exists(const std::string& check) {
  return std::ranges::any_of(Catalogue(), [&](const auto& entry) { return entry.id == check; });
}

/// What became of the case, in one word.
std::string Became(const Case& before, const record::CheckResult& now) {
  if (now.outcome == record::Outcome::Held) return "FIXED";
  const bool same = record::WithoutVolatile(now.actual) == record::WithoutVolatile(before.actual);
  return same ? "STILL FAILS" : "CHANGED";
}

void Tell(const Case& before, const record::CheckResult& now, const record::Run& run,
          const std::string& became) {
  std::cout << fmt::format("{}  {}\n  expected: {}\n  then:     {}\n  now:      {}\n", became,
                           before.check, before.expected, before.actual, now.actual);
  if (now.attempts.Unstable()) {
    std::cout << fmt::format("  unstable: broken {} of {} times\n", now.attempts.broken,
                             now.attempts.run);
  }
  if (before.steps.empty()) return;
  const auto change = record::FirstChange(before.steps, record::StepsOf(run, now));
  std::cout << "  changed:  " << change.value_or("no step, as far as steps are compared") << '\n';
}

}  // namespace

int Replay(const Options& options) {
  const auto recorded = ReadCase(options.words.front());
  if (!recorded) return Complain(recorded.error());
  const bool of_fuzzing = IsFuzzFinding(recorded->check);
  if (!of_fuzzing && !Exists(recorded->check))
    return CannotReplay(recorded->check, "this version of nearmiss has no such check");
  Options again = options;
  if (!of_fuzzing) again.select = {recorded->check};
  again.seed = recorded->seed;
  again.plan = recorded->plan;
  if (!recorded->depth.empty()) again.depth = recorded->depth;
  const bool config_chosen = options.config != "nearmiss.toml";
  if (!config_chosen && !recorded->config.empty()) again.config = recorded->config;
  auto settings = SettingsFrom(again);
  if (!settings && settings.error().exit_code == record::kExitCouldNotTest)
    return CannotReplay(recorded->check, settings.error().text);
  if (!settings) return Complain(settings.error().text, settings.error().exit_code);
  if (!recorded->counterexample.empty()) {
    settings->earlier = {{recorded->check, recorded->counterexample}};
    settings->only_earlier = true;
  }
  const auto result = of_fuzzing ? ReplayFinding(*settings, *recorded)
                                 : RunChecks(*settings, nullptr, [](int, int, const auto&) {});
  if (result.run.checks.empty()) return CannotReplay(recorded->check, result.trouble);
  const auto& now = result.run.checks.front();
  if (now.outcome != record::Outcome::Held && now.outcome != record::Outcome::Broken)
    return CannotReplay(recorded->check, result.trouble.empty() ? now.actual : result.trouble);
  const auto became = Became(*recorded, now);
  Tell(*recorded, now, result.run, became);
  return became == "FIXED" ? record::kExitHeld : record::kExitFailures;
}

}  // namespace nearmiss::runner
