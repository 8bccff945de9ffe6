#pragma once

#include <string>
#include <vector>

#include "suites/glue/play.hpp"
#include "suites/onboarding/finding.hpp"

namespace nearmiss::onboarding {

/// Proves a configuration, a request for each fact: the server can be reached, its metadata agrees
/// with the endpoints, clients are known by their credentials and by no others, redirection URIs
/// are registered, the login works step by step, and one grant works from code to refresh and
/// revocation. Every finding is told as it is made; the last of them is about clocks and rates.
/// `around.report` need not be set. Throws nothing of a network's.
std::vector<Finding> Examine(Surroundings around, const Report& report);

/// A check that nothing was bad.
bool IsHealthy(const std::vector<Finding>& findings);

}  // namespace nearmiss::onboarding
