#include "reports/writers/near_miss_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "reports/writers/escape.hpp"
#include "reports/writers/trials.hpp"
#include "reports/writers/visible.hpp"

namespace nearmiss::writers {
namespace {

struct Family {
  int sent = 0;
  int not_sent = 0;
};
using Families = std::map<std::string, Family>;

bool SendsFamilies(const record::CheckResult& check) {
  return std::ranges::count_if(check.trials.sent,
                               [](const auto& each) { return IsRow(each.first); }) > 1;
}

/// A row that several checks know was sent when one of them sent it.
Families FamiliesOf(const record::Run& run) {
  Families families;
  if (std::ranges::none_of(run.checks, SendsFamilies)) return families;
  std::map<std::string, int> rows;
  for (const auto& check : run.checks) {
    for (const auto& [kind, count] : check.trials.sent) {
      if (IsRow(kind)) rows[kind] += count;
    }
  }
  for (const auto& [row, count] : rows) {
    auto& family = families[FamilyOf(row)];
    ++(count > 0 ? family.sent : family.not_sent);
  }
  return families;
}

}  // namespace

std::string RowsInWords(const record::Run& run) {
  const auto families = FamiliesOf(run);
  if (families.empty()) return {};
  Family all;
  for (const auto& [name, family] : families) {
    all.sent += family.sent;
    all.not_sent += family.not_sent;
  }
  return fmt::format("{} rows of the file of near misses were sent, {} were not", Grouped(all.sent),
                     Grouped(all.not_sent));
}

void WriteMarkdownRows(const record::Run& run, std::ostream& out) {
  const auto families = FamiliesOf(run);
  if (families.empty()) return;
  out << "\n## Near misses by family\n\n"
      << RowsInWords(run) << ".\n\n"
      << "| family | sent | no room or no answer |\n|---|--:|--:|\n";
  for (const auto& [name, family] : families)
    out << fmt::format("| {} | {} | {} |\n", EscapeMarkdown(name), family.sent, family.not_sent);
}

void WriteHtmlRows(const record::Run& run, std::ostream& out) {
  const auto families = FamiliesOf(run);
  if (families.empty()) return;
  out << "<section id=\"near-misses\">\n<h2>Near misses by family</h2>\n<p class=\"about\">"
      << RowsInWords(run)
      << ".</p>\n<table class=\"matrix\">\n<thead><tr><th scope=\"col\">Family</th>"
         "<th scope=\"col\">Sent</th><th scope=\"col\">No room or no answer</th></tr></thead>\n"
         "<tbody>\n";
  for (const auto& [name, family] : families) {
    out << fmt::format(
        "<tr><th scope=\"row\">{}</th><td data-label=\"Sent\">{}</td>"
        "<td data-label=\"No room or no answer\">{}</td></tr>\n",
        VisibleHtml(name), family.sent, family.not_sent);
  }
  out << "</tbody></table>\n</section>\n";
}

}  // namespace nearmiss::writers
