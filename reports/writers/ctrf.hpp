#pragma once

#include <iosfwd>
#include <string>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

struct CtrfOptions {
  std::string program = "nearmiss";  ///< how the user calls it, for the replay command
};

/// `ctrf.json`: the Common Test Report Format. Failures and stale baseline entries are `failed`,
/// faults of nearmiss and what got no answer `other`, known failures and what could not be reached
/// or does not apply `skipped`; warnings and notes pass, with `rawStatus` telling them apart.
void WriteCtrf(const record::Run& run, std::ostream& out, const CtrfOptions& options = {});

}  // namespace nearmiss::writers
