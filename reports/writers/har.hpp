#pragma once

#include <iosfwd>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

/// `traffic.har`: HTTP Archive 1.2. A page for each check, an entry for each exchange, in the order
/// of the run; `_role` tells what the exchange was for. Secrets are labels, as in the record.
void WriteHar(const record::Run& run, std::ostream& out);

}  // namespace nearmiss::writers
