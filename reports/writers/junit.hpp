#pragma once

#include <iosfwd>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

/// JUnit XML as CI servers read it. A new failure and a stale baseline entry are failures, no
/// answer and a fault of ours are errors; what was not reached, not applicable, or is a known
/// failure is skipped with its reason; warnings and notes pass and say so in system-out. So the
/// file is red exactly when the run is.
void WriteJunit(const record::Run& run, std::ostream& out);

}  // namespace nearmiss::writers
