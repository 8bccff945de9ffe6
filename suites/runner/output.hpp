#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>

#include "reports/record/record.hpp"
#include "suites/runner/options.hpp"
#include "suites/runner/run.hpp"

namespace nearmiss::runner {

/// The folder of a run's files: `--out`, or nearmiss-out/DATE-TIME with a link `latest` to it.
std::expected<std::filesystem::path, std::string> OutputFolder(const std::string& out);

/// Runs the checks with the folder for its files and everything that a person sees of it: progress,
/// the reports, the summary last. Returns the exit code.
int RunAndReport(const Settings& settings, const Options& options,
                 const std::filesystem::path& folder);

/// Writes every report that is made of a record; badge.json only of a whole plan. Returns what went
/// wrong, if anything; one writer that fails costs the others nothing.
std::optional<std::string> WriteReports(const record::Run& run,
                                        const std::filesystem::path& folder);

}  // namespace nearmiss::runner
