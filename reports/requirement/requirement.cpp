#include "reports/requirement/requirement.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "reports/requirement/csv.hpp"

namespace nearmiss::requirement {
namespace {

constexpr std::array<std::string_view, 9> kColumns = {"id",
                                                      "spec",
                                                      "section",
                                                      "level",
                                                      "role_endpoint",
                                                      "requirement",
                                                      "black_box_testable",
                                                      "how_to_test",
                                                      "expected_outcome"};
constexpr std::array<std::string_view, 2> kReasonColumns = {"id", "reason"};
constexpr std::array<std::string_view, 5> kLevels = {"MUST", "MUST NOT", "SHOULD", "SHOULD NOT",
                                                     "MAY"};
constexpr std::string_view kAppendix = "Appendix ";

/// Specifications that are no RFC, and how the ids of their checks begin.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kSlugs = {
    {{"draft-ietf-oauth-v2-1", "oauth21"},
     {"MCP Authorization 2026-07-28", "mcp"},
     {"OpenID Connect Core 1.0", "oidc-core"},
     {"OpenID Connect Discovery 1.0", "oidc-discovery"}}};

std::string At(int line, const std::string& what) {
  return "line " + std::to_string(line) + ": " + what;
}

/// The rows without the header, each with all columns filled and an id of its own.
std::expected<std::vector<CsvRow>, std::string> ReadTable(
    std::string_view csv, std::span<const std::string_view> columns) {
  auto rows = ReadCsv(csv);
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty() || !std::ranges::equal(rows->front().fields, columns)) {
    return std::unexpected(At(1, "the header has not the columns that are read"));
  }
  rows->erase(rows->begin());
  std::set<std::string> ids;
  for (const auto& row : *rows) {
    if (row.fields.size() != columns.size()) {
      return std::unexpected(At(row.line, std::to_string(columns.size()) + " fields are expected"));
    }
    for (const auto& field : row.fields) {
      if (field.empty()) return std::unexpected(At(row.line, "a field is empty"));
    }
    if (!ids.insert(row.fields.front()).second) {
      return std::unexpected(At(row.line, "the id is there twice: " + row.fields.front()));
    }
  }
  return rows;
}

std::optional<Testable> TestableFrom(std::string_view word) {
  if (word == "yes") return Testable::Yes;
  if (word == "partly") return Testable::Partly;
  if (word == "no") return Testable::No;
  return std::nullopt;
}

}  // namespace

std::string Keyword(const Requirement& requirement) {
  return requirement.level.substr(0, requirement.level.find(' '));
}

std::string SpecSlug(std::string_view spec) {
  if (spec.starts_with("RFC ")) return "rfc" + std::string(spec.substr(4));
  const auto* const found =
      std::ranges::find(kSlugs, spec, [](const auto& pair) { return pair.first; });
  return std::string(found == kSlugs.end() ? spec : found->second);
}

std::string Clause(const Requirement& requirement) {
  const std::string_view section = requirement.section;
  return SpecSlug(requirement.spec) + '/' +
         std::string(section.starts_with(kAppendix) ? section.substr(kAppendix.size()) : section);
}

std::expected<std::vector<Requirement>, std::string> ReadRequirements(std::string_view csv) {
  auto rows = ReadTable(csv, kColumns);
  if (!rows) return std::unexpected(rows.error());
  std::vector<Requirement> requirements;
  requirements.reserve(rows->size());
  for (auto& row : *rows) {
    auto& field = row.fields;
    const auto testable = TestableFrom(field[6]);
    if (!testable) return std::unexpected(At(row.line, "yes, partly or no, not " + field[6]));
    if (std::ranges::find(kLevels, field[3]) == kLevels.end())
      return std::unexpected(At(row.line, "no level is called " + field[3]));
    requirements.push_back({std::move(field[0]), std::move(field[1]), std::move(field[2]),
                            std::move(field[3]), std::move(field[4]), std::move(field[5]),
                            *testable, std::move(field[7]), std::move(field[8])});
  }
  return requirements;
}

std::expected<Reasons, std::string> ReadReasons(std::string_view csv) {
  auto rows = ReadTable(csv, kReasonColumns);
  if (!rows) return std::unexpected(rows.error());
  Reasons reasons;
  for (auto& row : *rows) reasons.emplace(std::move(row.fields[0]), std::move(row.fields[1]));
  return reasons;
}

}  // namespace nearmiss::requirement
