#pragma once

#include <iosfwd>
#include <string>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

struct ConsoleOptions {
  bool colour = false;  ///< only on a terminal and never with NO_COLOR: the caller knows
  std::string report;   ///< path of report.html, told at the end; empty: not told
  std::string program = "nearmiss";  ///< how the user calls it, for the replay command
};

/// What a person reads at the end of a run: each new failure, what else is worth a look, totals,
/// places.
void WriteConsole(const record::Run& run, std::ostream& out, const ConsoleOptions& options);

}  // namespace nearmiss::writers
