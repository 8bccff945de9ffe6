#pragma once

#include <cstddef>
#include <iosfwd>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

/// Workflow commands that make GitHub show the worst findings beside the configuration: a line
/// each, `::error file=...`, failures that concern safety first. GitHub shows ten of a step.
void WriteAnnotations(const record::Run& run, std::ostream& out, std::size_t most = 10);

}  // namespace nearmiss::writers
