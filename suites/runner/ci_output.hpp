#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "reports/record/record.hpp"

namespace nearmiss::runner {

/// What a run tells the CI server that it runs on: under GitHub Actions the summary of the step
/// (appended to the file that GITHUB_STEP_SUMMARY names) and annotations of the worst findings.
/// Anywhere else nothing. Returns what went wrong, if anything.
std::optional<std::string> TellCi(const record::Run& run, std::ostream& out);

}  // namespace nearmiss::runner
