#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace nearmiss::record {

/// One way to read the text at a place: `octets` (the first `count`) written in `length` octets.
struct Reading {
  std::size_t length = 0;
  std::array<char, 4> octets{};
  std::size_t count = 0;
};

/// At most a few readings, without an allocation.
struct Readings {
  std::array<Reading, 3> list{};
  std::size_t count = 0;

  void Add(Reading reading) { list.at(count++) = reading; }
  const Reading* begin() const { return list.data(); }
  const Reading* end() const { return list.data() + count; }
};

/// Whether an escape may begin with this octet.
constexpr bool BeginsEscape(char octet) {
  return octet == '%' || octet == '+' || octet == '\\' || octet == '&';
}

/// What the octets at `position` may stand for, beside themselves: `%41` and `%2541` (a percent
/// escape inside another), `+` (a space), `\n` and `\u0041` (JSON), `&amp;` and `&#65;` (HTML).
Readings EscapesAt(std::string_view text, std::size_t position);

}  // namespace nearmiss::record
