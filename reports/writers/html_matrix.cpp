#include "reports/writers/html_matrix.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "reports/record/names.hpp"
#include "reports/writers/escape.hpp"
#include "reports/writers/summary.hpp"

namespace nearmiss::writers {
namespace {

using record::CheckResult;
using record::Level;
using record::Outcome;
using record::Run;
using record::Verdict;

constexpr std::array kWorstFirst = {Verdict::Fail,         Verdict::Error, Verdict::Known,
                                    Verdict::Warning,      Verdict::Note,  Verdict::Stale,
                                    Verdict::Inconclusive, Verdict::Pass,  Verdict::Skipped};

using Checks = std::vector<const CheckResult*>;

int Count(const Checks& checks, Verdict verdict) {
  return static_cast<int>(std::ranges::count(checks, verdict, &CheckResult::verdict));
}

const CheckResult* Worst(const Checks& checks) {
  return *std::ranges::min_element(checks, {}, [](const CheckResult* check) {
    return std::ranges::find(kWorstFirst, check->verdict);
  });
}

/// "12 of 14" of those that came to a verdict on the server.
std::string HeldOf(const Checks& checks, Level level) {
  int held = 0;
  int tried = 0;
  for (const CheckResult* const check : checks) {
    if (check->level != level) continue;
    if (check->outcome == Outcome::Held) ++held;
    if (check->outcome == Outcome::Held || check->outcome == Outcome::Broken) ++tried;
  }
  return tried == 0 ? "" : fmt::format("{} of {}", held, tried);
}

// The share of each verdict, as a picture for those who see it; the numbers stand beside it.
std::string Bar(const Checks& checks) {
  constexpr double kWidth = 100;
  std::string svg =
      "<svg class=\"share\" viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" role=\"img\" "
      "aria-label=\"";
  std::string words;
  std::string bars;
  double at = 0;
  for (const Verdict verdict : record::kVerdicts) {
    const int count = Count(checks, verdict);
    if (count == 0) continue;
    const double width = kWidth * count / static_cast<double>(checks.size());
    words += fmt::format("{}{} {}", words.empty() ? "" : ", ", count, Name(verdict));
    bars += fmt::format(
        "<rect class=\"{0}\" x=\"{1:.2f}\" width=\"{2:.2f}\" height=\"6\">"
        "<title>{3} {0}</title></rect>",
        Name(verdict), at, width, count);
    at += width;
  }
  return svg + words + "\">" + bars + "</svg>";
}

std::string Cell(std::string_view label, std::string_view text) {
  return fmt::format("<td data-label=\"{}\">{}</td>", label, text.empty() ? "-" : text);
}

std::string Number(int number) { return number == 0 ? "" : std::to_string(number); }

std::string Requirements(const Checks& checks) {
  std::map<std::string_view, Checks> by_requirement;
  for (const CheckResult* const check : checks) {
    for (const std::string& id : check->requirements) by_requirement[id].push_back(check);
  }
  if (by_requirement.empty()) return {};
  std::string html =
      fmt::format("<details><summary>{}</summary><ul class=\"requirements\">\n",
                  Counted(static_cast<int>(by_requirement.size()), "requirement", "requirements"));
  for (const auto& [id, citing] : by_requirement) {
    const CheckResult& worst = *Worst(citing);
    html += fmt::format(
        "<li class=\"{0}\"><a href=\"#{1}\">{2}</a> <span class=\"verdict\">{0}</span>"
        "<small> {3}</small></li>\n",
        Name(worst.verdict), EscapeHtml(worst.check), VisibleHtml(id),
        Counted(static_cast<int>(citing.size()), "check", "checks"));
  }
  return html + "</ul></details>";
}

}  // namespace

void WriteHtmlMatrix(const Run& run, std::ostream& out) {
  if (run.checks.empty()) return;
  std::map<std::string, Checks> by_specification;
  for (const CheckResult& check : run.checks)
    by_specification[Specification(check.check)].push_back(&check);
  out << "<section id=\"matrix\">\n<h2>Requirements by specification</h2>\n"
         "<table class=\"matrix\">\n<thead><tr><th scope=\"col\">Specification</th>"
         "<th scope=\"col\">Outcome</th><th scope=\"col\">MUST held</th>"
         "<th scope=\"col\">SHOULD held</th><th scope=\"col\">New</th><th scope=\"col\">Known</th>"
         "<th scope=\"col\">No result</th></tr></thead>\n<tbody>\n";
  for (const auto& [name, checks] : by_specification) {
    const int without = Count(checks, Verdict::Inconclusive) + Count(checks, Verdict::Error);
    out << "<tr><th scope=\"row\">" << VisibleHtml(name) << Requirements(checks) << "</th>"
        << "<td class=\"picture\">" << Bar(checks) << "</td>"
        << Cell("MUST held", HeldOf(checks, Level::Must))
        << Cell("SHOULD held", HeldOf(checks, Level::Should))
        << Cell("New", Number(Count(checks, Verdict::Fail)))
        << Cell("Known", Number(Count(checks, Verdict::Known)))
        << Cell("No result", Number(without)) << "</tr>\n";
  }
  out << "</tbody></table>\n</section>\n";
}

}  // namespace nearmiss::writers
