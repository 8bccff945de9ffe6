#include "reports/writers/difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>
#include <string>
#include <vector>

#include "reports/writers/escape.hpp"
#include "reports/writers/json_text.hpp"
#include "reports/writers/summary.hpp"
#include "reports/writers/visible.hpp"

namespace nearmiss::writers {
namespace {

using record::AlsoMoved;
using record::CheckResult;
using record::Difference;
using record::Move;
using record::Moved;

constexpr std::array kMoves = {Move::NewlyFailing,   Move::NoLongerRunning, Move::NewlyRunning,
                               Move::FailsOtherwise, Move::CountsOtherwise, Move::AnswersOtherwise,
                               Move::Fixed};

/// "pass: refused: 400 invalid_grant", or why there is nothing to tell.
std::string Told(const CheckResult* check) {
  if (check == nullptr) return "not in this run";
  const bool judged =
      check->outcome == record::Outcome::Held || check->outcome == record::Outcome::Broken;
  return fmt::format("{}: {}", Name(check->verdict), judged ? check->actual : WhyNot(*check));
}

std::vector<const Moved*> Of(const Difference& difference, Move move) {
  std::vector<const Moved*> moved;
  for (const Moved& each : difference.checks) {
    if (each.move == move) moved.push_back(&each);
  }
  return moved;
}

std::string Headline(const Difference& difference) {
  const auto regressions = static_cast<int>(std::ranges::count_if(
      difference.checks, [](const auto& each) { return each.IsRegression(); }));
  if (regressions > 0) return Counted(regressions, "regression", "regressions");
  return difference.checks.empty() ? "No check moved" : "No regression";
}

/// "1 newly failing, 2 fixed, 1,004 the same".
std::string Totals(const Difference& difference) {
  std::string totals;
  for (const Move move : kMoves) {
    const auto count = Of(difference, move).size();
    if (count > 0) totals += fmt::format("{} {}, ", count, Name(move));
  }
  totals += fmt::format("{} the same", difference.same);
  if (difference.left_out > 0) totals += fmt::format(", {} left out", difference.left_out);
  return totals;
}

std::string OrNone(const std::string& value) { return value.empty() ? "none" : value; }

}  // namespace

void WriteDifference(const Difference& difference, std::ostream& out) {
  for (const Move move : kMoves) {
    const auto moved = Of(difference, move);
    if (moved.empty()) continue;
    out << fmt::format("\n{}: {}\n", Name(move), Meaning(move));
    for (const Moved* each : moved) {
      out << fmt::format("  {}{}\n    then  {}\n    now   {}\n", VisibleLine(each->Any().check),
                         each->Any().scored ? "" : "  (not scored)",
                         VisibleLine(Told(each->before)), VisibleLine(Told(each->now)));
    }
  }
  if (!difference.also.empty()) out << "\nwhat else moved:\n";
  for (const AlsoMoved& also : difference.also) {
    out << fmt::format("  {}\n    then  {}\n    now   {}\n", VisibleLine(also.what),
                       VisibleLine(OrNone(also.before)), VisibleLine(OrNone(also.now)));
  }
  out << '\n';
  for (const std::string& partial : difference.partial) out << VisibleLine(partial) << '\n';
  out << fmt::format("{}: {}\n", Headline(difference), Totals(difference));
}

void WriteDifferenceMarkdown(const Difference& difference, std::ostream& out) {
  out << fmt::format("# {}\n\n{}.\n", Headline(difference), Totals(difference));
  for (const std::string& partial : difference.partial)
    out << "\n" << EscapeMarkdown(partial) << ".\n";
  for (const Move move : kMoves) {
    const auto moved = Of(difference, move);
    if (moved.empty()) continue;
    std::string heading(Name(move));
    heading.front() = static_cast<char>(heading.front() & ~0x20);
    out << fmt::format("\n## {}\n\n{}.\n\n| check | then | now |\n|---|---|---|\n", heading,
                       Meaning(move));
    for (const Moved* each : moved) {
      out << fmt::format("| {}{} | {} | {} |\n", MarkdownCode(each->Any().check),
                         each->Any().scored ? "" : " (not scored)",
                         EscapeMarkdown(Told(each->before)), EscapeMarkdown(Told(each->now)));
    }
  }
  if (difference.also.empty()) return;
  out << "\n## What else moved\n\n| what | then | now |\n|---|---|---|\n";
  for (const AlsoMoved& also : difference.also) {
    out << fmt::format("| {} | {} | {} |\n", EscapeMarkdown(also.what),
                       EscapeMarkdown(OrNone(also.before)), EscapeMarkdown(OrNone(also.now)));
  }
}

}  // namespace nearmiss::writers
