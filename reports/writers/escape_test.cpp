#include "reports/writers/escape.hpp"

#include <gtest/gtest.h>

#include <string>

#include "reports/writers/visible.hpp"

namespace nearmiss::writers {
namespace {

using std::string_literals::operator""s;

TEST(Visible, ShowsWhatAReaderWouldNotSee) {
  EXPECT_EQ(Visible("plain \xC3\xA9\t\n"), "plain \xC3\xA9\t\n");
  EXPECT_EQ(Visible("a\0b\r\x1B\x7F"s), R"(a\x00b\r\x1b\x7f)");
  EXPECT_EQ(Visible("\xC2\xA0\xE2\x80\x8B\xEF\xBB\xBF\xE2\x80\xAE"),
            R"(\u{a0}\u{200b}\u{feff}\u{202e})");
  EXPECT_EQ(Visible("\xFF\xC3"), R"(\xff\xc3)");
  EXPECT_EQ(VisibleLine("a\n\tb"), R"(a\n\tb)");
}

TEST(EscapeXml, LeavesOnlyCharactersThatXmlAllows) {
  EXPECT_EQ(EscapeXml("<a b=\"c\">'&]]>\n"), "&lt;a b=&quot;c&quot;&gt;&#39;&amp;]]&gt;\n");
  EXPECT_EQ(EscapeXml("\0\x0B\xFF"s), R"(\x00\x0b\xff)");
  EXPECT_EQ(EscapeXml("\xEF\xBF\xBE\xEF\xBF\xBF"), R"(\u{fffe}\u{ffff})");
}

TEST(VisibleHtml, MarksSignsAndLetsNoMarkupThrough) {
  EXPECT_EQ(VisibleHtml("<b>\0"s), "&lt;b&gt;<span class=\"sign\">\\x00</span>");
  EXPECT_EQ(VisibleHtml("a\n"), "a\n");
  EXPECT_EQ(VisibleHtmlLine("a\n"), "a<span class=\"sign\">\\n</span>");
}

TEST(EscapeMarkdown, LeavesNoMarkup) {
  EXPECT_EQ(EscapeMarkdown("[a](b) *c* <d> & | `e` _f_\n# g"),
            R"(\[a\]\(b\) \*c\* &lt;d\> &amp; \| \`e\` \_f\_\\n\# g)");
}

TEST(MarkdownCode, FencesWhateverIsInIt) {
  EXPECT_EQ(MarkdownCode("plain"), "`plain`");
  EXPECT_EQ(MarkdownCode("a`b"), "``a`b``");
  EXPECT_EQ(MarkdownCode("`a``"), "``` `a`` ```");
  EXPECT_EQ(MarkdownCode(""), "` `");
  EXPECT_EQ(MarkdownCode("a|<b>"), R"(<code>a\|&lt;b\></code>)");
}

}  // namespace
}  // namespace nearmiss::writers
