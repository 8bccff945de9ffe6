#pragma once

#include <iosfwd>
#include <string>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

struct HtmlOptions {
  std::string program = "nearmiss";  ///< how the user calls it, for the replay command
};

/// `report.html`: one file that needs no network and no scripts. Each check has its id as its
/// anchor.
void WriteHtml(const record::Run& run, std::ostream& out, const HtmlOptions& options = {});

}  // namespace nearmiss::writers
