#pragma once

#include <array>
#include <map>
#include <span>
#include <string>

#include "reports/record/record.hpp"

namespace nearmiss::record {

/// Counts verdicts. Each selected check is counted once, so the sum is the number selected.
class Ledger {
 public:
  Ledger() = default;
  explicit Ledger(std::span<const CheckResult> checks);

  void Count(Verdict verdict, bool scored = true);

  int Of(Verdict verdict) const;
  /// The same without the checks that the plan does not score.
  int ScoredOf(Verdict verdict) const;
  int Selected() const;
  /// By verdict name, zeros included: what `run_finished` carries.
  std::map<std::string, int> Totals() const;
  static int Sum(const std::map<std::string, int>& totals);

 private:
  std::array<int, 9> counts_{};
  std::array<int, 9> unscored_{};
};

/// The codes that a script may rely on.
inline constexpr int kExitHeld = 0;
inline constexpr int kExitFailures = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitCouldNotTest = 3;
inline constexpr int kExitStale = 4;
inline constexpr int kExitEmpty = 5;
inline constexpr int kExitFault = 70;

/// What the verdicts alone do not tell about a run.
struct RunFacts {
  int requests = 0;             ///< sent to the target
  bool usage_error = false;     ///< a mistake in the command line or a file; nothing was tested
  bool could_not_test = false;  ///< unreachable, or a login that was needed never worked
  bool fault = false;           ///< in nearmiss itself, outside of any one check
  int idle_entries = 0;         ///< of the baseline: expired, or of no check
  int signal = 0;               ///< that ended the run early: SIGINT or SIGTERM
};

/// The exit code of a run. If several apply: a fault of ours, usage, a signal (128 + its number),
/// an empty selection, new failures, could not test, stale entries. More than a tenth of the checks
/// that were not skipped without an answer is "could not test", and so is a run that sent nothing
/// or in which no check came to a verdict on the target. Entries of the baseline that have expired
/// or are of no check count like stale ones. What is not scored leaves the number of unanswered
/// checks alone.
int ExitCodeOf(const Ledger& ledger, const RunFacts& facts);

}  // namespace nearmiss::record
