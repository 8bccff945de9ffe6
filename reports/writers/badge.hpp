#pragma once

#include <expected>
#include <string>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

/// A badge as the endpoint schema of shields.io has it: how many of the plan's required checks held
/// of those that came to a verdict. Only of a whole plan that was tested: anything less is refused
/// with a line, since a badge does not say what it leaves out.
std::expected<std::string, std::string> Badge(const record::Run& run);

}  // namespace nearmiss::writers
