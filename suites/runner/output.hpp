#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "reports/record/record.hpp"
#include "reports/writers/html_history.hpp"
#include "suites/runner/options.hpp"
#include "suites/runner/run.hpp"

namespace nearmiss::runner {

/// Where the run before this one left its files, as far as is known: in the same `--out`, or behind
/// the link `latest`.
std::filesystem::path EarlierFolder(const std::string& out);

/// The folder of a run's files: `--out`, or nearmiss-out/DATE-TIME with a link `latest` to it.
std::expected<std::filesystem::path, std::string> OutputFolder(const std::string& out);

/// Runs the checks with the folder for its files and everything that a person sees of it: progress,
/// the reports, the summary last. Returns the exit code.
int RunAndReport(const Settings& settings, const Options& options,
                 const std::filesystem::path& folder);

/// What a person sees of a result: the cases and reports in the folder, the summary last. Returns
/// the exit code.
int ReportRun(const RunResult& result, const Settings& settings, const Options& options,
              const std::filesystem::path& folder);

/// Writes every report that is made of a record; badge.json only of a whole plan. Returns what went
/// wrong, if anything; one writer that fails costs the others nothing.
std::optional<std::string> WriteReports(const record::Run& run, const std::filesystem::path& folder,
                                        const std::vector<writers::PastRun>& earlier = {});

/// The cases and reports of a run whose record is in the folder, its summary, and what the CI
/// server gets. `config` is the configuration as `replay` finds it. Returns the exit code: the
/// run's, or 70 when something could not be written.
int TellRun(record::Run run, const std::string& config, const Options& options,
            const std::filesystem::path& folder);

}  // namespace nearmiss::runner
