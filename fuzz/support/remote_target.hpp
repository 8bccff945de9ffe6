#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nearmiss::fuzz {

/// Plays an input of that remote harness against the sound embedded server, in this process; ends
/// the program when an answer is a finding.
void PlayOn(const std::uint8_t* octets, std::size_t size, std::string_view harness);

}  // namespace nearmiss::fuzz
