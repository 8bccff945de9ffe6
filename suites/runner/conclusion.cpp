#include "suites/runner/conclusion.hpp"

#include <utility>
#include <vector>

#include "reports/record/verdict.hpp"
#include "suites/glue/catalogue.hpp"

namespace nearmiss::runner {

void GiveVerdict(const Settings& settings, std::string_view time, bool source_verified,
                 record::CheckResult& result) {
  const record::BaselineEntry* known = nullptr;
  if (settings.baseline) known = record::Match(*settings.baseline, result);
  const bool expired = known != nullptr && result.outcome == record::Outcome::Broken &&
                       record::IsExpired(*known, time);
  if (expired && result.scored) result.reason = "no longer accepted: " + record::ReasonOf(*known);
  if (expired) known = nullptr;
  result.verdict =
      record::Judge(result.outcome, result.layer, result.level, settings.strict, source_verified,
                    known == nullptr ? record::Listed::No : record::Listed::Yes);
  if (!result.scored) result.verdict = record::JudgeUnscored(result.outcome);
  if (known != nullptr && result.scored) result.reason = record::ReasonOf(*known);
  if (result.verdict == record::Verdict::Skipped ||
      result.verdict == record::Verdict::Inconclusive) {
    result.reason = result.actual;
  }
}

record::BaselineErrors IdleEntries(const Settings& settings, std::string_view time) {
  if (!settings.baseline) return {};
  auto ids = CheckIds();
  // What fuzzing finds has ids of its own, one for each kind of answer.
  for (const auto& entry : settings.baseline->entries) {
    if (entry.check.starts_with("fuzz/")) ids.push_back(entry.check);
  }
  auto lines = record::UnmatchedEntries(*settings.baseline, ids);
  for (auto& line : record::ExpiredEntries(*settings.baseline, time))
    lines.push_back(std::move(line));
  return lines;
}

int EndRecord(Journal& journal, const record::RunFacts& facts,
              std::chrono::steady_clock::time_point began, std::string& trouble) {
  const record::Ledger ledger(journal.Run().checks);
  record::RunEnd end;
  end.totals = ledger.Totals();
  end.requests = facts.requests;
  end.duration = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - began);
  end.exit_code = ExitCodeOf(ledger, facts);
  if (!journal.Trouble().empty()) {
    end.exit_code = record::kExitFault;
    trouble = "the record could not be written: " + journal.Trouble();
  }
  journal.End(end);
  return end.exit_code;
}

}  // namespace nearmiss::runner
