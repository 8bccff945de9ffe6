#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "reports/record/baseline.hpp"
#include "reports/record/record.hpp"
#include "reports/record/record_file.hpp"
#include "suites/runner/settings.hpp"

namespace nearmiss::runner {

/// What a run came to.
struct RunResult {
  record::Run run;
  int exit_code = 70;
  Facts facts;                                                ///< what the first grant taught
  std::map<std::string, std::set<std::string>> dependencies;  ///< by check; see Settings
  std::string
      trouble;  ///< one line, when the run as a whole could not be done or not be written down
  record::BaselineErrors idle;  ///< one line for each entry of the baseline that is of no use
};

/// The first event of a run with these settings, which begins now.
record::RunStart StartOf(const Settings& settings);

/// Told of each finished check, for a progress line.
using Progress = std::function<void(int done, int total, const record::CheckResult& last)>;

/// Runs the checks against the target: a first valid grant, then all checks beside each other, then
/// those that must be alone, then those that judge what the others met, then a valid grant once
/// more. Each check is a process of its own. SIGINT and SIGTERM end it early, with everything so
/// far in the record.
RunResult RunChecks(const Settings& settings, std::unique_ptr<record::RecordFile> file,
                    const Progress& progress);

}  // namespace nearmiss::runner
