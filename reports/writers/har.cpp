#include "reports/writers/har.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "reports/writers/har_entry.hpp"
#include "reports/writers/moment.hpp"

namespace nearmiss::writers {
namespace {

using record::Run;

std::string Text(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// A page for each check that sent something, in the order in which they began.
std::vector<Json> Pages(const Run& run) {
  std::map<std::string_view, std::string_view> titles;
  for (const auto& check : run.checks) titles.emplace(check.check, check.title);
  std::map<std::string_view, bool> begun;
  std::vector<Json> pages;
  for (const auto& exchange : run.exchanges) {
    if (exchange.check.empty() || !begun.emplace(exchange.check, true).second) continue;
    const auto title = titles.find(exchange.check);
    pages.push_back({{"startedDateTime", Rfc3339(After(run, exchange.at))},
                     {"id", JsonText(exchange.check)},
                     {"title", JsonText(title == titles.end() ? exchange.check : title->second)},
                     {"pageTimings", Json::object()}});
  }
  return pages;
}

}  // namespace

// A line a page and a line an entry, written as they are made: a run of 100,000 exchanges is no
// document in memory.
void WriteHar(const Run& run, std::ostream& out) {
  out << "{\"log\":{\"version\":\"1.2\",\"creator\":"
      << Text({{"name", "nearmiss"}, {"version", JsonText(run.start.version)}}) << ",\n\"pages\":[";
  std::string_view comma = "\n";
  for (const Json& page : Pages(run)) {
    out << comma << Text(page);
    comma = ",\n";
  }
  out << "],\n\"entries\":[";
  comma = "\n";
  for (const auto& exchange : run.exchanges) {
    out << comma << Text(HarEntry(run, exchange));
    comma = ",\n";
  }
  out << "]}}\n";
}

}  // namespace nearmiss::writers
