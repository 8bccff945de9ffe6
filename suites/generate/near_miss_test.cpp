#include "suites/generate/near_miss.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nearmiss::generate {
namespace {

using testing::Contains;
using testing::Each;
using testing::IsEmpty;

constexpr auto kUri = "https://client.example:8443/cb?a=b";

std::string Of(const std::vector<Edit>& edits, const std::string& good = kUri) {
  return Applied({"k", edits}, good).value_or("no room");
}

TEST(NearMiss, NamesPlacesOfAUri) {
  EXPECT_EQ(Of({{Anchor::SchemeEnd, 0, 0, "x"}}), "httpsx://client.example:8443/cb?a=b");
  EXPECT_EQ(Of({{Anchor::HostStart, 0, 0, "x@"}}), "https://x@client.example:8443/cb?a=b");
  EXPECT_EQ(Of({{Anchor::HostEnd, 0, 0, "\\"}}), "https://client.example\\:8443/cb?a=b");
  EXPECT_EQ(Of({{Anchor::PathStart, 0, 1, "\\"}}), "https://client.example:8443\\cb?a=b");
  EXPECT_EQ(Of({{Anchor::PathEnd, 0, 0, ";x"}}), "https://client.example:8443/cb;x?a=b");
  EXPECT_EQ(Of({{Anchor::End, -1, 1, ""}}), "https://client.example:8443/cb?a=");
}

TEST(NearMiss, PutsTheHostBehindUserInformation) {
  EXPECT_EQ(Of({{Anchor::HostStart, 0, 0, "x"}}, "https://u@h.example/"), "https://u@xh.example/");
}

TEST(NearMiss, RecodesOneOctet) {
  EXPECT_EQ(Of({{Anchor::Start, 0, 0, "", Recode::SwapCase}}, "ab"), "Ab");
  EXPECT_EQ(Of({{Anchor::End, -1, 0, "", Recode::Percent}}, "a/"), "a%2F");
  EXPECT_EQ(Of({{Anchor::End, -1, 0, "", Recode::PercentLower}}, "a/"), "a%2f");
  EXPECT_EQ(Of({{Anchor::End, -1, 0, "", Recode::PercentTwice}}, "a/"), "a%252F");
  EXPECT_EQ(Of({{Anchor::Start, 0, 0, "", Recode::FullWidth}}, "a"), "\xEF\xBD\x81");
}

TEST(NearMiss, PutsSeveralEditsAtTheirPlacesInTheGoodValue) {
  EXPECT_EQ(Of({{Anchor::End, 0, 0, "z"}, {Anchor::Start, 0, 1, "xy"}}, "abc"), "xybcz");
}

TEST(NearMiss, FindsNoRoomWhereThereIsNone) {
  EXPECT_EQ(Of({{Anchor::PathEnd, 0, 0, "x"}}, "no uri"), "no room");
  EXPECT_EQ(Of({{Anchor::End, 1, 0, "x"}}, "abc"), "no room");
  EXPECT_EQ(Of({{Anchor::Start, -1, 0, "x"}}, "abc"), "no room");
  EXPECT_EQ(Of({{Anchor::Start, 0, 4, ""}}, "abc"), "no room");
  EXPECT_EQ(Of({{Anchor::Start, 0, 0, "", Recode::SwapCase}}, "1"), "no room");
  EXPECT_EQ(Of({{Anchor::Start, 0, 1, "a"}}, "abc"), "no room") << "nothing changes";
  EXPECT_EQ(Of({{Anchor::Start, 0, 2, ""}, {Anchor::Start, 1, 1, ""}}, "abc"), "no room");
}

TEST(NearMiss, IsReadAsItIsWritten) {
  const NearMiss near{"redirect_uri.host",
                      {{Anchor::HostEnd, 0, 0, std::string("%5C\\ ;\0\xFF", 8)},
                       {Anchor::PathStart, 2, 3, "+"},
                       {Anchor::End, -4, 1, ""},
                       {Anchor::Middle, 0, 0, "", Recode::PercentTwice}}};
  EXPECT_EQ(Text(near),
            "redirect_uri.host: host-end put %255C%5C%20%3B%00%FF; path-start+2 cut 3 put %2B; "
            "end-4 cut 1; middle recode percent-twice");
  EXPECT_EQ(NearMissFrom(Text(near)), near);
}

TEST(NearMiss, OfAnotherTextIsNone) {
  for (const auto* text :
       {"", "k", "k: ", "k: start", "k: nowhere put x", "k: start cut 0", "k: start cut x",
        "k: start recode x", "k: start put %2", "k: end+ put x", "k: start-99999999999 put x"})
    EXPECT_FALSE(NearMissFrom(text)) << text;
}

TEST(NearMiss, HasNearerOnesOfItsParts) {
  const NearMiss near{"k", {{Anchor::End, 0, 0, "%2e\\x"}, {Anchor::Start, 0, 2, ""}}};
  const auto nearer = Nearer(near);
  EXPECT_EQ(nearer.front(), (NearMiss{"k", {near.edits[1]}}));
  EXPECT_THAT(nearer, Contains(NearMiss{"k", {{Anchor::End, 0, 0, "%2e"}, near.edits[1]}}));
  EXPECT_THAT(nearer, Contains(NearMiss{"k", {near.edits[0], {Anchor::Start, 0, 1, ""}}}));
  const auto is_nearer = [&](const NearMiss& other) {
    return DistanceOf(other) < DistanceOf(near);
  };
  EXPECT_THAT(nearer, Each(testing::Truly(is_nearer)));
}

TEST(NearMiss, OfOneOctetHasNoNearerOne) {
  EXPECT_THAT(Nearer(NearMiss{"k", {{Anchor::End, 0, 0, " "}}}), IsEmpty());
  EXPECT_THAT(Nearer(NearMiss{"k", {{Anchor::End, -1, 1, ""}}}), IsEmpty());
  EXPECT_THAT(Nearer(NearMiss{"k", {{Anchor::Start, 0, 0, "", Recode::SwapCase}}}), IsEmpty());
}

}  // namespace
}  // namespace nearmiss::generate
