// Secrets in an answer, and the ways by which a page brings a browser to a URI.

#include "suites/oracle/leak.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto kUri = "https://evil.example/cb";

TEST(Leaked, IsInTheBodyOrAHeader) {
  EXPECT_THAT(Leaked({400, {}, "bad secret s3cret-value!"}, {"s3cret-value", "other-secret"}),
              ElementsAre("s3cret-value"));
  EXPECT_THAT(Leaked({400, {{"X-Echo", "a s3cret-value"}}, ""}, {"s3cret-value"}),
              ElementsAre("s3cret-value"));
  EXPECT_THAT(Leaked({400, {}, "s3cret-valu"}, {"s3cret-value"}), IsEmpty());
}

TEST(Leaked, IsNoShortWord) { EXPECT_THAT(Leaked({400, {}, "secret"}, {"secret", ""}), IsEmpty()); }

struct WayRow {
  std::string name;
  wire::Response response;
  std::string way;
};

void PrintTo(const WayRow& row, std::ostream* out) { *out << row.name; }

class WayToAUri : public testing::TestWithParam<WayRow> {};

TEST_P(WayToAUri, IsNamed) { EXPECT_EQ(WayTo(GetParam().response, kUri), GetParam().way); }

INSTANTIATE_TEST_SUITE_P(
    Answers, WayToAUri,
    testing::Values(
        WayRow{"Location",
               {302, {{"Location", "https://evil.example/cb?error=x"}}, ""},
               "Location header"},
        WayRow{"LocationElsewhere",
               {302, {{"Location", "/error?to=https://evil.example/cb"}}, ""},
               ""},
        WayRow{
            "Refresh", {200, {{"Refresh", "0;url=https://evil.example/cb"}}, ""}, "Refresh header"},
        WayRow{"MetaRefresh",
               Page(400, "<META HTTP-EQUIV=Refresh content='3; URL=https://evil.example/cb'>"),
               "meta refresh"},
        WayRow{"Form", Page(400, "<form method=post action='https://evil.example/cb'></form>"),
               "form"},
        WayRow{"FormAction",
               Page(400,
                    "<form action=/x><button formaction='https://evil.example/cb'>Go</button>"
                    "</form>"),
               "form"},
        WayRow{"Script", Page(400, "<script>location.href='https://evil.example/cb'</script>"),
               "script"},
        WayRow{"ScriptWithEscapes",
               Page(400, R"(<script>window.location = "https:\/\/evil.example\/cb"</script>)"),
               "script"},
        WayRow{"ScriptThatSubmits",
               Page(400, "<script>f.action='https://evil.example/cb';f.submit()</script>"),
               "script"},
        WayRow{"ScriptThatNamesIt", Page(400, "<script>log('https://evil.example/cb')</script>"),
               ""},
        WayRow{"Xhtml",
               {400,
                {{"Content-Type", "application/xhtml+xml"}},
                "<form action='https://evil.example/cb'></form>"},
               "form"},
        WayRow{"NoMediaType", {400, {}, "<form action='https://evil.example/cb'></form>"}, "form"},
        WayRow{"Link", Page(400, "<a href='https://evil.example/cb'>back</a>"), ""},
        WayRow{"Text", Page(400, "<p>https://evil.example/cb is not registered"), ""},
        WayRow{"EscapedText", Page(400, "&lt;form action='https://evil.example/cb'&gt;"), ""},
        WayRow{"Json", Json(400, "<form action='https://evil.example/cb'></form>"), ""}),
    [](const auto& instance) { return instance.param.name; });

TEST(WayTo, IsNoneForNoUri) { EXPECT_EQ(WayTo(Page(200, "<form action=''></form>"), ""), ""); }

}  // namespace
}  // namespace nearmiss::oracle
