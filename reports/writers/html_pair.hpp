#pragma once

#include <string>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

/// The near miss of a check: the request that was accepted beside the one with the change, the
/// octets that differ marked, and what came back. Empty when the check cites no changed request.
std::string HtmlPair(const record::Run& run, const record::CheckResult& check);

}  // namespace nearmiss::writers
