// What an answer is: tokens in it, where the browser was sent, the error of a challenge.

#include "suites/oracle/answer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "suites/oracle/challenge.hpp"
#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;

TEST(TokensIn, FindsThemInJsonAndInForms) {
  EXPECT_THAT(TokensIn(Json(200, R"({"access_token":"a","refresh_token":"b"})")),
              ElementsAre("access_token", "refresh_token"));
  EXPECT_THAT(TokensIn(Json(200, R"({"data":{"id_token":"x"}})")), ElementsAre("id_token"));
  EXPECT_THAT(TokensIn({200, {}, "access_token=a&expires_in=1"}), ElementsAre("access_token"));
}

TEST(TokensIn, TakesNothingElseForOne) {
  EXPECT_THAT(TokensIn(Json(200, R"({"access_token":""})")), IsEmpty());
  EXPECT_THAT(TokensIn(Json(200, R"({"access_token":null,"my_access_token":"x"})")), IsEmpty());
  EXPECT_THAT(TokensIn(Json(400, R"({"error":"access_token"})")), IsEmpty());
  EXPECT_THAT(TokensIn({200, {}, "access_token="}), IsEmpty());
  EXPECT_THAT(TokensIn({}), IsEmpty());
}

TEST(TokenIn, GivesItsText) {
  EXPECT_EQ(TokenIn(Json(200, R"({"access_token":"a"})"), "access_token"), "a");
  EXPECT_EQ(TokenIn({200, {}, "access_token=a%2B"}, "access_token"), "a+");
  EXPECT_EQ(TokenIn(Json(200, R"({"access_token":1})"), "access_token"), "");
}

TEST(SentParameter, ReadsTheQueryThenTheFragment) {
  const auto evidence = SentTo("https://client.example/cb?code=a%20b#state=s&code=c");
  EXPECT_THAT(SentParameter(evidence, "code"), Optional(std::string("a b")));
  EXPECT_THAT(SentParameter(evidence, "state"), Optional(std::string("s")));
  EXPECT_FALSE(SentParameter(evidence, "error"));
  EXPECT_FALSE(SentParameter(At(Where::Token, Json(200, "{}")), "code"));
}

struct RegisteredRow {
  std::string url;
  bool registered;
};

class SentToRegisteredUri : public testing::TestWithParam<RegisteredRow> {};

TEST_P(SentToRegisteredUri, ParametersApart) {
  EXPECT_EQ(SentToRegistered(SentTo(GetParam().url)), GetParam().registered) << GetParam().url;
}

INSTANTIATE_TEST_SUITE_P(Urls, SentToRegisteredUri,
                         testing::Values(RegisteredRow{"https://client.example/cb", true},
                                         RegisteredRow{"https://client.example/cb?code=x", true},
                                         RegisteredRow{"https://client.example/cb#code=x", true},
                                         RegisteredRow{"https://client.example/q?a=1&code=x", true},
                                         RegisteredRow{"https://client.example/q?code=x", false},
                                         RegisteredRow{"https://client.example/cbx?code=x", false},
                                         RegisteredRow{"https://client.example/cb/?code=x", false},
                                         RegisteredRow{"https://client.example/cb&code=x", false},
                                         RegisteredRow{"HTTPS://client.example/cb?code=x", false},
                                         RegisteredRow{"http://client.example/cb?code=x", false}));

struct ChallengeRow {
  std::string field;
  std::optional<std::string> error;
};

void PrintTo(const ChallengeRow& row, std::ostream* out) { *out << row.field; }

class BearerChallenge : public testing::TestWithParam<ChallengeRow> {};

