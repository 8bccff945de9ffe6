#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

/// When something of a run happened.
using Moment = std::chrono::sys_time<std::chrono::milliseconds>;

/// The time of an RFC 3339 text in UTC, as `run_started` has it; the epoch for any other text.
Moment MomentFrom(std::string_view time);

/// "2025-01-31T12:00:00.250Z".
std::string Rfc3339(Moment moment);

/// The moment so long after the run began.
Moment After(const record::Run& run, std::chrono::microseconds time);

/// When the run ended; when its last exchange did, where the record was cut.
Moment EndOf(const record::Run& run);

}  // namespace nearmiss::writers
