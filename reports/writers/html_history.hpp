#pragma once

#include <map>
#include <span>
#include <string>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

/// An earlier run against the same target, as a line of the history.
struct PastRun {
  std::string time;  ///< RFC 3339
  std::string plan;
  std::string version;  ///< of nearmiss
  int exit_code = 0;
  std::map<std::string, int> totals;  ///< by verdict name
};

/// The last runs as a picture, the oldest first, and the same in a table. This run is the last.
/// Empty when there was none before.
std::string HtmlHistory(const record::Run& run, std::span<const PastRun> earlier);

}  // namespace nearmiss::writers
