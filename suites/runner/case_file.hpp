#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "reports/record/record.hpp"
#include "reports/record/told_steps.hpp"

namespace nearmiss::runner {

/// One finding, as a file that `nearmiss replay` sends again.
struct Case {
  std::string check;
  std::string config;  ///< path of the configuration the run had; empty for the embedded server
  std::string plan;
  std::string depth;  ///< of the run; empty in files that are older than it
  std::uint64_t seed = 0;
  std::string outcome;
  std::string expected;
  std::string actual;
  std::string counterexample;           ///< of a check that makes its cases itself; empty otherwise
  std::vector<record::ToldStep> steps;  ///< none in files that are older than it
};

/// Writes `cases/...` for every result that names one. Returns what went wrong, if anything.
std::optional<std::string> WriteCases(const record::Run& run, const std::string& config,
                                      const std::filesystem::path& folder);

/// The counterexamples of all cases in the folder of an earlier run, by check; files that are no
/// cases are passed over.
std::multimap<std::string, std::string> CounterexamplesIn(const std::filesystem::path& folder);

std::expected<Case, std::string> ReadCase(const std::filesystem::path& file);

}  // namespace nearmiss::runner
