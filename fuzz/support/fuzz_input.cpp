#include "fuzz/support/fuzz_input.hpp"

#include <cstdlib>
#include <iostream>

namespace nearmiss::fuzz {

std::string_view Text(const std::uint8_t* octets, std::size_t size) {
  return {reinterpret_cast<const char*>(octets), size};
}

std::vector<std::string_view> Parts(std::string_view text, std::size_t count) {
  std::vector<std::string_view> parts;
  while (parts.size() + 1 < count) {
    const auto end = text.find(kParting);
    parts.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + kParting.size());
  }
  parts.push_back(text);
  return parts;
}

void Require(bool holds, std::string_view property) {
  if (holds) return;
  std::cerr << "does not hold: " << property << std::endl;
  std::abort();
}

}  // namespace nearmiss::fuzz
