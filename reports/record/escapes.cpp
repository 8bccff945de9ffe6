#include "reports/record/escapes.hpp"

#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "reports/record/utf8.hpp"

namespace nearmiss::record {
namespace {

std::optional<std::uint32_t> Number(std::string_view digits, int radix) {
  std::uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, radix);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  return value;
}

// Exactly `count` hexadecimal digits.
std::optional<std::uint32_t> Hex(std::string_view text, std::size_t position, std::size_t count) {
  if (position > text.size() || text.size() - position < count) return std::nullopt;
  return Number(text.substr(position, count), 16);
}

Reading Single(std::size_t length, char octet) { return {length, {octet}, 1}; }

std::optional<Reading> CodePoint(std::size_t length, std::uint32_t value) {
  const Encoded encoded = EncodeUtf8(value);
  if (encoded.length == 0) return std::nullopt;
  return Reading{length, encoded.octets, encoded.length};
}

void AddPercent(std::string_view text, std::size_t at, Readings& found) {
  const auto octet = Hex(text, at + 1, 2);
  if (!octet) return;
  found.Add(Single(3, static_cast<char>(*octet)));
  if (*octet != '%') return;
  if (const auto inner = Hex(text, at + 3, 2)) found.Add(Single(5, static_cast<char>(*inner)));
}

void AddJsonUnicode(std::string_view text, std::size_t at, Readings& found) {
  auto value = Hex(text, at + 2, 4);
  if (!value) return;
  std::size_t length = 6;
  if (*value >= 0xD800 && *value < 0xDC00 && text.substr(at + 6, 2) == "\\u") {
    const auto low = Hex(text, at + 8, 4);
    if (!low || *low < 0xDC00 || *low > 0xDFFF) return;
    value = 0x10000 + ((*value - 0xD800) << 10U) + (*low - 0xDC00);
    length = 12;
  }
  if (const auto reading = CodePoint(length, *value)) found.Add(*reading);
}

void AddJson(std::string_view text, std::size_t at, Readings& found) {
  if (at + 1 >= text.size()) return;
  constexpr std::string_view kLetters = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  if (text[at + 1] == 'u') {
    AddJsonUnicode(text, at, found);
  } else if (const auto which = kLetters.find(text[at + 1]); which != std::string_view::npos) {
    found.Add(Single(2, kMeanings[which]));
  }
}

void AddHtml(std::string_view text, std::size_t at, Readings& found) {
  constexpr std::size_t kLongest = 10;
  const std::string_view window = text.substr(at, kLongest);
  const auto end = window.find(';');
  if (end == std::string_view::npos || end < 2) return;
  const std::string_view name = window.substr(1, end - 1);
  constexpr std::pair<std::string_view, char> kNames[] = {
      {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
  for (const auto& [known, octet] : kNames) {
    if (name == known) found.Add(Single(end + 1, octet));
  }
  if (name[0] != '#') return;
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  const auto value = Number(name.substr(hex ? 2 : 1), hex ? 16 : 10);
  if (!value) return;
  if (const auto reading = CodePoint(end + 1, *value)) found.Add(*reading);
}

}  // namespace

Readings EscapesAt(std::string_view text, std::size_t position) {
  Readings found;
  switch (text[position]) {
    case '%':
      AddPercent(text, position, found);
      break;
    case '+':
      found.Add(Single(1, ' '));
      break;
    case '\\':
      AddJson(text, position, found);
      break;
    case '&':
      AddHtml(text, position, found);
      break;
    default:
      break;
  }
  return found;
}

}  // namespace nearmiss::record
