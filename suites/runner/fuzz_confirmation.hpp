#pragma once

#include <string>

#include "suites/glue/check.hpp"
#include "suites/remote/harness.hpp"

namespace nearmiss::runner {

/// Plays the input with fresh grants until its finding comes again; the valid request first, which
/// has to be answered, or nothing counts.
CheckOutcome PlayedAgain(const remote::Harness& harness, const Surroundings& around,
                         const std::string& input, const std::string& cause);

/// Which steps and edits an input has, whatever their values: two inputs of one shape and one cause
/// are one finding.
std::string ShapeOf(const std::string& input);

}  // namespace nearmiss::runner
