#include "suites/runner/case_file.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "reports/record/cited.hpp"
#include "reports/record/curl.hpp"

namespace nearmiss::runner {
namespace {

using Json = nlohmann::json;
constexpr auto kSchema = "nearmiss.case/1";

std::string PlanName(const std::string& plan) { return plan.substr(0, plan.find('@')); }

std::vector<record::Exchange> ExchangesOf(const record::Run& run,
                                          const record::CheckResult& check) {
  std::vector<record::Exchange> exchanges;
  for (const auto* exchange : record::CitedBy(run, check)) exchanges.push_back(*exchange);
  return exchanges;
}

Json ToJson(const std::vector<record::ToldStep>& steps) {
  Json list = Json::array();
  for (const auto& step : steps)
    list.push_back({{"request", step.request}, {"answer", step.answer}});
  return list;
}

std::vector<record::ToldStep> StepsIn(const Json& json) {
  std::vector<record::ToldStep> steps;
  for (const auto& step : json.value("steps", Json::array()))
    steps.push_back({step.at("request"), step.at("answer")});
  return steps;
}

std::string Text(const record::Run& run, const record::CheckResult& check,
                 const std::string& config) {
  const Json json = {{"schema", kSchema},
                     {"check", check.check},
                     {"title", check.title},
                     {"config", config},
                     {"plan", PlanName(run.start.plan)},
                     {"depth", run.start.depth},
                     {"target", run.start.target},
                     {"seed", check.seed},
                     {"outcome", Name(check.outcome)},
                     {"expected", check.expected},
                     {"actual", check.actual},
                     {"changed", check.changed},
                     {"counterexample", check.counterexample},
                     {"steps", ToJson(record::StepsOf(run, check))},
                     {"curl", record::CurlSequence(ExchangesOf(run, check))}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace

std::optional<std::string> WriteCases(const record::Run& run, const std::string& config,
                                      const std::filesystem::path& folder) {
  for (const auto& check : run.checks) {
    if (check.replay_file.empty()) continue;
    const auto path = folder / check.replay_file;
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    std::ofstream file(path, std::ios::binary);
    file << Text(run, check, config);
    file.close();
    if (!file) return fmt::format("{}: the case could not be written", path.string());
  }
  return std::nullopt;
}

std::multimap<std::string, std::string> CounterexamplesIn(const std::filesystem::path& folder) {
  std::multimap<std::string, std::string> counterexamples;
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(folder / "cases", error)) {
    const auto recorded = ReadCase(file.path());
    if (recorded && !recorded->counterexample.empty())
      counterexamples.emplace(recorded->check, recorded->counterexample);
  }
  return counterexamples;
}

std::expected<Case, std::string> ReadCase(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::unexpected(fmt::format("{}: the case cannot be read", path.string()));
  const std::string text(std::istreambuf_iterator<char>(file), {});
  const auto json = Json::parse(text, nullptr, false);
  if (!json.is_object() || json.value("schema", "") != kSchema) {
    return std::unexpected(fmt::format("{}: no case of schema {}", path.string(), kSchema));
  }
  try {
    return Case{json.at("check"),
                json.at("config"),
                json.at("plan"),
                json.value("depth", ""),
                json.at("seed"),
                json.at("outcome"),
                json.at("expected"),
                json.at("actual"),
                json.value("counterexample", ""),
                StepsIn(json)};
  } catch (const Json::exception& error) {
    return std::unexpected(fmt::format("{}: {}", path.string(), error.what()));
  }
}

}  // namespace nearmiss::runner
