#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "suites/mutate/near_miss.hpp"
#include "suites/mutate/near_miss_text.hpp"

namespace nearmiss::mutate {
namespace {

TEST(NearMissText, IsReadWithItsEscapes) {
  EXPECT_EQ(Unescaped("a\\\\b\\x00\\u00A0\\uFEFF\\n\\U0001F600"),
            std::string("a\\b\0\xC2\xA0\xEF\xBB\xBF\n\xF0\x9F\x98\x80", 14));
  EXPECT_THROW(Unescaped("\\q"), std::invalid_argument);
  EXPECT_THROW(Unescaped("\\"), std::invalid_argument);
  EXPECT_THROW(Unescaped("\\xG0"), std::invalid_argument);
}

TEST(NearMissText, HasFieldsInQuotes) {
  EXPECT_THAT(CsvFields("a,\"b,\"\"c\"\"\",d"), testing::ElementsAre("a", "b,\"c\"", "d"));
  EXPECT_THAT(CsvFields(""), testing::ElementsAre(""));
}

TEST(NearMissRows, KeepAtSignsAndSemicolons) {
  EXPECT_EQ(FindRow("redirect_uri.host", "userinfo_two_at")->example,
            "https://a@client.example@evil.example/cb");
  EXPECT_EQ(FindRow("redirect_uri.host", "host_semicolon")->example,
            "https://evil.example;client.example/cb");
}

TEST(Verdict, HasAName) {
  for (const auto verdict : {Verdict::MustReject, Verdict::Allowed, Verdict::ProfileDependent})
    EXPECT_EQ(VerdictNamed(Name(verdict)), verdict);
  EXPECT_EQ(VerdictNamed("perhaps"), std::nullopt);
}

}  // namespace
}  // namespace nearmiss::mutate
