#include <nlohmann/json.hpp>
#include <utility>

#include "reports/record/base64.hpp"
#include "reports/record/names.hpp"
#include "reports/record/ndjson.hpp"
#include "reports/record/utf8.hpp"

namespace nearmiss::record {
namespace {

using Json = nlohmann::ordered_json;

Json Text(std::string_view text) {
  if (IsUtf8(text)) return text;
  return {{"base64", Base64(text)}};
}

Json ToJson(const ConfigLine& named) {
  return {{"key", Text(named.key)},
          {"value", Text(named.value)},
          {"line", named.line},
          {"column", named.column}};
}

Json ToJson(const Trials& trials) {
  Json sent = Json::object();
  // The names are our own words, so they are UTF-8.
  for (const auto& [kind, count] : trials.sent) sent[kind] = count;
  return {{"sent", std::move(sent)},
          {"discarded", trials.discarded},
          {"stopped", Text(trials.stopped)}};
}

std::string Dump(const Json& json) { return json.dump() + "\n"; }

}  // namespace

std::string Line(const RunStart& start) {
  Json lines = Json::array();
  for (const ConfigLine& named : start.config_lines) lines.push_back(ToJson(named));
  return Dump({{"event", "run_started"},
               {"schema", kRecordSchema},
               {"version", Text(start.version)},
               {"commit", Text(start.commit)},
               {"plan", Text(start.plan)},
               {"profile", Text(start.profile)},
               {"target", Text(start.target)},
               {"config_sha256", Text(start.config_sha256)},
               {"seed", start.seed},
               {"shard", Text(start.shard)},
               {"selection", Text(start.selection)},
               {"depth", Text(start.depth)},
               {"time", Text(start.time)},
               {"config_file", Text(start.config_file)},
               {"config_lines", std::move(lines)}});
}

std::string Line(const CheckResult& check) {
  Json requirements = Json::array();
  for (const std::string& requirement : check.requirements) {
    requirements.push_back(Text(requirement));
  }
  Json json = {{"event", "check_finished"},
               {"check", Text(check.check)},
               {"title", Text(check.title)},
               {"level", Name(check.level)},
               {"condition", Text(check.condition)},
               {"requirements", std::move(requirements)},
               {"clause_url", Text(check.clause_url)},
               {"harm", Text(check.harm)},
               {"outcome", Name(check.outcome)},
               {"layer", Name(check.layer)},
               {"verdict", Name(check.verdict)},
               {"scored", check.scored},
               {"level_because", Text(check.level_because)},
               {"expected", Text(check.expected)},
               {"actual", Text(check.actual)},
               {"changed", Text(check.changed)},
               {"source", Text(check.source)},
               {"reason", Text(check.reason)},
               {"attempts", {{"run", check.attempts.run}, {"broken", check.attempts.broken}}},
               {"exchanges", check.exchanges},
               {"seed", check.seed},
               {"case", Text(check.replay_file)},
               {"duration_ms", check.duration.count()}};
  if (!check.trials.Empty()) json["trials"] = ToJson(check.trials);
  if (!check.counterexample.empty()) json["counterexample"] = Text(check.counterexample);
  return Dump(json);
}

std::string Line(const RunEnd& end) {
  return Dump({{"event", "run_finished"},
               {"totals", end.totals},
               {"exit_code", end.exit_code},
               {"requests", end.requests},
               {"duration_ms", end.duration.count()}});
}

}  // namespace nearmiss::record
