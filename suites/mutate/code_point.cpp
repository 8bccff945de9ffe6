#include "suites/mutate/code_point.hpp"

namespace nearmiss::mutate {

std::string Utf8(char32_t code_point) {
  const auto octet = [](char32_t value) { return static_cast<char>(value); };
  const auto last = [&](int shift) { return octet(0x80 | (code_point >> shift & 0x3F)); };
  if (code_point < 0x80) return {octet(code_point)};
  if (code_point < 0x800) return {octet(0xC0 | code_point >> 6), last(0)};
  if (code_point < 0x10000) return {octet(0xE0 | code_point >> 12), last(6), last(0)};
  return {octet(0xF0 | code_point >> 18), last(12), last(6), last(0)};
}

}  // namespace nearmiss::mutate
