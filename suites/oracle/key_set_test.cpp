// The judges of a JWK Set.

#include "suites/oracle/key_set.hpp"

#include <gtest/gtest.h>

#include <string>

#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

Verdict Of(const Judge& judge, const std::string& keys) {
  return judge(At(Where::Keys, Json(200, "{\"keys\":[" + keys + "]}")));
}

TEST(KeysArePublic, FindsPrivateParts) {
  EXPECT_TRUE(Of(KeysArePublic(), R"({"kty":"EC","x":"1","y":"2"})").held);
  EXPECT_TRUE(Of(KeysArePublic(), "").held);
  EXPECT_EQ(Of(KeysArePublic(), R"({"kty":"RSA"},{"kty":"RSA","qi":"1"})").actual,
            "key 1 has the member qi");
  EXPECT_EQ(Of(KeysArePublic(), R"({"kty":"oct"})").actual, "key 0 is symmetric");
}

TEST(KeysSayTheirUse, MattersForAMixedSet) {
  EXPECT_TRUE(Of(KeysSayTheirUse(), R"({"kid":"1"},{"kid":"2"})").held);
  EXPECT_TRUE(Of(KeysSayTheirUse(), R"({"use":"sig"},{"use":"enc"})").held);
  EXPECT_EQ(Of(KeysSayTheirUse(), R"({"kid":"1"},{"use":"enc"})").actual, "key 0 has no use");
  EXPECT_FALSE(Of(KeysSayTheirUse(), R"({"use":"sig"},{"alg":"RSA-OAEP-256"})").held);
}

TEST(KeyIdsDiffer, WantsOneEach) {
  EXPECT_TRUE(Of(KeyIdsDiffer(), R"({"kty":"EC"})").held);
  EXPECT_TRUE(Of(KeyIdsDiffer(), R"({"kid":"1"},{"kid":"2"})").held);
  EXPECT_EQ(Of(KeyIdsDiffer(), R"({"kid":"1"},{"kid":"1"})").actual, "the kid 1 occurs twice");
  EXPECT_EQ(Of(KeyIdsDiffer(), R"({"kid":"1"},{"kid":1})").actual, "key 1 has no kid");
}

TEST(KeySet, WhatIsNoneHoldsNothing) {
  for (const auto* text : {"", "[]", "{}", "\xFF", "{\"keys\":"}) {
    EXPECT_FALSE(KeysArePublic()(At(Where::Keys, Json(200, text))).held) << text;
  }
  EXPECT_FALSE(KeyIdsDiffer()(Unanswered(Where::Keys)).held);
}

}  // namespace
}  // namespace nearmiss::oracle
