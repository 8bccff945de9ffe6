#include "reports/writers/ctrf.hpp"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "reports/record/cited.hpp"
#include "reports/record/place.hpp"
#include "reports/writers/json_text.hpp"
#include "reports/writers/moment.hpp"
#include "reports/writers/summary.hpp"

namespace nearmiss::writers {
namespace {

using record::CheckResult;
using record::Run;
using record::Verdict;

std::string_view StatusOf(const CheckResult& check) {
  switch (check.verdict) {
    case Verdict::Fail:
    case Verdict::Stale:
      return "failed";
    case Verdict::Error:
      return "other";
    case Verdict::Inconclusive:
      return check.outcome == record::Outcome::NoAnswer ? "other" : "skipped";
    case Verdict::Known:
    case Verdict::Skipped:
      return "skipped";
    case Verdict::Pass:
    case Verdict::Warning:
    case Verdict::Note:
      return "passed";
  }
  std::unreachable();
}

std::string MessageOf(const CheckResult& check) {
  if (check.verdict == Verdict::Stale) return "holds now; take it off the baseline";
  if (check.outcome == record::Outcome::Broken)
    return fmt::format("expected: {}; actual: {}", check.expected, check.actual);
  return check.verdict == Verdict::Pass ? "" : std::string(WhyNot(check));
}

void AddIf(Json& json, const char* name, std::string_view text) {
  if (!text.empty()) json[name] = JsonText(text);
}

Json Labels(const CheckResult& check) {
  Json labels = {{"level", Name(check.level)}, {"outcome", Name(check.outcome)}};
  AddIf(labels, "condition", check.condition);
  AddIf(labels, "clause", check.clause_url);
  if (check.outcome == record::Outcome::Broken) labels["layer"] = Name(check.layer);
  return labels;
}

Json Test(const Run& run, const CheckResult& check, const CtrfOptions& options) {
  Json test = {
      {"name", JsonText(check.title.empty() ? check.check : check.title)},
      {"testId", JsonText(check.check)},
      {"status", StatusOf(check)},
      {"rawStatus", Name(check.verdict)},
      {"duration", check.duration.count()},
      {"suite", Json::array({JsonText(Specification(check.check)), JsonText(Clause(check.check))})},
      {"labels", Labels(check)}};
  const auto cited = record::CitedBy(run, check);
  if (!cited.empty()) {
    test["start"] = After(run, cited.front()->at).time_since_epoch().count();
    test["stop"] = After(run, cited.back()->at + cited.back()->duration).time_since_epoch().count();
  }
  AddIf(test, "message", MessageOf(check));
  if (check.outcome == record::Outcome::Broken) {
    const auto place = record::PlaceOf(run, check);
    AddIf(test, "filePath", place.file);
    test["line"] = place.line;
    AddIf(test, "trace", ReplayCommand(options.program, check));
  }
  if (check.attempts.run > 1) test["retries"] = check.attempts.run - 1;
  Json extra = {{"seed", check.seed}, {"exchanges", check.exchanges}};
  AddIf(extra, "changed", check.changed);
  AddIf(extra, "harm", check.harm);
  if (check.attempts.Unstable()) extra["broken_attempts"] = check.attempts.broken;
  test["extra"] = std::move(extra);
  return test;
}

Json Summary(const Run& run) {
  std::map<std::string_view, int> counts = {
      {"passed", 0}, {"failed", 0}, {"skipped", 0}, {"pending", 0}, {"other", 0}};
  std::set<std::string> suites;
  for (const CheckResult& check : run.checks) {
    ++counts[StatusOf(check)];
    suites.insert(Specification(check.check));
  }
  Json summary = {{"tests", run.checks.size()}};
  for (const auto& [status, count] : counts) summary[std::string(status)] = count;
  summary["suites"] = suites.size();
  const auto start = MomentFrom(run.start.time);
  summary["start"] = start.time_since_epoch().count();
  summary["stop"] = EndOf(run).time_since_epoch().count();
  summary["duration"] = (EndOf(run) - start).count();
  return summary;
}

}  // namespace

void WriteCtrf(const Run& run, std::ostream& out, const CtrfOptions& options) {
  Json tests = Json::array();
  for (const CheckResult& check : run.checks) tests.push_back(Test(run, check, options));
  WriteJson({{"reportFormat", "CTRF"},
             {"specVersion", "0.0.0"},
             {"timestamp", Rfc3339(EndOf(run))},
             {"generatedBy", JsonText("nearmiss " + run.start.version)},
             {"results",
              {{"tool", {{"name", "nearmiss"}, {"version", JsonText(run.start.version)}}},
               {"summary", Summary(run)},
               {"tests", std::move(tests)},
               {"environment",
                {{"appName", JsonText(run.start.target)},
                 {"shardId", JsonText(run.start.shard)},
                 {"extra",
                  {{"plan", JsonText(run.start.plan)},
                   {"profile", JsonText(run.start.profile)},
                   {"seed", run.start.seed},
                   {"config_sha256", JsonText(run.start.config_sha256)}}}}}}}},
            out);
}

}  // namespace nearmiss::writers
