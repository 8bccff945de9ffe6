#pragma once

#include <expected>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "reports/record/record.hpp"
#include "suites/glue/catalogue.hpp"

namespace nearmiss::runner {

/// Where a specification takes a check more or less seriously than the text the check is from.
struct LevelChange {
  std::string check;  ///< glob of ids
  record::Level level = record::Level::Must;
  std::string because;
};

/// A named, versioned set of checks: data, one file each.
struct Plan {
  std::string name;
  std::string version;
  std::string about;                 ///< in a sentence, with the edition of the text
  std::string profile;               ///< the oracle it is meant for; empty leaves it to the target
  std::vector<std::string> checks;   ///< globs of ids
  std::vector<std::string> cites;    ///< globs of requirements: the checks that cite one are in
  std::vector<std::string> without;  ///< globs of ids that are left out all the same
  std::vector<LevelChange> levels;   ///< the last one that means a check counts
  bool frozen = true;                ///< whether only a written list of checks is scored
  std::optional<std::set<std::string>> scored;  ///< that list; nothing when there is none yet

  bool Has(const Entry& entry) const;
  /// Whether a finding of this check counts. One that came after the list was frozen does not.
  bool Scores(const std::string& id) const;
  /// Null when the check keeps its level.
  const LevelChange* ChangeOf(const std::string& id) const;
  /// "rfc9700@1"
  std::string Versioned() const { return name + '@' + version; }
};

/// What the plan makes of a check: whether it is scored, and at which level.
void GivePlace(const Plan& plan, record::CheckResult& result);

/// A plan as its file has it, and the list of its scored checks, empty when there is none. The
/// error is one line that names the file. Says nothing of whether the checks exist.
std::expected<Plan, std::string> ReadPlan(std::string_view name, std::string_view text,
                                          std::string_view scored);
/// The list of scored checks as a file: every check that the plan has now.
std::string ScoredText(const Plan& plan);

/// What is wrong with the list of scored checks; nothing when each is a check of the plan.
std::optional<std::string> Stray(const Plan& plan);

/// The plan of that name that ships with nearmiss; the error names those there are. A scored check
/// that is gone, or that the plan does not have any more, is an error too.
std::expected<Plan, std::string> LoadPlan(const std::string& name);
/// The same without a look at the list of scored checks, which is about to be written.
std::expected<Plan, std::string> LoadUnfrozenPlan(const std::string& name);
std::vector<std::string> PlanNames();

/// Whether an id is meant: by a glob in which `*` is any text and `?` any character, or by a prefix
/// that ends at a slash.
bool Means(std::string_view pattern, std::string_view id);
bool MeansAny(const std::vector<std::string>& patterns, std::string_view id);

/// The checks of a plan, narrowed by what was selected and skipped. A pattern that matches nothing
/// is an error that names the nearest id.
std::expected<std::vector<const Entry*>, std::string> Select(const Plan& plan,
                                                             const std::vector<std::string>& select,
                                                             const std::vector<std::string>& skip);

}  // namespace nearmiss::runner
