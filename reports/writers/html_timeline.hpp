#pragma once

#include <string>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

/// The time line of the run as a picture: requests over time, and the checks that took longest with
/// their waits; the longest waits in words below it. Empty when the record has no times.
std::string HtmlTimeline(const record::Run& run);

}  // namespace nearmiss::writers
