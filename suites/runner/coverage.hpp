#pragma once

#include <string_view>
#include <vector>

#include "reports/requirement/coverage.hpp"

namespace nearmiss::runner {

/// The requirements that ship with nearmiss, and why some of them have no check.
const std::vector<requirement::Requirement>& Requirements();
const requirement::Reasons& Uncovered();
/// Nothing when none has that id.
const requirement::Requirement* FindRequirement(std::string_view id);

/// Which checks of the catalogue cite which requirement.
requirement::Citations CitationsOfTheCatalogue();

}  // namespace nearmiss::runner
