#include "reports/writers/escape.hpp"

#include <algorithm>
#include <cstddef>

#include "reports/writers/visible.hpp"

namespace nearmiss::writers {
namespace {

void AppendEscaped(std::string_view text, std::string& out) {
  for (const char octet : text) {
    switch (octet) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += octet;
    }
  }
}

std::string WithSigns(std::string_view text, bool one_line) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    Glyph glyph = GlyphAt(text, at);
    if (one_line && glyph.sign.empty()) glyph.sign = LineSign(glyph.octets.front());
    if (glyph.sign.empty()) {
      AppendEscaped(glyph.octets, out);
    } else {
      out += "<span class=\"sign\">" + glyph.sign + "</span>";
    }
    at += glyph.octets.size();
  }
  return out;
}

std::size_t LongestRun(std::string_view text, char octet) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char each : text) {
    run = each == octet ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

}  // namespace

std::string EscapeXml(std::string_view text) {
  std::string out;
  AppendEscaped(Visible(text), out);
  return out;
}

std::string EscapeHtml(std::string_view text) {
  std::string out;
  AppendEscaped(text, out);
  return out;
}

std::string VisibleHtml(std::string_view text) { return WithSigns(text, false); }
std::string VisibleHtmlLine(std::string_view text) { return WithSigns(text, true); }

std::string EscapeMarkdown(std::string_view text) {
  std::string out;
  for (const char octet : VisibleLine(text)) {
    if (octet == '<') {
      out += "&lt;";
    } else if (octet == '&') {
      out += "&amp;";
    } else {
      if (std::string_view("\\`*_{}[]()#+!|~>@").contains(octet)) out += '\\';
      out += octet;
    }
  }
  return out;
}

std::string MarkdownCode(std::string_view text) {
  std::string line = VisibleLine(text);
  if (line.empty()) line = " ";
  // A table row is cut at `|` before code spans are looked for; there HTML is the only way to hold
  // one.
  if (line.contains('|')) return "<code>" + EscapeMarkdown(line) + "</code>";
  const std::string fence(LongestRun(line, '`') + 1, '`');
  const std::string pad = line.front() == '`' || line.back() == '`' ? " " : "";
  return fence + pad + line + pad + fence;
}

}  // namespace nearmiss::writers
