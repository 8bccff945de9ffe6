#pragma once

#include "reports/record/record.hpp"
#include "reports/writers/json_text.hpp"

namespace nearmiss::writers {

/// Adds what was sent as `webRequest` and the answer that decided as `webResponse` (SARIF 2.1.0
/// 3.46, 3.47) to a result. They are one exchange unless a sign-in lies between.
void AddWeb(const record::Exchange& sent, const record::Exchange& answered, Json& result);

}  // namespace nearmiss::writers
