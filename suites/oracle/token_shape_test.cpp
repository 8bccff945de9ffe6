// Token answers and metadata: sound ones and flawed ones.

#include "suites/oracle/token_shape.hpp"

#include <gtest/gtest.h>

#include <string>

#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

Evidence TokenAnswer(const std::string& members) {
  auto response = Json(200, R"({"access_token":"abc",)" + members + "}");
  response.headers.Set("Cache-Control", "no-store");
  return At(Where::Token, response);
}

bool Holds(const Judge& judge, const Evidence& evidence) { return judge(evidence).held; }

Evidence Metadata(const std::string& text) { return At(Where::Metadata, Json(200, text)); }

TEST(IssuedAsDocumented, WantsEveryPartOfTheAnswer) {
  EXPECT_TRUE(Holds(IssuedAsDocumented(), TokenAnswer(R"("token_type":"Bearer")")));
  EXPECT_FALSE(Holds(IssuedAsDocumented(), TokenAnswer(R"("expires_in":1)")));
  EXPECT_FALSE(Holds(IssuedAsDocumented(),
                     At(Where::Token, Json(200, R"({"access_token":"a","token_type":"Bearer"})"))));
  EXPECT_FALSE(Holds(IssuedAsDocumented(), At(Where::Token, Json(400, R"({"error":"x"})"))));
}

TEST(MemberNamesKeepToTheirCharacters, LooksAtTheTopLevel) {
  EXPECT_TRUE(Holds(MemberNamesKeepToTheirCharacters(), TokenAnswer(R"("a-b.c_d":1)")));
  EXPECT_TRUE(Holds(MemberNamesKeepToTheirCharacters(), TokenAnswer(R"("a":{"b c":1})")));
  EXPECT_FALSE(Holds(MemberNamesKeepToTheirCharacters(), TokenAnswer(R"("a:b":1)")));
}

TEST(TokensArePrintable, LooksAtBothTokens) {
  EXPECT_TRUE(Holds(TokensArePrintable(), TokenAnswer(R"("refresh_token":"a b~")")));
  EXPECT_FALSE(Holds(TokensArePrintable(), TokenAnswer("\"refresh_token\":\"a\xC3\xA9\"")));
}

TEST(BearerTokensFitTheHeader, HasEqualSignsAtTheEndOnly) {
  const auto fits = [](const std::string& token) {
    return Holds(
        BearerTokensFitTheHeader(),
        At(Where::Token, Json(200, R"({"token_type":"bearer","access_token":")" + token + "\"}")));
  };
  EXPECT_TRUE(fits("aZ0-._~+/=="));
  EXPECT_FALSE(fits("a=b"));
  EXPECT_FALSE(fits("a b"));
  EXPECT_FALSE(fits("=="));
}

TEST(TokensWithoutProofAreBearer, LeavesThoseWithAProofAlone) {
  EXPECT_TRUE(Holds(TokensWithoutProofAreBearer(), TokenAnswer(R"("token_type":"bearer")")));
  EXPECT_FALSE(Holds(TokensWithoutProofAreBearer(), TokenAnswer(R"("token_type":"token")")));
  auto proven = TokenAnswer(R"("token_type":"DPoP")");
  proven.exchanges.front().request.headers.Add("DPoP", "proof");
  EXPECT_FALSE(TokensWithoutProofAreBearer()(proven).applicable);
}

TEST(BearerTokensLiveAtMost, ComparesNumbers) {
  const auto judge = BearerTokensLiveAtMost(std::chrono::hours(1));
  EXPECT_TRUE(Holds(judge, TokenAnswer(R"("token_type":"Bearer","expires_in":3600)")));
  EXPECT_FALSE(Holds(judge, TokenAnswer(R"("token_type":"Bearer","expires_in":3601)")));
  EXPECT_TRUE(Holds(judge, TokenAnswer(R"("token_type":"Bearer")")));
}

TEST(ErrorsCarryNoTokens, LooksAtEveryRefusal) {
  EXPECT_TRUE(Holds(ErrorsCarryNoTokens(), At(Where::Token, Json(400, R"({"error":"x"})"))));
  EXPECT_FALSE(Holds(ErrorsCarryNoTokens(), TokenAnswer(R"("error":"invalid_scope")")));
}

TEST(ErrorTextsAreNotEmpty, MayBeMissing) {
  const auto answer = [](const std::string& text) { return At(Where::Token, Json(400, text)); };
  EXPECT_TRUE(Holds(ErrorTextsAreNotEmpty(), answer(R"({"error":"x"})")));
  EXPECT_FALSE(Holds(ErrorTextsAreNotEmpty(), answer(R"({"error":"x","error_description":""})")));
}

TEST(SaysAUrlWithoutFragment, IsAboutThatMember) {
  const auto judge = SaysAUrlWithoutFragment("token_endpoint");
  EXPECT_TRUE(Holds(judge, Metadata(R"({"token_endpoint":"https://a.example/t"})")));
  EXPECT_FALSE(Holds(judge, Metadata(R"({"token_endpoint":"https://a.example/t#x"})")));
  EXPECT_FALSE(judge(Metadata("{}")).applicable);
}

TEST(ListsResponseTypes, WantsWordsPartedByOneSpace) {
  const auto judge = ListsResponseTypes("types");
  EXPECT_TRUE(Holds(judge, Metadata(R"({"types":["code","code id_token"]})")));
  EXPECT_FALSE(Holds(judge, Metadata(R"({"types":["code,token"]})")));
  EXPECT_FALSE(Holds(judge, Metadata(R"({"types":["code  token"]})")));
  EXPECT_FALSE(Holds(judge, Metadata(R"({"types":[" code"]})")));
}

}  // namespace
}  // namespace nearmiss::oracle
