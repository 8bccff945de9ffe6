#include "reports/writers/sarif.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "reports/record/cited.hpp"
#include "reports/record/place.hpp"
#include "reports/writers/escape.hpp"
#include "reports/writers/json_text.hpp"
#include "reports/writers/moment.hpp"
#include "reports/writers/sarif_rule.hpp"
#include "reports/writers/sarif_web.hpp"
#include "reports/writers/summary.hpp"
#include "reports/writers/visible.hpp"

namespace nearmiss::writers {
namespace {

using record::CheckResult;
using record::Run;
using record::Verdict;

std::string_view LevelOf(const CheckResult& check) {
  switch (check.verdict) {
    case Verdict::Fail:
    case Verdict::Known:
      return "error";
    case Verdict::Warning:
      return "warning";
    default:
      return "note";
  }
}

bool IsResult(const CheckResult& check) {
  return check.verdict == Verdict::Fail || check.verdict == Verdict::Warning ||
         check.verdict == Verdict::Note || check.verdict == Verdict::Known;
}

bool IsNotification(const CheckResult& check) {
  return check.verdict == Verdict::Error || check.verdict == Verdict::Inconclusive ||
         check.verdict == Verdict::Stale;
}

// A path as a URI reference (RFC 3986 4.1).
std::string FileUri(std::string_view path) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char octet : path) {
    if (kPlain.contains(octet)) {
      uri += octet;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(octet));
    }
  }
  return uri;
}

Json Location(const record::ConfigPlace& place) {
  return {{"physicalLocation",
           {{"artifactLocation", {{"uri", FileUri(place.file)}}},
            {"region", {{"startLine", place.line}, {"startColumn", place.column}}}}}};
}

// FNV-1a, the same on every machine.
std::uint64_t Fnv1a(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char octet : text) hash = (hash ^ static_cast<unsigned char>(octet)) * 0x100000001b3U;
  return hash;
}

// The same finding of the next run, wherever the lines of the configuration went. The first is the
// one that code scanning compares.
Json Fingerprints(const CheckResult& check) {
  const std::string finding = fmt::format(
      "{}#{}", check.check,
      check.outcome == record::Outcome::Broken ? Name(check.layer) : Name(check.outcome));
  return {{"primaryLocationLineHash", fmt::format("{:016x}:1", Fnv1a(finding))},
          {"nearmissFinding/v1", finding}};
}

std::string MessageOf(const CheckResult& check) {
  std::string text = fmt::format("{}. Expected: {}. Actual: {}.", Sentence(check), check.expected,
                                 check.actual.empty() ? "nothing" : check.actual);
  if (!check.changed.empty()) text += fmt::format(" Sent: {}.", check.changed);
  if (check.attempts.Unstable())
    text +=
        fmt::format(" Unstable: broken {} of {} times.", check.attempts.broken, check.attempts.run);
  return VisibleLine(text);
}

Json Result(const Run& run, const CheckResult& check, std::size_t rule,
            const SarifOptions& options) {
  Json result = {{"ruleId", JsonText(check.check)},
                 {"ruleIndex", rule},
                 {"level", LevelOf(check)},
                 {"message", {{"text", MessageOf(check)}}},
                 {"locations", Json::array({Location(record::PlaceOf(run, check))})},
                 {"partialFingerprints", Fingerprints(check)}};
  if (const auto client = record::ClientPlaceOf(run, check)) {
    Json related = Location(*client);
    related["id"] = 0;
    related["message"]["text"] = "the client that sent it";
    result["relatedLocations"] = Json::array({std::move(related)});
  }
  const auto* const answered = record::DecisiveOf(run, check);
  const auto* const mutant = record::MutantOf(run, check);
  if (answered != nullptr) AddWeb(mutant == nullptr ? *answered : *mutant, *answered, result);
  if (check.verdict == Verdict::Known) {
    result["suppressions"] = Json::array(
        {{{"kind", "external"},
          {"status", "accepted"},
          {"justification", JsonText(check.reason.empty() ? "in the baseline" : check.reason)}}});
  }
  result["properties"] = {{"verdict", Name(check.verdict)},
                          {"condition", JsonText(check.condition)},
                          {"layer", Name(check.layer)},
                          {"scored", check.scored},
                          {"replay", JsonText(ReplayCommand(options.program, check))}};
  return result;
}

Json Notification(const CheckResult& check) {
  return {{"descriptor", {{"id", JsonText(check.check)}}},
          {"level", check.verdict == Verdict::Error ? "error" : "warning"},
          {"message",
           {{"text", VisibleLine(fmt::format("{}: {}. {}", Name(check.verdict), check.check,
                                             check.verdict == Verdict::Stale
                                                 ? "It holds now; take it off the baseline."
                                                 : WhyNot(check)))}}}};
}

Json Invocation(const Run& run) {
  Json notifications = Json::array();
  for (const CheckResult& check : run.checks) {
    if (IsNotification(check)) notifications.push_back(Notification(check));
  }
  Json invocation = {
      {"executionSuccessful",
       run.end && (run.end->exit_code == 0 || run.end->exit_code == 1 || run.end->exit_code == 4)},
      {"startTimeUtc", Rfc3339(MomentFrom(run.start.time))},
      {"endTimeUtc", Rfc3339(EndOf(run))},
      {"toolExecutionNotifications", std::move(notifications)}};
  if (run.end) invocation["exitCode"] = run.end->exit_code;
  return invocation;
}

}  // namespace

void WriteSarif(const Run& run, std::ostream& out, const SarifOptions& options) {
  const Json driver = {
      {"name", "nearmiss"},
      {"version", JsonText(run.start.version)},
      {"semanticVersion", JsonText(run.start.version)},
      {"organization", "nearmiss"},
      {"shortDescription", {{"text", "Conformance tests for OAuth 2 authorization servers."}}},
      {"rules", JsonArrayOf("rules")}};
  const Json document = {
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
      {"version", "2.1.0"},
      {"runs",
       Json::array({{{"tool", {{"driver", driver}}},
                     {"automationDetails", {{"id", fmt::format("nearmiss/{}/", run.start.plan)}}},
                     {"invocations", Json::array({Invocation(run)})},
                     {"columnKind", "utf16CodeUnits"},
                     {"results", JsonArrayOf("results")}}})}};
  std::vector<const CheckResult*> told;
  for (const CheckResult& check : run.checks) {
    if (IsResult(check)) told.push_back(&check);
  }
  const JsonElements rules = [&](const auto& add) {
    for (const auto* check : told) add(SarifRule(*check));
  };
  const JsonElements results = [&](const auto& add) {
    for (std::size_t i = 0; i < told.size(); ++i) add(Result(run, *told[i], i, options));
  };
  WriteJson(document, {{"rules", rules}, {"results", results}}, out);
}

}  // namespace nearmiss::writers
