#pragma once

#include "reports/record/record.hpp"
#include "reports/writers/json_text.hpp"

namespace nearmiss::writers {

/// The rule of a check (a reportingDescriptor, SARIF 2.1.0 3.49): its sentence, its harm, its
/// clause, and how serious it is.
Json SarifRule(const record::CheckResult& check);

}  // namespace nearmiss::writers
