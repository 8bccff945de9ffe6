#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "suites/glue/catalogue.hpp"
#include "suites/oracle/profile.hpp"

namespace nearmiss::runner {

/// A named, versioned set of checks: data, one file each.
struct Plan {
  std::string name;
  std::string version;
  std::string profile;               ///< the oracle it is meant for; empty leaves it to the target
  std::vector<std::string> checks;   ///< globs of ids
  std::vector<std::string> without;  ///< globs of ids that are left out all the same
};

/// The plan of that name that ships with nearmiss; the error names those there are.
std::expected<Plan, std::string> LoadPlan(const std::string& name);
std::vector<std::string> PlanNames();

/// The profile of that name, or from that path, with what it inherits.
std::expected<oracle::Profile, std::string> LoadProfile(const std::string& name_or_path);
std::vector<std::string> ProfileNames();

/// Whether an id is meant: by a glob in which `*` is any text and `?` any character, or by a prefix
/// that ends at a slash.
bool Means(std::string_view pattern, std::string_view id);

/// The checks of a plan, narrowed by what was selected and skipped. A pattern that matches nothing
/// is an error that names the nearest id.
std::expected<std::vector<const Entry*>, std::string> Select(const Plan& plan,
                                                             const std::vector<std::string>& select,
                                                             const std::vector<std::string>& skip);

}  // namespace nearmiss::runner
