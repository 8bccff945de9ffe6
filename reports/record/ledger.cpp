#include "reports/record/ledger.hpp"

#include <numeric>

#include "reports/record/names.hpp"

namespace nearmiss::record {

Ledger::Ledger(std::span<const CheckResult> checks) {
  for (const CheckResult& check : checks) Count(check.verdict, check.scored);
}

void Ledger::Count(Verdict verdict, bool scored) {
  ++counts_.at(static_cast<std::size_t>(verdict));
  if (!scored) ++unscored_.at(static_cast<std::size_t>(verdict));
}

int Ledger::Of(Verdict verdict) const { return counts_.at(static_cast<std::size_t>(verdict)); }

int Ledger::ScoredOf(Verdict verdict) const {
  return Of(verdict) - unscored_.at(static_cast<std::size_t>(verdict));
}

int Ledger::Selected() const { return std::accumulate(counts_.begin(), counts_.end(), 0); }

std::map<std::string, int> Ledger::Totals() const {
  std::map<std::string, int> totals;
  for (const Verdict verdict : kVerdicts) totals.emplace(Name(verdict), Of(verdict));
  return totals;
}

int Ledger::Sum(const std::map<std::string, int>& totals) {
  int sum = 0;
  for (const auto& [verdict, count] : totals) sum += count;
  return sum;
}

namespace {

bool TooMuchUnanswered(const Ledger& ledger) {
  int asked = 0;
  for (const Verdict verdict : kVerdicts) {
    if (verdict != Verdict::Skipped) asked += ledger.ScoredOf(verdict);
  }
  return ledger.ScoredOf(Verdict::Inconclusive) * 10 > asked;
}

bool NothingJudged(const Ledger& ledger) {
  return ledger.Selected() == ledger.Of(Verdict::Skipped) + ledger.Of(Verdict::Inconclusive);
}

}  // namespace

int ExitCodeOf(const Ledger& ledger, const RunFacts& facts) {
  if (facts.fault || ledger.Of(Verdict::Error) > 0) return kExitFault;
  if (facts.usage_error) return kExitUsage;
  if (facts.signal != 0) return 128 + facts.signal;
  if (ledger.Selected() == 0) return kExitEmpty;
  if (ledger.Of(Verdict::Fail) > 0) return kExitFailures;
  if (facts.could_not_test || facts.requests == 0 || NothingJudged(ledger) ||
      TooMuchUnanswered(ledger)) {
    return kExitCouldNotTest;
  }
  if (ledger.Of(Verdict::Stale) > 0 || facts.idle_entries > 0) return kExitStale;
  return kExitHeld;
}

}  // namespace nearmiss::record
