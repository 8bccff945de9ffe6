#include "reports/writers/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "reports/record/utf8.hpp"

namespace nearmiss::writers {
namespace {

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// Controls, blanks that are not U+0020, joiners, marks that order text, variation selectors, tags.
constexpr std::array<Range, 22> kUnseen = {{
    {0x00, 0x08},     {0x0B, 0x1F},       {0x7F, 0xA0},     {0xAD, 0xAD},     {0x34F, 0x34F},
    {0x61C, 0x61C},   {0x115F, 0x1160},   {0x1680, 0x1680}, {0x17B4, 0x17B5}, {0x180B, 0x180F},
    {0x2000, 0x200F}, {0x2028, 0x202F},   {0x205F, 0x206F}, {0x2800, 0x2800}, {0x3000, 0x3000},
    {0x3164, 0x3164}, {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB},
    {0xFFFE, 0xFFFF}, {0xE0000, 0xE0FFF},
}};

std::string SignOf(std::uint32_t code_point) {
  if (code_point == '\r') return "\\r";
  return code_point < 0x80 ? fmt::format("\\x{:02x}", code_point)
                           : fmt::format("\\u{{{:x}}}", code_point);
}

}  // namespace

Glyph GlyphAt(std::string_view text, std::size_t position) {
  const record::Decoded decoded = record::DecodeUtf8(text, position);
  const std::string_view octets = text.substr(position, decoded.length);
  if (!decoded.valid) return {octets, fmt::format("\\x{:02x}", decoded.code_point)};
  const bool unseen = std::ranges::any_of(kUnseen, [&decoded](const Range& range) {
    return range.first <= decoded.code_point && decoded.code_point <= range.last;
  });
  return {octets, unseen ? SignOf(decoded.code_point) : std::string()};
}

std::string Visible(std::string_view text) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = GlyphAt(text, at);
    shown += glyph.sign.empty() ? glyph.octets : glyph.sign;
    at += glyph.octets.size();
  }
  return shown;
}

std::string_view LineSign(char octet) {
  if (octet == '\n') return "\\n";
  return octet == '\t' ? "\\t" : "";
}

std::string VisibleLine(std::string_view text) {
  std::string line;
  for (const char octet : Visible(text)) {
    const std::string_view sign = LineSign(octet);
    line += sign.empty() ? std::string_view(&octet, 1) : sign;
  }
  return line;
}

}  // namespace nearmiss::writers
