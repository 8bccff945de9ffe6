#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace nearmiss::fuzz {

/// The octets that a harness was given, as text.
std::string_view Text(const std::uint8_t* octets, std::size_t size);

/// A line that parts an input; text, so that seeds can be read and written by hand.
inline constexpr std::string_view kParting = "\n----\n";

/// The parts of an input, always that many: those that are missing are empty, and what follows the
/// last parting line belongs to the last part.
std::vector<std::string_view> Parts(std::string_view text, std::size_t count);

/// Ends the program with a message when a property does not hold.
void Require(bool holds, std::string_view property);

}  // namespace nearmiss::fuzz
