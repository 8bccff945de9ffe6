#pragma once

#include <string>
#include <vector>

#include "suites/onboarding/discovery.hpp"

namespace nearmiss::onboarding {

/// A commented `nearmiss.toml`: at its head what was found, endpoint by endpoint, and what is left
/// for the user to fill in; then a configuration that reads its endpoints from the metadata.
std::string DraftText(const Discovery& discovery, const target::Target& draft,
                      const std::vector<std::string>& left_to_the_user);

}  // namespace nearmiss::onboarding
