#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "reports/evidence/signing_key.hpp"
#include "reports/record/record.hpp"

namespace nearmiss::evidence {

// A pack is a folder with these files, and nothing else.
inline constexpr auto kRecordFile = "record.ndjson";
inline constexpr auto kConfigurationFile = "configuration.toml";  ///< without secrets
inline constexpr auto kPlanFile = "plan.toml";
inline constexpr auto kScoredFile = "plan.scored";  ///< which checks count; not of every plan
inline constexpr auto kCoverageFile = "coverage.md";
inline constexpr auto kToolFile = "tool.json";
inline constexpr auto kStatementFile = "statement.intoto.jsonl";  ///< names and signs the others

/// Texts by file name.
using Files = std::map<std::string, std::string>;

/// Writes the files and the signed statement into a folder that is new or empty. The error is one
/// line for people.
std::expected<void, std::string> WritePack(const record::Run& run, const Files& files,
                                           const SigningKey& key,
                                           const std::filesystem::path& folder);

/// What became of a pack.
struct Inspection {
  std::vector<std::string> faults;  ///< a line for each; none when the pack is what was signed
  std::vector<std::string> files;   ///< those that are what was signed
  record::Run run;                  ///< when there are no faults
};

/// Needs no network, and trusts nothing but the key.
Inspection InspectPack(const std::filesystem::path& folder, const PublicKey& key);
/// The same for files that were read already, the statement among them.
Inspection InspectFiles(Files files, const PublicKey& key);

}  // namespace nearmiss::evidence
