#include "suites/oracle/dpop.hpp"

#include <gtest/gtest.h>

#include "suites/oracle/registration.hpp"
#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

wire::Response Challenged(int status, std::string challenge, std::string nonce = "") {
  wire::Response response{status, {{"WWW-Authenticate", std::move(challenge)}}, "{}"};
  if (!nonce.empty()) response.headers.Add("DPoP-Nonce", std::move(nonce));
  return response;
}

wire::Response Wanting(std::string nonce) {
  auto response = Json(400, R"({"error":"use_dpop_nonce"})");
  if (!nonce.empty()) response.headers.Add("DPoP-Nonce", std::move(nonce));
  return response;
}

TEST(IssuedAs, LooksAtTheTypeWithoutCase) {
  const auto tokens =
      At(Where::Token, Json(200, R"({"access_token":"abcdefgh","token_type":"dpop"})"));
  EXPECT_TRUE(IssuedAs({"DPoP"})(tokens).held);
  EXPECT_FALSE(IssuedAs({"Bearer"})(tokens).held);
  EXPECT_FALSE(IssuedAs({"DPoP"})(At(Where::Token, Json(400, R"({"error":"x"})"))).held);
}

TEST(BoundOnlyIfTold, WantsTheKeyOfBearerTokensUntold) {
  const auto bound = At(Where::Introspection, Json(200, R"({"active":true,"cnf":{"jkt":"abc"}})"));
  const auto free = At(Where::Introspection, Json(200, R"({"active":true})"));
  EXPECT_TRUE(BoundOnlyIfTold("DPoP")(bound).held);
  EXPECT_FALSE(BoundOnlyIfTold("Bearer")(bound).held);
  EXPECT_TRUE(BoundOnlyIfTold("Bearer")(free).held);
}

TEST(SaysIfAtAll, TakesAnAbsentMember) {
  EXPECT_TRUE(SaysIfAtAll("token_type", "DPoP")(At(Where::Introspection, Json(200, "{}"))).held);
  EXPECT_FALSE(SaysIfAtAll("token_type", "DPoP")(
                   At(Where::Introspection, Json(200, R"({"token_type":"Bearer"})")))
                   .held);
}

TEST(ShortLivedWithoutNonce, JudgesLifetimesThatAreTold) {
  const auto lives = [](const std::string& life) {
    return ShortLivedWithoutNonce(3600)(
        At(Where::Token, Json(200, R"({"access_token":"abcdefgh")" + life + "}")));
  };
  EXPECT_TRUE(lives(R"(,"expires_in":3600)").held);
  EXPECT_FALSE(lives(R"(,"expires_in":86400)").held);
  EXPECT_FALSE(lives("").applicable);
}

TEST(Challenges, AreFoundByTheirScheme) {
  const auto both = At(Where::Resource, Challenged(401, R"(Bearer realm="r", DPoP algs="ES256")"));
  EXPECT_TRUE(ChallengedBy("DPoP")(both).held);
  EXPECT_TRUE(ChallengeTells("DPoP", "algs")(both).held);
  EXPECT_FALSE(ChallengeTells("DPoP", "error")(both).held);
  EXPECT_TRUE(ErrorIsAbsentFor("DPoP")(both).held);
  const auto bearer = At(Where::Resource, Challenged(401, R"(Bearer error="invalid_token")"));
  EXPECT_FALSE(ChallengedBy("DPoP")(bearer).held);
  EXPECT_FALSE(ChallengeTells("DPoP", "algs")(bearer).applicable);
  EXPECT_FALSE(
      ErrorIsAbsentFor("DPoP")(At(Where::Resource, Challenged(401, R"(DPoP error="x")"))).held);
}

TEST(AsksForNonce, WantsErrorStatusAndOneNonce) {
  EXPECT_TRUE(AsksForNonce(400)(At(Where::Token, Wanting("abc"))).held);
  EXPECT_FALSE(AsksForNonce(401)(At(Where::Token, Wanting("abc"))).held);
  EXPECT_FALSE(AsksForNonce(400)(At(Where::Token, Wanting(""))).held);
  auto twice = Wanting("abc");
  twice.headers.Add("DPoP-Nonce", "def");
  EXPECT_FALSE(AsksForNonce(400)(At(Where::Token, twice)).held);
  EXPECT_TRUE(AsksForNonce(401)(
                  At(Where::Resource, Challenged(401, R"(DPoP error="use_dpop_nonce")", "abc")))
                  .held);
}

TEST(BringsNonce, WantsARefusal) {
  EXPECT_TRUE(BringsNonce(Answered(Wanting("abc"))));
  EXPECT_FALSE(BringsNonce(Answered(Wanting(""))));
  wire::Response good = Json(200, R"({"access_token":"abcdefgh"})");
  good.headers.Add("DPoP-Nonce", "next");
  EXPECT_FALSE(BringsNonce(Answered(good)));
}

TEST(AnnouncesPublicKeyAlgorithms, WantsAListOfThem) {
  const auto announced = [](const std::string& value) {
    return AnnouncesPublicKeyAlgorithms("a")(
               At(Where::Metadata, Json(200, R"({"a":)" + value + "}")))
        .held;
  };
  EXPECT_TRUE(announced(R"(["ES256","RS256"])"));
  for (const auto* bad : {R"("ES256")", R"(["ES256","none"])", R"(["HS256"])", "[1]", "null"})
    EXPECT_FALSE(announced(bad)) << bad;
}

TEST(NoFault, IsAnyAnswerBelow500) {
  EXPECT_TRUE(NoFault()(At(Where::Token, Json(431, ""))).held);
  EXPECT_FALSE(NoFault()(At(Where::Token, Json(500, ""))).held);
  EXPECT_FALSE(NoFault()(Unanswered(Where::Token)).held);
}

TEST(Nonces, AreJudgedInEveryAnswer) {
  const auto judged = [](const Judge& judge, wire::Response response) {
    return judge(At(Where::Token, std::move(response)));
  };
  auto quoted = Wanting("\"abc\"");
  auto stored = Wanting("abc");
  stored.headers.Add("Cache-Control", "no-store");
  EXPECT_TRUE(judged(NoncesKeepToTheirCharacters(), Wanting("abc")).held);
  EXPECT_FALSE(judged(NoncesKeepToTheirCharacters(), quoted).held);
  EXPECT_TRUE(judged(NonceAnswersAreNotStored(), stored).held);
  EXPECT_FALSE(judged(NonceAnswersAreNotStored(), quoted).held);
  EXPECT_TRUE(judged(AnswersBringOneNonceAtMost(), stored).held);
  EXPECT_FALSE(judged(AnswersThatAskForANonceBringOne(), Wanting("")).held);
  EXPECT_FALSE(judged(AnswersBringOneNonceAtMost(), Json(200, "{}")).applicable);
}

}  // namespace
}  // namespace nearmiss::oracle
