#include <fmt/format.h>

#include <iostream>

#include "suites/runner/case_file.hpp"
#include "suites/runner/fuzz_run.hpp"
#include "suites/runner/run.hpp"
#include "suites/runner/settings_from.hpp"
#include "suites/runner/verbs.hpp"

namespace nearmiss::runner {
namespace {

/// What became of the case, in one word.
std::string Became(const Case& before, const record::CheckResult& now) {
  if (now.outcome == record::Outcome::Held) return "FIXED";
  if (now.outcome != record::Outcome::Broken) return "CANNOT REPLAY";
  return now.actual == before.actual ? "STILL FAILS" : "CHANGED";
}

}  // namespace

int Replay(const Options& options) {
  const auto recorded = ReadCase(options.words.front());
  if (!recorded) return Complain(recorded.error());
  Options again = options;
  const bool of_fuzzing = IsFuzzFinding(recorded->check);
  if (!of_fuzzing) again.select = {recorded->check};
  again.seed = recorded->seed;
  again.plan = recorded->plan;
  if (!recorded->depth.empty()) again.depth = recorded->depth;
  const bool config_chosen = options.config != "nearmiss.toml";
  if (!config_chosen && !recorded->config.empty()) again.config = recorded->config;
  auto settings = SettingsFrom(again);
  if (!settings) return Complain(settings.error().text, settings.error().exit_code);
  if (!recorded->counterexample.empty()) {
    settings->earlier = {{recorded->check, recorded->counterexample}};
    settings->only_earlier = true;
  }
  const auto result = of_fuzzing ? ReplayFinding(*settings, *recorded)
                                 : RunChecks(*settings, nullptr, [](int, int, const auto&) {});
  if (result.run.checks.empty()) {
    std::cout << fmt::format("CANNOT REPLAY  {}\n  {}\n", recorded->check, result.trouble);
    return 3;
  }
  const auto& now = result.run.checks.front();
  const auto became = Became(*recorded, now);
  std::cout << fmt::format("{}  {}\n  expected: {}\n  then:     {}\n  now:      {}\n", became,
                           recorded->check, recorded->expected, recorded->actual, now.actual);
  if (became == "FIXED") return 0;
  return became == "CANNOT REPLAY" ? 3 : 1;
}

}  // namespace nearmiss::runner
