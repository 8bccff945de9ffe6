#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "reports/record/record.hpp"
#include "reports/writers/html_history.hpp"

namespace nearmiss::writers {

struct HtmlOptions {
  std::string program = "nearmiss";  ///< how the user calls it, for the replay command
  std::vector<PastRun> earlier;      ///< runs against the same target, the oldest first
};

/// `report.html`: one file that needs no network, and says everything without its script too. Each
/// check has its id as its anchor.
void WriteHtml(const record::Run& run, std::ostream& out, const HtmlOptions& options = {});

}  // namespace nearmiss::writers
