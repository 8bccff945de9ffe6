#include "reports/record/utf8.hpp"

namespace nearmiss::record {
namespace {

std::uint32_t Octet(std::string_view text, std::size_t position) {
  return static_cast<unsigned char>(text[position]);
}

bool IsScalar(std::uint32_t value) {
  return value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

std::size_t LengthOf(std::uint32_t code_point) {
  if (code_point < 0x80) return 1;
  if (code_point < 0x800) return 2;
  return code_point < 0x10000 ? 3 : 4;
}

// How many octets a sequence has by its first one; 0 for one that begins none.
std::size_t Announced(std::uint32_t first) {
  if (first < 0x80) return 1;
  if (first < 0xC2) return 0;
  if (first < 0xE0) return 2;
  if (first < 0xF0) return 3;
  return first < 0xF5 ? 4 : 0;
}

}  // namespace

Decoded DecodeUtf8(std::string_view text, std::size_t position) {
  const std::uint32_t first = Octet(text, position);
  const Decoded malformed{first, 1, false};
  const std::size_t length = Announced(first);
  if (length == 0 || text.size() - position < length) return malformed;
  if (length == 1) return {first, 1, true};
  std::uint32_t value = first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const std::uint32_t next = Octet(text, position + i);
    if ((next & 0xC0U) != 0x80U) return malformed;
    value = (value << 6U) | (next & 0x3FU);
  }
  if (!IsScalar(value) || LengthOf(value) != length) return malformed;
  return {value, length, true};
}

bool IsUtf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (Octet(text, at) < 0x80) {
      ++at;
      continue;
    }
    const Decoded decoded = DecodeUtf8(text, at);
    if (!decoded.valid) return false;
    at += decoded.length;
  }
  return true;
}

Encoded EncodeUtf8(std::uint32_t code_point) {
  if (!IsScalar(code_point)) return {};
  Encoded encoded;
  encoded.length = LengthOf(code_point);
  for (std::size_t i = encoded.length; i-- > 1; code_point >>= 6U) {
    encoded.octets.at(i) = static_cast<char>(0x80U | (code_point & 0x3FU));
  }
  constexpr std::array<std::uint32_t, 5> kLead = {0, 0x00, 0xC0, 0xE0, 0xF0};
  encoded.octets[0] = static_cast<char>(kLead.at(encoded.length) | code_point);
  return encoded;
}

}  // namespace nearmiss::record