TEST_P(BearerChallenge, NamesItsError) {
  EXPECT_EQ(ChallengeError({401, {{"WWW-Authenticate", GetParam().field}}, ""}, "Bearer"),
            GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    Fields, BearerChallenge,
    testing::Values(
        ChallengeRow{"Bearer", ""}, ChallengeRow{"bearer realm=\"x\"", ""},
        ChallengeRow{"Bearer error=\"invalid_token\"", "invalid_token"},
        ChallengeRow{"Bearer error=invalid_token", "invalid_token"},
        ChallengeRow{"Bearer realm=\"x\", error=\"invalid_token\", scope=\"a b\"", "invalid_token"},
        ChallengeRow{"Bearer realm=\"x\" error=\"invalid_token\"", "invalid_token"},
        ChallengeRow{"Bearer ERROR = \"invalid_token\"", "invalid_token"},
        ChallengeRow{"Bearer error=\"a\\\"b\"", "a\"b"}, ChallengeRow{"Bearer error=\"cut", "cut"},
        ChallengeRow{"Bearer error_description=\"error=invalid_request\"", ""},
        ChallengeRow{"Bearer realm=\"a, error=no\", error=\"invalid_token\"", "invalid_token"},
        ChallengeRow{"Bearer error_description=\"see error=no\", error=\"yes\"", "yes"},
        ChallengeRow{"Basic realm=\"x\", Bearer error=\"invalid_token\"", "invalid_token"},
        ChallengeRow{"DPoP algs=\"ES256\", error=\"use_dpop_nonce\", Bearer", ""},
        ChallengeRow{"Bearer, Basic error=\"other\"", ""}, ChallengeRow{"Bearerx", std::nullopt},
        ChallengeRow{"Basic realm=\"Bearer error=no\"", std::nullopt},
        ChallengeRow{"", std::nullopt}, ChallengeRow{"=\",,\"=", std::nullopt}));

TEST(ChallengeError, LooksAtEveryField) {
  const wire::Response response{401,
                                {{"WWW-Authenticate", "Basic realm=\"x\""},
                                 {"www-authenticate", "Bearer error=\"invalid_token\""}},
                                ""};
  EXPECT_THAT(ChallengeError(response, "Bearer"), Optional(std::string("invalid_token")));
  EXPECT_THAT(ChallengeError(response, "Basic"), Optional(std::string()));
}

TEST(ReadChallenges, KeepsThemApart) {
  const auto challenges = ReadChallenges("Basic realm=\"a\", charset=\"UTF-8\", Bearer scope=b");
  ASSERT_EQ(challenges.size(), 2U);
  EXPECT_EQ(challenges[0].scheme, "Basic");
  EXPECT_THAT(challenges[0].parameters,
              ElementsAre(testing::Pair("realm", "a"), testing::Pair("charset", "UTF-8")));
  EXPECT_THAT(challenges[1].parameters, ElementsAre(testing::Pair("scope", "b")));
}

TEST(Accepted, MeansWhatWasAskedForAtEachEndpoint) {
  EXPECT_TRUE(Accepted(SentTo("https://evil.example/?code=x")));
  EXPECT_TRUE(Accepted(SentTo("https://client.example/cb#access_token=x")));
  EXPECT_FALSE(Accepted(SentTo("https://client.example/cb?error=x")));
  EXPECT_TRUE(Accepted(At(Where::Token, Json(200, R"({"access_token":"x"})"))));
  EXPECT_TRUE(Accepted(At(Where::Token, Json(400, R"({"access_token":"x"})"))));
  EXPECT_FALSE(Accepted(At(Where::Token, Json(200, "{}"))));
  EXPECT_TRUE(Accepted(At(Where::Introspection, Json(200, R"({"active":true})"))));
  EXPECT_FALSE(Accepted(At(Where::Introspection, Json(200, R"({"active":false})"))));
  EXPECT_FALSE(Accepted(At(Where::Introspection, Page(200, "active"))));
  EXPECT_TRUE(Accepted(At(Where::Resource, Json(204, ""))));
  EXPECT_FALSE(Accepted(At(Where::Resource, Json(302, ""))));
  EXPECT_FALSE(Accepted(At(Where::Revocation, Json(400, ""))));
}

TEST(Accepted, IsNothingThatWasNotAnswered) {
  for (const auto where : {Where::Authorization, Where::Token, Where::Revocation,
                           Where::Introspection, Where::Resource, Where::Metadata, Where::Other}) {
    EXPECT_FALSE(Accepted(Unanswered(where))) << Name(where);
    Evidence nothing;
    nothing.where = where;
    EXPECT_FALSE(Accepted(nothing)) << Name(where);
  }
}

TEST(Told, SaysInOneLineWhatCame) {
  EXPECT_EQ(Told(At(Where::Token, Json(400, R"({"error":"invalid_grant"})"))), "400 invalid_grant");
  EXPECT_EQ(Told(At(Where::Token, Json(200, R"({"access_token":"x","refresh_token":"y"})"))),
            "200 with access_token and refresh_token");
  EXPECT_EQ(Told(At(Where::Introspection, Json(200, R"({"active":false})"))), "200 active:false");
  EXPECT_EQ(Told(At(Where::Token, Json(200, "{}"))), "200 JSON without error");
  EXPECT_EQ(Told(At(Where::Revocation, {200, {}, ""})), "200 empty");
  EXPECT_EQ(Told(At(Where::Authorization, Page(400, "<title>No</title>x"))), "400 a page \"No\"");
  EXPECT_EQ(Told(At(Where::Token, {500, {}, "oops\n"})), "500 \"oops \"");
  EXPECT_EQ(Told(SentTo("https://client.example/cb?error=access_denied&state=s")),
            "redirect (302) to https://client.example/cb with error=access_denied");
  EXPECT_EQ(Told(SentTo("https://client.example/cb?code=s3cret")),
            "redirect (302) to https://client.example/cb with a code");
  EXPECT_EQ(Told(SentTo("https://client.example/cb#access_token=s3cret")),
            "redirect (302) to https://client.example/cb with an access token");
  EXPECT_EQ(Told(SentTo("https://client.example/cb")),
            "redirect (302) to https://client.example/cb without code or error");
  EXPECT_EQ(Told(Unanswered(Where::Token)), "time-out (after 1 s)");
  EXPECT_EQ(Told(Evidence{}), "nothing was sent");
}

TEST(Told, SaysTheChallengeOfAResource) {
  wire::Response response{401, {{"WWW-Authenticate", "Bearer error=\"invalid_token\""}}, "{}"};
  EXPECT_EQ(Told(At(Where::Resource, response)),
            "401 with WWW-Authenticate: Bearer error=\"invalid_token\"");
  response.headers.Set("WWW-Authenticate", "Bearer");
  EXPECT_EQ(Told(At(Where::Resource, response)), "401 with WWW-Authenticate: Bearer");
}

TEST(Told, CutsWhatIsLong) {
  EXPECT_LT(Told(At(Where::Token, {400, {}, std::string(5000, 'x')})).size(), 100U);
}

}  // namespace
}  // namespace nearmiss::oracle
