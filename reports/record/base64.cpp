#include "reports/record/base64.hpp"

#include <cstdint>

namespace nearmiss::record {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kUrlAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string Encode(std::string_view octets, std::string_view alphabet) {
  std::string text;
  text.reserve((octets.size() + 2) / 3 * 4);
  std::uint32_t bits = 0;
  int held = 0;
  for (const char octet : octets) {
    bits = (bits << 8U) | static_cast<unsigned char>(octet);
    for (held += 8; held >= 6; held -= 6) text += alphabet[(bits >> (held - 6U)) & 63U];
  }
  if (held > 0) text += alphabet[(bits << (6U - held)) & 63U];
  return text;
}

}  // namespace

std::string Base64(std::string_view octets) {
  std::string text = Encode(octets, kAlphabet);
  text.append((4 - text.size() % 4) % 4, '=');
  return text;
}

std::string Base64Url(std::string_view octets) { return Encode(octets, kUrlAlphabet); }

std::optional<std::string> FromBase64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::string octets;
  std::uint32_t bits = 0;
  int held = 0;
  const auto pad = text.find('=');
  if (pad != std::string_view::npos && pad + 2 < text.size()) return std::nullopt;
  for (const char letter : text.substr(0, pad)) {
    const auto value = kAlphabet.find(letter);
    if (value == std::string_view::npos) return std::nullopt;
    bits = (bits << 6U) | static_cast<std::uint32_t>(value);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    octets += static_cast<char>((bits >> static_cast<unsigned>(held)) & 0xFFU);
  }
  // The one form `Base64` writes: padding in its place, no stray bits.
  if (Base64(octets) != text) return std::nullopt;
  return octets;
}

}  // namespace nearmiss::record
