#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "reports/record/baseline.hpp"
#include "reports/record/ledger.hpp"
#include "reports/record/record.hpp"
#include "suites/runner/journal.hpp"
#include "suites/runner/settings.hpp"

namespace nearmiss::runner {

/// What an outcome means in a run that began at `time` (RFC 3339): by the plan, and by the baseline
/// unless its entry has expired. `source_verified` is of the documented answer.
void GiveVerdict(const Settings& settings, std::string_view time, bool source_verified,
                 record::CheckResult& result);

/// One line for each entry of the baseline that no run can make use of any more: of no check, or
/// expired at that time (RFC 3339).
record::BaselineErrors IdleEntries(const Settings& settings, std::string_view time);

/// Ends the record with the totals of its checks, and returns the exit code. What could not be
/// written is told in `trouble`.
int EndRecord(Journal& journal, const record::RunFacts& facts,
              std::chrono::steady_clock::time_point began, std::string& trouble);

}  // namespace nearmiss::runner
