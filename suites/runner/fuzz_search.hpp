#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "suites/glue/check.hpp"
#include "suites/remote/harness.hpp"
#include "suites/remote/hunt.hpp"
#include "suites/runner/link.hpp"

namespace nearmiss::runner {

// What the processes of a hunt tell is an outcome; its `check` says what kind of.
inline constexpr auto kProgress = "progress";
inline constexpr auto kSuspicion = "suspicion";
inline constexpr auto kEnd = "end";

Message Told(std::string_view kind, CheckOutcome outcome);

/// What a message of progress says.
remote::Progress ProgressOf(const CheckOutcome& outcome);

/// After so many inputs in a row that could not be played, the target is taken for gone.
inline constexpr int kMostStopped = 50;

/// Lets the engine hunt until the time is over, and tells progress and suspicions. What the engine
/// says of itself goes into `corpus`.log. Ends the process that it runs in.
void Search(const remote::Harness& harness, Surroundings around, const std::string& corpus,
            std::chrono::milliseconds time, Link& link);

}  // namespace nearmiss::runner
