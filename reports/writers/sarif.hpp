#pragma once

#include <iosfwd>
#include <string>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

struct SarifOptions {
  std::string program = "nearmiss";  ///< how the user calls it, for the replay command
};

/// SARIF 2.1.0 for code scanning. A result for each failure, warning, note and known failure (that
/// one suppressed), at the line of the configuration that names the endpoint or client concerned.
/// What has no verdict on the server (a fault of nearmiss, no answer, a stale baseline entry) is a
/// notification.
void WriteSarif(const record::Run& run, std::ostream& out, const SarifOptions& options = {});

}  // namespace nearmiss::writers
