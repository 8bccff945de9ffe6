#include "reports/record/difference.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "reports/record/baseline.hpp"
#include "reports/record/label_text.hpp"

namespace nearmiss::record {
namespace {

bool Judged(const CheckResult* check) {
  return check != nullptr && (check->outcome == Outcome::Held || check->outcome == Outcome::Broken);
}

bool IsDigit(char octet) { return octet >= '0' && octet <= '9'; }

/// Behind a number: what makes it a time, or a count of what the run did.
constexpr std::string_view kUnits[] = {" us",       " ms",        " s",         " answers",
                                       " requests", " near miss", " sequences", " rounds",
                                       " tokens",   "us",         "ms",         "s"};

/// The length of the unit that the text begins with; none when it goes on as another word.
std::size_t UnitAt(std::string_view text) {
  for (const std::string_view unit : kUnits) {
    if (!text.starts_with(unit)) continue;
    const bool ends = text.size() == unit.size() || unit.ends_with("miss") ||
                      text[unit.size()] < 'a' || text[unit.size()] > 'z';
    if (ends) return unit.size();
  }
  return 0;
}

std::optional<Move> MoveOf(const CheckResult* before, const CheckResult* now) {
  if (!Judged(before) && !Judged(now)) return std::nullopt;
  if (!Judged(before)) return Move::NewlyRunning;
  if (!Judged(now)) return Move::NoLongerRunning;
  const bool held = before->outcome == Outcome::Held;
  const bool holds = now->outcome == Outcome::Held;
  if (held && !holds) return Move::NewlyFailing;
  if (!held && holds) return Move::Fixed;
  if (WithoutVolatile(before->actual) != WithoutVolatile(now->actual))
    return holds ? Move::AnswersOtherwise : Move::FailsOtherwise;
  if (before->verdict != now->verdict) return Move::CountsOtherwise;
  return std::nullopt;
}

/// Why a run is of a part of its plan; empty when it is whole.
std::string WhyPartial(const Run& run) {
  if (!run.end) return "its record ends before the run did";
  if (!run.start.selection.empty()) return "it was narrowed by " + run.start.selection;
  if (run.start.shard != "1/1") return "it is the shard " + run.start.shard;
  return IsPartial(run) ? "it was interrupted" : "";
}

}  // namespace

std::string_view Name(Move move) {
  switch (move) {
    case Move::NewlyFailing:
      return "newly failing";
    case Move::NoLongerRunning:
      return "no longer running";
    case Move::NewlyRunning:
      return "newly running";
    case Move::FailsOtherwise:
      return "fails otherwise";
    case Move::CountsOtherwise:
      return "counts otherwise";
    case Move::AnswersOtherwise:
      return "answers otherwise";
    case Move::Fixed:
      return "fixed";
  }
  std::unreachable();
}

std::string_view Meaning(Move move) {
  switch (move) {
    case Move::NewlyFailing:
      return "held before, and does not now";
    case Move::NoLongerRunning:
      return "came to a verdict before, and does not now, so nobody would see it fail";
    case Move::NewlyRunning:
      return "came to no verdict before";
    case Move::FailsOtherwise:
      return "did not hold before either, but the answer is another one";
    case Move::CountsOtherwise:
      return "the same answer, which the baseline, the plan or the flags count otherwise";
    case Move::AnswersOtherwise:
      return "holds as before, but the answer is another one";
    case Move::Fixed:
      return "did not hold before, and does now";
  }
  std::unreachable();
}

bool Moved::IsRegression() const {
  if (move == Move::NoLongerRunning) return Any().scored;
  return now != nullptr && now->verdict == Verdict::Fail &&
         (before == nullptr || before->verdict != Verdict::Fail);
}

bool Difference::HasRegression() const {
  return std::ranges::any_of(checks, [](const Moved& moved) { return moved.IsRegression(); });
}

std::string WithoutVolatile(std::string_view actual) {
  const std::string kinds = WithLabelKinds(actual);
  std::string text;
  for (std::size_t at = 0; at < kinds.size();) {
    std::size_t end = at;
    while (end < kinds.size() && (IsDigit(kinds[end]) || (end > at && kinds[end] == '.'))) ++end;
    const std::size_t unit = end > at ? UnitAt(std::string_view(kinds).substr(end)) : 0;
    if (unit > 0) {
      text += '~' + kinds.substr(end, unit);
      at = end + unit;
    } else {
      const std::size_t next = std::max(end, at + 1);
      text += kinds.substr(at, next - at);
      at = next;
    }
  }
  return text;
}

Difference Compare(const Run& before, const Run& now) {
  Difference difference;
  for (const auto& [which, run] : {std::pair{"earlier", &before}, std::pair{"later", &now}}) {
    const auto why = WhyPartial(*run);
    if (!why.empty())
      difference.partial.push_back(std::string("the ") + which + " run is not a whole one: " + why);
  }
  std::map<std::string_view, std::pair<const CheckResult*, const CheckResult*>> by_id;
  for (const CheckResult& check : before.checks) by_id[check.check].first = &check;
  for (const CheckResult& check : now.checks) by_id[check.check].second = &check;
  const bool later_is_partial = !WhyPartial(now).empty();
  for (const auto& [id, pair] : by_id) {
    const auto& [earlier, later] = pair;
    const auto move = MoveOf(earlier, later);
    if (later == nullptr && later_is_partial) {
      ++difference.left_out;
    } else if (move) {
      difference.checks.push_back({*move, earlier, later});
    } else {
      ++difference.same;
    }
  }
  std::ranges::sort(difference.checks, {}, [](const Moved& moved) {
    return std::pair<Move, std::string_view>(moved.move, moved.Any().check);
  });
  difference.also = WhatElseMoved(before, now);
  return difference;
}

}  // namespace nearmiss::record
