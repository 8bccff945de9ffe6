#include "reports/writers/history_file.hpp"

#include <nlohmann/json.hpp>

#include "reports/record/ledger.hpp"
#include "reports/writers/json_text.hpp"

namespace nearmiss::writers {
namespace {

constexpr auto kSchema = "nearmiss.history/1";

std::string PlanName(const std::string& plan) { return plan.substr(0, plan.find('@')); }

/// What two runs have to share so that one picture may hold both.
Json Comparable(const record::RunStart& start) {
  return {{"target", JsonText(start.target)},
          {"plan_name", JsonText(PlanName(start.plan))},
          {"selection", JsonText(start.selection)},
          {"shard", JsonText(start.shard)}};
}

bool Holds(const Json& line, const Json& members) {
  for (const auto& member : members.items()) {
    const auto found = line.find(member.key());
    if (found == line.end() || *found != member.value()) return false;
  }
  return true;
}

std::string Text(const Json& line, const char* name) {
  const auto found = line.find(name);
  return found != line.end() && found->is_string() ? found->get<std::string>() : "";
}

PastRun Read(const Json& line) {
  PastRun past{Text(line, "time"), Text(line, "plan"), Text(line, "version"), -1, {}};
  if (const auto code = line.find("exit_code"); code != line.end() && code->is_number_integer())
    past.exit_code = code->get<int>();
  const auto totals = line.find("totals");
  if (totals == line.end() || !totals->is_object()) return past;
  for (const auto& total : totals->items()) {
    if (total.value().is_number_integer()) past.totals[total.key()] = total.value().get<int>();
  }
  return past;
}

}  // namespace

std::string HistoryLine(const record::Run& run) {
  Json line = Comparable(run.start);
  line["schema"] = kSchema;
  line["time"] = JsonText(run.start.time);
  line["plan"] = JsonText(run.start.plan);
  line["version"] = JsonText(run.start.version);
  line["exit_code"] = run.end ? run.end->exit_code : -1;
  line["totals"] = record::Ledger(run.checks).Totals();
  return line.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::vector<PastRun> PastRuns(std::string_view history, const record::Run& run, std::size_t most) {
  const Json comparable = Comparable(run.start);
  std::vector<PastRun> past;
  while (!history.empty()) {
    const auto end = history.find('\n');
    const Json line = Json::parse(history.substr(0, end), nullptr, false);
    history.remove_prefix(end == std::string_view::npos ? history.size() : end + 1);
    if (line.is_object() && Text(line, "schema") == kSchema && Holds(line, comparable))
      past.push_back(Read(line));
  }
  if (past.size() > most) past.erase(past.begin(), past.end() - static_cast<std::ptrdiff_t>(most));
  return past;
}

}  // namespace nearmiss::writers
