#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace nearmiss::writers {

/// What a text shows next: octets that a reader sees as themselves, or the sign for something they
/// would not see (`\r`, `\x1b`, `\u{200b}`; a malformed octet too), which could also reorder a line
/// or drive a terminal.
struct Glyph {
  std::string_view octets;
  std::string sign;  ///< empty when the octets are shown as they are
};

Glyph GlyphAt(std::string_view text, std::size_t position);

/// The sign for a line feed or a tab where they may not act; empty for any other octet.
std::string_view LineSign(char octet);

/// The text with signs in place of what cannot be seen. Line feeds and tabs stay.
std::string Visible(std::string_view text);

/// The same in one line: line feeds and tabs are signs too.
std::string VisibleLine(std::string_view text);

}  // namespace nearmiss::writers
