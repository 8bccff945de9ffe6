#include "reports/evidence/statement.hpp"

#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "reports/evidence/pack.hpp"
#include "reports/record/ledger.hpp"

namespace nearmiss::evidence {
namespace {

using Json = nlohmann::ordered_json;
using record::Verdict;

constexpr std::string_view kStatement = "https://in-toto.io/Statement/v1";
constexpr std::string_view kTestResult = "https://in-toto.io/attestation/test-result/v0.1";

Json Resource(const std::string& name, const std::string& sha256) {
  return {{"name", name}, {"digest", {{"sha256", sha256}}}};
}

/// Which list of the predicate names a check; none what was skipped or has no answer.
const char* ListOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::Pass:
    case Verdict::Stale:
      return "passedTests";
    case Verdict::Warning:
    case Verdict::Note:
    case Verdict::Known:
      return "warnedTests";
    case Verdict::Fail:
    case Verdict::Error:
      return "failedTests";
    case Verdict::Skipped:
    case Verdict::Inconclusive:
      break;
  }
  return nullptr;
}

const char* ResultOf(const record::Run& run, bool warned) {
  if (!run.end) return "FAILED";
  // Where a known failure holds again, the list of them is to be mended, not the server.
  const bool stale = run.end->exit_code == record::kExitStale;
  if (run.end->exit_code != record::kExitHeld && !stale) return "FAILED";
  return warned || stale ? "WARNED" : "PASSED";
}

}  // namespace

std::string StatementText(const record::Run& run, const Digests& files) {
  Json subjects = Json::array();
  for (const auto& [name, sha256] : files) subjects.push_back(Resource(name, sha256));
  Json configuration = Json::array();
  for (const auto& name : {kConfigurationFile, kPlanFile}) {
    if (const auto file = files.find(name); file != files.end())
      configuration.push_back(Resource(file->first, file->second));
  }
  Json predicate = {{"result", ""},
                    {"configuration", std::move(configuration)},
                    {"passedTests", Json::array()},
                    {"warnedTests", Json::array()},
                    {"failedTests", Json::array()}};
  for (const auto& check : run.checks) {
    if (const auto* list = ListOf(check.verdict)) predicate[list].push_back(check.check);
  }
  predicate["result"] = ResultOf(run, !predicate["warnedTests"].empty());
  const Json statement = {{"_type", kStatement},
                          {"subject", std::move(subjects)},
                          {"predicateType", kTestResult},
                          {"predicate", std::move(predicate)}};
  return statement.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::expected<Digests, std::string> SubjectsOf(std::string_view statement) {
  const auto json = Json::parse(statement, nullptr, false);
  try {
    if (json.at("_type") != kStatement || json.at("predicateType") != kTestResult)
      return std::unexpected("no in-toto statement of a test result");
    Digests files;
    for (const auto& subject : json.at("subject"))
      files.emplace(subject.at("name"), subject.at("digest").at("sha256"));
    return files;
  } catch (const Json::exception&) {
    return std::unexpected("no in-toto statement that names its files");
  }
}

}  // namespace nearmiss::evidence
