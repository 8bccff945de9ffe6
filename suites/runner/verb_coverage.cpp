#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>

#include "reports/record/nearest.hpp"
#include "reports/writers/coverage.hpp"
#include "suites/runner/coverage.hpp"
#include "suites/runner/plan.hpp"
#include "suites/runner/verbs.hpp"

namespace nearmiss::runner {
namespace {

using requirement::Coverage;
using requirement::Testable;

/// Whether the requirement is of a specification, named as in the list ("RFC 6749") or as in the
/// ids of checks ("rfc6749").
bool IsOf(const requirement::Requirement& requirement, const std::string& spec) {
  return requirement.spec == spec || requirement::SpecSlug(requirement.spec) == spec;
}

bool Wanted(const std::vector<std::string>& wanted, const auto& matches) {
  return wanted.empty() || std::ranges::any_of(wanted, matches);
}

std::string_view Name(Testable testable) {
  if (testable == Testable::No) return "no";
  return testable == Testable::Yes ? "yes" : "partly";
}

bool IsSelected(const Coverage& each, const Options& options) {
  const auto& about = *each.requirement;
  return Wanted(options.specs, [&](const auto& spec) { return IsOf(about, spec); }) &&
         Wanted(options.select, [&](const auto& glob) { return Means(glob, about.id); }) &&
         Wanted(options.levels, [&](const auto& level) { return Keyword(about) == level; }) &&
         Wanted(options.states, [&](const auto& state) { return Name(each.state) == state; }) &&
         Wanted(options.testable, [&](const auto& word) { return Name(about.testable) == word; });
}

/// A specification or id that is not there is a mistake, not an empty answer.
std::optional<std::string> Mistake(const Options& options) {
  std::vector<std::string> slugs;
  std::vector<std::string> ids;
  for (const auto& each : Requirements()) {
    slugs.push_back(requirement::SpecSlug(each.spec));
    ids.push_back(each.id);
  }
  for (const auto& spec : options.specs) {
    if (std::ranges::none_of(Requirements(), [&](const auto& each) { return IsOf(each, spec); })) {
      return fmt::format("no requirement is of \"{}\"; the nearest specification is {}", spec,
                         record::Nearest(spec, slugs));
    }
  }
  for (const auto& glob : options.select) {
    if (std::ranges::none_of(ids, [&](const auto& id) { return Means(glob, id); })) {
      return fmt::format("no requirement matches \"{}\"; the nearest id is {}", glob,
                         record::Nearest(glob, ids));
    }
  }
  return std::nullopt;
}

void PrintNdjson(const std::vector<Coverage>& coverage) {
  for (const auto& each : coverage) {
    const auto& about = *each.requirement;
    const nlohmann::ordered_json line = {
        {"requirement", about.id},   {"spec", about.spec},    {"section", about.section},
        {"level", about.level},      {"text", about.text},    {"testable", Name(about.testable)},
        {"state", Name(each.state)}, {"checks", each.checks}, {"why", each.why}};
    std::cout << line.dump() << '\n';
  }
}

}  // namespace

int ShowCoverage(const Options& options) {
  if (const auto mistake = Mistake(options)) return Complain(*mistake);
  auto coverage = requirement::Cover(Requirements(), Uncovered(), CitationsOfTheCatalogue());
  std::erase_if(coverage, [&](const auto& each) { return !IsSelected(each, options); });
  if (coverage.empty()) return Complain("the selection is empty", 5);
  if (options.format == "ndjson") {
    PrintNdjson(coverage);
  } else if (options.format == "markdown") {
    writers::WriteCoverageMarkdown(coverage, std::cout);
  } else {
    writers::WriteCoverageText(coverage, std::cout, {!options.totals_only, options.verbose > 0});
  }
  std::cout << std::flush;
  return std::cout ? 0 : Complain("the coverage could not be written", 70);
}

}  // namespace nearmiss::runner
