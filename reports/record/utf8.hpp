#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nearmiss::record {

/// What stands at a place of a text that should be UTF-8 (RFC 3629).
struct Decoded {
  std::uint32_t code_point = 0;  ///< of a malformed place: the octet itself
  std::size_t length = 1;        ///< octets
  bool valid = false;
};

/// Overlong forms, surrogates and values past U+10FFFF are malformed.
Decoded DecodeUtf8(std::string_view text, std::size_t position);

bool IsUtf8(std::string_view text);

struct Encoded {
  std::array<char, 4> octets{};
  std::size_t length = 0;
};

/// Empty for what is no code point.
Encoded EncodeUtf8(std::uint32_t code_point);

}  // namespace nearmiss::record
