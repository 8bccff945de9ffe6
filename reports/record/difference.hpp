#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/record/record.hpp"

namespace nearmiss::record {

/// How a check stands in the later of two runs, against the earlier one.
enum class Move {
  NewlyFailing,      ///< held before, and does not now
  NoLongerRunning,   ///< came to a verdict on the target before, and does not now
  NewlyRunning,      ///< the other way round
  FailsOtherwise,    ///< did not hold before and does not now, with another answer
  CountsOtherwise,   ///< the same answer has another verdict: baseline, plan or flags
  AnswersOtherwise,  ///< held before and holds now, with another answer
  Fixed,             ///< did not hold before, and does now
};
std::string_view Name(Move move);
/// In a sentence, for a heading.
std::string_view Meaning(Move move);

/// A check that moved. Null where one of the runs does not have it.
struct Moved {
  Move move = Move::NewlyFailing;
  const CheckResult* before = nullptr;
  const CheckResult* now = nullptr;

  const CheckResult& Any() const { return now != nullptr ? *now : *before; }
  /// Whether it is a reason not to go on: a new failure, or a scored check that stopped running.
  bool IsRegression() const;
};

/// What else is not as it was: of nearmiss, of the run, or what the server says of itself. One that
/// was not there is empty.
struct AlsoMoved {
  std::string what;  ///< "nearmiss", "plan", "metadata scopes_supported", "header Server"
  std::string before;
  std::string now;
  bool operator==(const AlsoMoved&) const = default;
};

struct Difference {
  std::vector<Moved> checks;  ///< in the order of `Move`, then of the ids
  std::vector<AlsoMoved> also;
  int same = 0;  ///< checks that came to the same in both runs
  /// Checks of the earlier run that the later one left out on purpose: a selection, a shard, a cut.
  int left_out = 0;
  /// Why a run says less than its plan, a line for each such run.
  std::vector<std::string> partial;

  bool HasRegression() const;
};

/// Compares two runs by what the checks came to. Numbers of labels and times, which differ from run
/// to run, are no difference. The result points into both runs.
Difference Compare(const Run& before, const Run& now);

/// What of two runs is not the same, beside the checks.
std::vector<AlsoMoved> WhatElseMoved(const Run& before, const Run& now);

/// An actual text without what differs between two runs of the same server: numbers of labels,
/// times, counts of what the run did.
std::string WithoutVolatile(std::string_view actual);

}  // namespace nearmiss::record
