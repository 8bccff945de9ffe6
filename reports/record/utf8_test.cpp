#include "reports/record/utf8.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "reports/record/base64.hpp"
#include "reports/record/nearest.hpp"

namespace nearmiss::record {
namespace {

using std::string_view_literals::operator""sv;

TEST(Utf8, EveryCodePointIsReadBack) {
  for (const std::uint32_t code_point :
       {0U, 0x7FU, 0x80U, 0x7FFU, 0x800U, 0xD7FFU, 0xE000U, 0xFFFFU, 0x10000U, 0x10FFFFU}) {
    const Encoded encoded = EncodeUtf8(code_point);
    const Decoded decoded = DecodeUtf8({encoded.octets.data(), encoded.length}, 0);
    EXPECT_TRUE(decoded.valid);
    EXPECT_EQ(decoded.code_point, code_point);
    EXPECT_EQ(decoded.length, encoded.length);
  }
  EXPECT_EQ(EncodeUtf8(0xD800).length, 0U);
  EXPECT_EQ(EncodeUtf8(0x110000).length, 0U);
}

TEST(Utf8, MalformedTextIsNone) {
  EXPECT_TRUE(IsUtf8("plain \xC3\xA9 \xE2\x82\xAC \xF0\x9F\x94\x91 \0"sv));
  for (const std::string_view text :
       {"\x80"sv, "\xC0\xAF"sv, "\xC3"sv, "\xE0\x80\xAF"sv, "\xED\xA0\x80"sv, "\xF4\x90\x80\x80"sv,
        "\xF8\x88\x80\x80\x80"sv, "\xFF"sv, "a\xE2\x82"sv, "\xE2\x28\xA1"sv}) {
    EXPECT_FALSE(IsUtf8(text)) << Base64(text);
  }
}

TEST(Base64, HasTheVectorsOfRfc4648) {
  constexpr std::string_view kText = "foobar";
  constexpr std::string_view kEncoded[] = {"",         "Zg==",     "Zm8=",    "Zm9v",
                                           "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"};
  for (std::size_t length = 0; length <= kText.size(); ++length) {
    EXPECT_EQ(Base64(kText.substr(0, length)), kEncoded[length]);
    EXPECT_EQ(FromBase64(kEncoded[length]), kText.substr(0, length));
  }
  EXPECT_EQ(Base64("\xFB\xFF"), "+/8=");
  EXPECT_EQ(Base64Url("\xFB\xFF"), "-_8");
}

TEST(Base64, RefusesEveryOtherSpelling) {
  for (const std::string_view text : {"Zg", "Zg=", "Zg===", "Zh==", "Z===", "====", "Zm9v Zm9v",
                                      "-_8=", "Zg==Zg==", "=Zg=", "Z*=="}) {
    EXPECT_FALSE(FromBase64(text)) << text;
  }
}

TEST(Nearest, TakesTheFewestEditsAndTheFirstOfEquals) {
  const std::string words[] = {"refresh", "revoke", "redeem"};
  EXPECT_EQ(Nearest("revok", words), "revoke");
  EXPECT_EQ(Nearest("redeeem", words), "redeem");
  EXPECT_EQ(Nearest("zzzzzz", words), "revoke");
  EXPECT_EQ(Nearest("x", {}), "");
}

}  // namespace
}  // namespace nearmiss::record
