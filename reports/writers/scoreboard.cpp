#include "reports/writers/scoreboard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <vector>

#include "reports/writers/escape.hpp"

namespace nearmiss::writers {
namespace {

using record::CheckResult;
using record::Outcome;

/// What the checks of a requirement say together: one that is broken outweighs all that held, and
/// what could not be told counts only where nothing else is there.
enum class Standing { NotTold, Held, Broken };

struct Cell {
  Standing standing = Standing::NotTold;
  std::string check;  ///< the one that decided
  int checks = 0;     ///< that said something
};

Standing StandingOf(Outcome outcome) {
  if (outcome == Outcome::Held) return Standing::Held;
  return outcome == Outcome::Broken ? Standing::Broken : Standing::NotTold;
}

using Row = std::map<std::string, Cell>;  ///< by requirement

Row RowOf(const record::Run& run) {
  Row row;
  for (const auto& result : run.checks) {
    const auto standing = StandingOf(result.outcome);
    for (const auto& requirement : result.requirements) {
      auto& cell = row[requirement];
      if (cell.check.empty() || standing > cell.standing) {
        cell.standing = standing;
        cell.check = result.check;
      }
      cell.checks += standing == Standing::NotTold ? 0 : 1;
    }
  }
  return row;
}

constexpr auto kStyle =
    "body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:90rem;padding:0 1rem;"
    "color:#1b1f24;background:#fff}"
    "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #d0d7de;padding:.3rem "
    ".5rem;text-align:left;vertical-align:top}thead th{position:sticky;top:0;background:#fff}"
    "td.held a{color:#116329}td.broken a{color:#a40e26;font-weight:600}td.none{color:#59636e}"
    "code{font-size:.85em}"
    "@media(prefers-color-scheme:dark){body,thead th{background:#0d1117;color:#e6edf3}"
    "th,td{border-color:#30363d}td.held a{color:#56d364}td.broken a{color:#ff7b72}"
    "td.none{color:#9198a1}}";

std::string CellText(const ScoredServer& server, const Row& row, const std::string& requirement) {
  const auto found = row.find(requirement);
  if (found == row.end() || found->second.standing == Standing::NotTold)
    return "<td class=\"none\">not told</td>";
  const auto& cell = found->second;
  const bool held = cell.standing == Standing::Held;
  return fmt::format("<td class=\"{}\"><a href=\"{}/report.html#{}\">{}</a> ({})</td>",
                     held ? "held" : "broken", EscapeHtml(server.folder), EscapeHtml(cell.check),
                     held ? "held" : "not held", cell.checks);
}

void WriteTotals(std::span<const ScoredServer> servers, const std::vector<Row>& rows,
                 std::ostream& out) {
  out << "<table>\n<thead><tr><th>server</th><th>plan</th><th>requirements held</th>"
         "<th>not held</th><th>checks</th><th>requests</th><th>seconds</th></tr></thead>\n";
  for (std::size_t i = 0; i < servers.size(); ++i) {
    const auto count = [&](Standing standing) {
      return std::ranges::count_if(
          rows[i], [&](const auto& each) { return each.second.standing == standing; });
    };
    const auto& run = servers[i].run;
    out << fmt::format(
        "<tr><td><a href=\"{}/report.html\">{}</a><br>{}</td><td>{}</td><td>{}</td><td>{}</td>"
        "<td>{}</td><td>{}</td><td>{:.1f}</td></tr>\n",
        EscapeHtml(servers[i].folder), EscapeHtml(servers[i].name), EscapeHtml(run.start.target),
        EscapeHtml(run.start.plan), count(Standing::Held), count(Standing::Broken),
        run.checks.size(), run.end ? run.end->requests : 0,
        run.end ? static_cast<double>(run.end->duration.count()) / 1000 : 0.0);
  }
  out << "</table>\n";
}

bool IsTold(const std::vector<Row>& rows, const std::string& requirement) {
  return std::ranges::any_of(rows, [&](const Row& row) {
    const auto found = row.find(requirement);
    return found != row.end() && found->second.standing != Standing::NotTold;
  });
}

}  // namespace

void WriteScoreboard(std::span<const ScoredServer> servers,
                     std::span<const requirement::Requirement> requirements, std::ostream& out) {
  std::vector<Row> rows;
  for (const auto& server : servers) rows.push_back(RowOf(server.run));
  out << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<title>Servers and requirements</title>\n<style>"
      << kStyle << "</style>\n</head>\n<body>\n<h1>Servers and requirements</h1>\n"
      << "<p>What each server was asked and how it answered. \"Not told\" is what no check could "
         "tell: the server lacks what it needs, or a step before it failed. In brackets, how many "
         "checks said something.</p>\n";
  WriteTotals(servers, rows, out);
  std::string specification;
  for (const auto& each : requirements) {
    if (!IsTold(rows, each.id)) continue;
    if (each.spec != specification) {
      if (!specification.empty()) out << "</table>\n";
      specification = each.spec;
      out << "<h2>" << EscapeHtml(specification)
          << "</h2>\n<table>\n<thead><tr><th>section</th><th>level</th><th>requirement</th>";
      for (const auto& server : servers) out << "<th>" << EscapeHtml(server.name) << "</th>";
      out << "</tr></thead>\n";
    }
    out << fmt::format("<tr id=\"{0}\"><td>{1}</td><td>{2}</td><td>{3}<br><code>{0}</code></td>",
                       EscapeHtml(each.id), EscapeHtml(each.section), EscapeHtml(each.level),
                       EscapeHtml(each.text));
    for (std::size_t i = 0; i < servers.size(); ++i) out << CellText(servers[i], rows[i], each.id);
    out << "</tr>\n";
  }
  if (!specification.empty()) out << "</table>\n";
  out << "</body>\n</html>\n";
}

}  // namespace nearmiss::writers
