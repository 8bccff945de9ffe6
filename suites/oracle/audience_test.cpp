// Whom a token is for: read from a JWT, judged in the answer that hands it out.

#include "suites/oracle/audience.hpp"

#include <gtest/gtest.h>

#include "fixtures/jose/jws.hpp"
#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

std::string TokenFor(const std::string& audience) {
  return jose::WriteCompact({R"({"alg":"ES256"})", R"({"aud":)" + audience + '}', "signature"});
}

Evidence IssuedFor(const std::string& audience) {
  return At(Where::Token, Json(200, R"({"access_token":")" + TokenFor(audience) + R"("})"));
}

TEST(JwtAudience, IsOneTextOrAList) {
  EXPECT_EQ(JwtAudience(TokenFor(R"("https://a.example")")),
            std::vector<std::string>{"https://a.example"});
  EXPECT_EQ(JwtAudience(TokenFor(R"(["a","b"])")), (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(JwtAudience(TokenFor("1")).empty());
  EXPECT_TRUE(JwtAudience("opaque").empty());
}

TEST(IssuedForExactly, TakesTheOneResourceOnly) {
  EXPECT_TRUE(IssuedForExactly("a")(IssuedFor(R"("a")")).held);
  EXPECT_FALSE(IssuedForExactly("a")(IssuedFor(R"(["a","b"])")).held);
  EXPECT_FALSE(IssuedForExactly("a")(At(Where::Token, Json(400, R"({"error":"x"})"))).held);
  const auto opaque = At(Where::Token, Json(200, R"({"access_token":"opaque"})"));
  EXPECT_FALSE(IssuedForExactly("a")(opaque).applicable);
}

TEST(RefusedOrNotFor, ForbidsTheTokenOfTheNeighbour) {
  EXPECT_FALSE(RefusedOrNotFor({}, "a")(IssuedFor(R"("a")")).held);
  EXPECT_TRUE(RefusedOrNotFor({}, "a")(IssuedFor(R"("a/b")")).held);
  EXPECT_TRUE(RefusedOrNotFor({}, "a")(At(Where::Token, Json(400, R"({"error":"x"})"))).held);
}

TEST(AcceptedOrRefusedWithout, ForbidsTheErrorAndAnyFault) {
  const auto judge = AcceptedOrRefusedWithout("invalid_request");
  EXPECT_TRUE(judge(SentTo("https://client.example/cb?code=1")).held);
  EXPECT_TRUE(judge(SentTo("https://client.example/cb?error=invalid_target")).held);
  EXPECT_FALSE(judge(SentTo("https://client.example/cb?error=invalid_request")).held);
  EXPECT_FALSE(judge(At(Where::Authorization, Page(500, ""))).held);
}

}  // namespace
}  // namespace nearmiss::oracle
