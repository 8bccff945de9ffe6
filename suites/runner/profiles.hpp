#pragma once

#include <expected>
#include <string>
#include <vector>

#include "suites/oracle/profile.hpp"

namespace nearmiss::runner {

/// The profile of that name, or from that path, with what it inherits.
std::expected<oracle::Profile, std::string> LoadProfile(const std::string& name_or_path);
std::vector<std::string> ProfileNames();

}  // namespace nearmiss::runner
