#pragma once

#include <span>
#include <string>
#include <string_view>

namespace nearmiss::record {

/// The candidate that takes the fewest single-octet edits to reach (the first of equals), empty
/// when there is none.
std::string_view Nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace nearmiss::record
