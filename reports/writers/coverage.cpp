#include "reports/writers/coverage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <ostream>
#include <string>
#include <vector>

#include "reports/writers/escape.hpp"
#include "reports/writers/visible.hpp"

namespace nearmiss::writers {
namespace {

using requirement::Coverage;
using requirement::Requirement;
using requirement::State;
using requirement::Testable;

constexpr std::size_t kFirstShown = 3;

std::string CheckedBy(const Coverage& each, bool every) {
  const auto shown = every ? each.checks.size() : std::min(kFirstShown, each.checks.size());
  std::string text;
  for (std::size_t i = 0; i < shown; ++i)
    text += "    checked by " + VisibleLine(each.checks[i]) + '\n';
  if (shown < each.checks.size())
    text += fmt::format("    and by {} more\n", each.checks.size() - shown);
  return text;
}

/// "12 of 14"; nothing where there is nothing to check.
std::string Share(const requirement::Tally& tally, Testable testable) {
  const auto found = tally.counts.find(testable);
  if (found == tally.counts.end()) return "-";
  return fmt::format("{} of {}", found->second.checked, found->second.all);
}

int AllOf(const requirement::Tally& tally, Testable testable) {
  const auto found = tally.counts.find(testable);
  return found == tally.counts.end() ? 0 : found->second.all;
}

void TotalsLine(const requirement::Tally& tally, std::string_view name, std::ostream& out) {
  out << fmt::format("{:<30} {:<7} {:>12} {:>12} {:>6}\n", name, tally.keyword,
                     Share(tally, Testable::Yes), Share(tally, Testable::Partly),
                     AllOf(tally, Testable::No));
}

void TotalsText(std::span<const Coverage> coverage, std::ostream& out) {
  out << fmt::format("\n{:<30} {:<7} {:>12} {:>12} {:>6}\n", "checked", "", "testable", "partly",
                     "not");
  for (const auto& tally : requirement::Totals(coverage)) TotalsLine(tally, tally.spec, out);
  for (const auto& tally : requirement::GrandTotals(coverage)) TotalsLine(tally, "together", out);
}

void TotalsMarkdown(std::span<const Coverage> coverage, std::ostream& out) {
  out << "| specification | level | testable: checked | partly testable: checked | not testable |\n"
         "|---|---|--:|--:|--:|\n";
  const auto line = [&out](const requirement::Tally& tally, std::string_view name) {
    out << fmt::format("| {} | {} | {} | {} | {} |\n", name, tally.keyword,
                       Share(tally, Testable::Yes), Share(tally, Testable::Partly),
                       AllOf(tally, Testable::No));
  };
  for (const auto& tally : requirement::Totals(coverage)) line(tally, EscapeMarkdown(tally.spec));
  for (const auto& tally : requirement::GrandTotals(coverage)) line(tally, "together");
}

std::string Codes(const std::vector<std::string>& checks) {
  std::string cell;
  for (std::size_t i = 0; i < std::min(kFirstShown, checks.size()); ++i)
    cell += (i == 0 ? "" : ", ") + MarkdownCode(checks[i]);
  if (checks.size() > kFirstShown) cell += fmt::format(", {} more", checks.size() - kFirstShown);
  return cell;
}

/// A table for each specification; `cell` gives the last column.
template <typename Cell>
void Tables(std::span<const Coverage> coverage, std::string_view column, std::ostream& out,
            const Cell& cell) {
  std::string spec;
  for (const auto& each : coverage) {
    if (each.requirement->spec != spec) {
      spec = each.requirement->spec;
      out << "\n## " << EscapeMarkdown(spec) << "\n\n| section | level | requirement | " << column
          << " |\n|---|---|---|---|\n";
    }
    out << fmt::format("| {} | {} | {} {} | {} |\n", EscapeMarkdown(each.requirement->section),
                       each.requirement->level, MarkdownCode(each.requirement->id),
                       EscapeMarkdown(each.requirement->text), cell(each));
  }
}

}  // namespace

void WriteCoverageText(std::span<const Coverage> coverage, std::ostream& out,
                       const CoverageOptions& options) {
  for (const auto& each : coverage) {
    if (!options.each_requirement) break;
    const auto& about = *each.requirement;
    out << fmt::format("{} {} {}  {}\n    {}\n", about.spec, about.section, about.level, about.id,
                       about.text);
    out << (each.state == State::Checked ? CheckedBy(each, options.every_check)
                                         : "    " + VisibleLine(each.why) + '\n');
  }
  TotalsText(coverage, out);
}

void WriteCoverageMarkdown(std::span<const Coverage> coverage, std::ostream& out) {
  out << "# Requirements and their checks\n\n";
  TotalsMarkdown(coverage, out);
  Tables(coverage, "checks", out, [](const Coverage& each) {
    return each.state == State::Checked ? Codes(each.checks) : EscapeMarkdown(each.why);
  });
}

}  // namespace nearmiss::writers
