#pragma once

#include <string_view>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

/// What usually mends such a finding, in a sentence for the person who has the server's source
/// open; empty where nothing general can be said. A guess from the condition that was missed: it
/// decides nothing.
std::string_view LikelyMend(const record::CheckResult& check);

}  // namespace nearmiss::writers
