#pragma once

#include <string>
#include <string_view>

namespace nearmiss::writers {

/// For XML text and attributes. Characters that XML 1.0 does not allow, and octets that are not
/// UTF-8, become visible signs.
std::string EscapeXml(std::string_view text);

/// For HTML text and quoted attributes, one character for one: nothing is made visible.
std::string EscapeHtml(std::string_view text);

/// For HTML text. What a reader would not see is a marked sign: `<span class="sign">\x00</span>`.
std::string VisibleHtml(std::string_view text);
/// The same in one line: a line feed and a tab are signs.
std::string VisibleHtmlLine(std::string_view text);

/// For text in Markdown, in one line: nothing in it acts as markup.
std::string EscapeMarkdown(std::string_view text);

/// A code span for one line of Markdown that shows exactly this text. `|` is safe in a table too.
std::string MarkdownCode(std::string_view text);

}  // namespace nearmiss::writers
