#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "reports/record/record.hpp"

namespace nearmiss::record {

// Why a check was left out, where that leaves a large part of the specifications unseen. Whoever
// leaves a check out for one of these says so in these words.
inline constexpr std::string_view kNoRefreshToken =
    "no refresh token came with the first valid grant";
inline constexpr std::string_view kNoOtherClient = "no second confidential [[client]]";
inline constexpr std::string_view kNoPublicClient = "no public [[client]]";

/// Why a run says less of the server than its number of checks suggests, a sentence each; empty
/// when it does not. A pure function of what the run left behind.
std::vector<std::string> Shallow(const Run& run);

}  // namespace nearmiss::record
