#include "suites/selftest/secret_forms.hpp"

#include <fmt/format.h>

#include <cctype>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace nearmiss::selftest {
namespace {

using Encoder = std::function<std::string(unsigned char)>;

std::string Each(std::string_view text, const Encoder& encode) {
  std::string encoded;
  for (const char c : text) encoded += encode(static_cast<unsigned char>(c));
  return encoded;
}

bool IsUnreserved(unsigned char c) {
  return std::isalnum(c) != 0 || std::string_view("-._~").contains(static_cast<char>(c));
}

std::string Itself(unsigned char c) { return {static_cast<char>(c)}; }
std::string Percent(unsigned char c) {
  return IsUnreserved(c) ? Itself(c) : fmt::format("%{:02X}", c);
}
std::string LowerPercent(unsigned char c) {
  return IsUnreserved(c) ? Itself(c) : fmt::format("%{:02x}", c);
}
std::string FormField(unsigned char c) { return c == ' ' ? "+" : Percent(c); }
std::string Hex(unsigned char c) { return fmt::format("{:02x}", c); }
std::string UpperHex(unsigned char c) { return fmt::format("{:02X}", c); }

std::string Html(unsigned char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return Itself(c);
  }
}
std::string NumberedHtml(unsigned char c) {
  return std::isalnum(c) != 0 || c > 0x7F ? Itself(c) : fmt::format("&#{};", c);
}
std::string Json(unsigned char c) {
  return c == '"' || c == '\\' ? std::string("\\") + Itself(c) : Itself(c);
}
std::string NumberedJson(unsigned char c) {
  return std::isalnum(c) != 0 || c == ' ' || c > 0x7F ? Itself(c) : fmt::format("\\u{:04x}", c);
}

/// Without padding.
std::string Base64(std::string_view text, std::string_view last_two) {
  std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  alphabet += last_two;
  std::string encoded;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    bits = (bits << 8U) | static_cast<unsigned char>(c);
    held += 8;
    while (held >= 6) encoded += alphabet.at((bits >> static_cast<unsigned>(held -= 6)) & 63U);
  }
  if (held > 0) encoded += alphabet.at((bits << static_cast<unsigned>(6 - held)) & 63U);
  return encoded;
}

/// What base64 of a longer text shows, whatever stands around: the secret begins `skipped` octets
/// behind a boundary, and only letters that depend on nothing else are kept.
std::string Within(std::string_view secret, std::size_t skipped, std::string_view last_two) {
  const auto encoded = Base64(std::string(skipped, 'x') + std::string(secret), last_two);
  const std::size_t begin = (skipped * 8 + 5) / 6;
  const std::size_t end = (skipped + secret.size()) * 8 / 6;
  return encoded.substr(begin, end - begin);
}

}  // namespace

std::vector<WrittenForm> FormsOf(std::string_view secret) {
  const auto percent = Each(secret, Percent);
  return {{"as it is", std::string(secret)},
          {"percent-encoded", percent},
          {"percent-encoded, lower case", Each(secret, LowerPercent)},
          {"percent-encoded twice", Each(percent, Percent)},
          {"form-encoded", Each(secret, FormField)},
          {"HTML", Each(secret, Html)},
          {"HTML by number", Each(secret, NumberedHtml)},
          {"JSON", Each(secret, Json)},
          {"JSON by number", Each(secret, NumberedJson)},
          {"JSON in JSON", Each(Each(secret, Json), Json)},
          {"hex", Each(secret, Hex)},
          {"hex, upper case", Each(secret, UpperHex)},
          {"base64", Within(secret, 0, "+/")},
          {"base64 behind one octet", Within(secret, 1, "+/")},
          {"base64 behind two octets", Within(secret, 2, "+/")},
          {"base64url", Within(secret, 0, "-_")},
          {"base64url behind one octet", Within(secret, 1, "-_")},
          {"base64url behind two octets", Within(secret, 2, "-_")}};
}

}  // namespace nearmiss::selftest
