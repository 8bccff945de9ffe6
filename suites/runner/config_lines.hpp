#pragma once

#include <string>
#include <vector>

#include "fixtures/target/target.hpp"
#include "reports/record/record.hpp"

namespace nearmiss::runner {

/// The lines of the configuration that name endpoints and clients. An endpoint that came from the
/// metadata has the line of the issuer.
std::vector<record::ConfigLine> ConfigLinesOf(const target::Target& target);

/// The configuration's path for reports: from the top of the checkout where a CI server says where
/// that is (GITHUB_WORKSPACE, CI_PROJECT_DIR), otherwise as it was given.
std::string ConfigFileOf(const target::Target& target);

}  // namespace nearmiss::runner
