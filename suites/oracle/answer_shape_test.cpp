// The judges over many answers at once: each held, broken, and with nothing to judge.

#include "suites/oracle/answer_shape.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "fixtures/wire/base64.hpp"
#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

using testing::StartsWith;
using wire::Exchange;
using wire::Headers;
using wire::Request;

constexpr auto kTokens = R"({"access_token":"x","token_type":"Bearer","expires_in":3600})";

Exchange Post(wire::Response response) {
  return Answered(std::move(response), {"POST", "https://as.example/token", {}, "a=1"});
}

Exchange Get(wire::Response response) {
  return Answered(std::move(response), {"GET", "https://as.example/auth", {}, ""});
}

Exchange ByBasic(wire::Response response) {
  return Answered(std::move(response), {"POST",
                                        "https://as.example/token",
                                        {{"Authorization", "Basic " + wire::Base64("id:s")}},
                                        ""});
}

wire::Response With(wire::Response response, std::string name, std::string value) {
  response.headers.Set(name, std::move(value));
  return response;
}

wire::Response To(int status, std::string location) {
  return {status, {{"Location", std::move(location)}}, ""};
}

Exchange Error(std::string body, int status = 400) { return Post(Json(status, std::move(body))); }

struct Row {
  std::string name;
  Judge (*judge)();
  Exchange good;
  Exchange bad;
  std::string flaw;  ///< how `actual` begins
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }

/// An answer that no row's judge but those about every answer is concerned with.
Exchange Beside() { return Get(With({204, {}, ""}, "X-Frame-Options", "DENY")); }

class EachShapeJudge : public testing::TestWithParam<Row> {};

TEST_P(EachShapeJudge, HoldsForWhatIsAsRequired) {
  Evidence evidence;
  evidence.exchanges = {Beside(), GetParam().good};
  const auto verdict = GetParam().judge()(evidence);
  EXPECT_TRUE(verdict.held) << verdict.actual;
  EXPECT_TRUE(verdict.applicable) << verdict.actual;
  EXPECT_THAT(verdict.actual, StartsWith("so in all "));
}

TEST_P(EachShapeJudge, NamesTheFirstThatIsNot) {
  Evidence evidence;
  evidence.exchanges = {Beside(), GetParam().good, GetParam().bad, GetParam().bad};
  const auto verdict = GetParam().judge()(evidence);
  EXPECT_FALSE(verdict.held);
  EXPECT_EQ(verdict.layer, Layer::Safety);
  EXPECT_THAT(verdict.actual, StartsWith(GetParam().flaw + ", in the answer "));
  EXPECT_EQ(verdict.exchange, 2);
}

TEST_P(EachShapeJudge, HasNothingToJudgeWithoutAnswers) {
  Evidence evidence = Unanswered(Where::Token);
  const auto verdict = GetParam().judge()(evidence);
  EXPECT_TRUE(verdict.held);
  EXPECT_FALSE(verdict.applicable);
  EXPECT_EQ(verdict.actual, "no such answer was met in this run");
}

INSTANTIATE_TEST_SUITE_P(
    TokenAnswers, EachShapeJudge,
    testing::Values(
        Row{"JsonType", TokenAnswersAreJson, Post(Json(200, kTokens)),
            Post({200, {{"Content-Type", "text/plain"}}, kTokens}),
            "Content-Type is \"text/plain\""},
        Row{"JsonTypeWithParameter", TokenAnswersAreJson,
            Post({200, {{"Content-Type", "Application/JSON; charset=utf-8"}}, kTokens}),
            Post({200, {}, kTokens}), "Content-Type is \"\""},
        Row{"JsonBody", TokenAnswersAreJson, Post(Json(200, kTokens)),
            Post(Json(200, "access_token=x")), "the body is not JSON"},
        Row{"JsonBom", TokenAnswersAreJson, Post(Json(200, kTokens)),
            Post(Json(200, "\xEF\xBB\xBF{\"access_token\":\"x\"}&access_token=y")),
            "the body begins with a byte order mark"},
        Row{"JsonObject", TokenAnswersAreJson, Post(Json(200, kTokens)),
            Post(Json(200, R"([{"access_token":"x"}])")), "the body is no JSON object"},
        Row{"Status200", TokenAnswersAreJson, Post(Json(200, kTokens)), Post(Json(201, kTokens)),
            "status 201"},
        Row{"NoStore", TokenAnswersAreNotStored,
            Post(With(Json(200, kTokens), "Cache-Control", "private, No-Store")),
            Post(With(Json(200, kTokens), "Cache-Control", "private")),
            "Cache-Control is \"private\""},
        Row{"Pragma", TokenAnswersArePragmaNoCache,
            Post(With(Json(200, kTokens), "Pragma", "no-cache")), Post(Json(200, kTokens)),
            "Pragma is \"\""},
        Row{"TokenType", TokenAnswersNameTheTokenType, Post(Json(200, kTokens)),
            Post(Json(200, R"({"access_token":"x","token_type":""})")),
            "no string member token_type"},
        Row{"LifetimeText", TokenAnswersStateTheLifetimeAsANumber,
            Post(Json(200, R"({"access_token":"x"})")),
            Post(Json(200, R"({"access_token":"x","expires_in":"3600"})")),
            "expires_in is a string"},
        Row{"Lifetime", TokenAnswersStateTheLifetime, Post(Json(200, kTokens)),
            Post(Json(200, R"({"access_token":"x"})")), "no member expires_in"},
        Row{"TypeRegistered", TokenTypesAreRegistered,
            Post(Json(200, R"({"access_token":"x","token_type":"bEARER"})")),
            Post(Json(200, R"({"access_token":"x","token_type":"access_token"})")),
            "token_type is \"access_token\""},
        Row{"TypeUri", TokenTypesAreRegistered,
            Post(Json(200, R"({"access_token":"x","token_type":"https://x.example/t"})")),
            Post(Json(200, R"({"access_token":"x","token_type":"Bearer "})")),
            "token_type is \"Bearer \""},
        Row{"FlatStrings", TokenAnswersAreFlatStrings, Post(Json(200, kTokens)),
            Post(Json(200, R"({"access_token":"x","scope":["a"]})")), "scope is a array"},
        Row{"FlatTopLevel", TokenAnswersAreFlatStrings, Post(Json(200, kTokens)),
            Post(Json(200, R"({"data":{"access_token":"x"}})")),
            "no access_token at the top level"},
        Row{"Repeated", AnswersRepeatNoMember, Post(Json(200, R"({"a":{"b":1},"b":1})")),
            Post(Json(200, R"({"a":{"b":1,"b":2}})")), "a.b occurs twice"},
        Row{"CodeNotStored", CodeRedirectsAreNotStored,
            Get(With(To(302, "https://c.example/?code=x"), "Cache-Control", "no-store")),
            Get(To(302, "https://c.example/?code=x")), "Cache-Control is \"\""}),
    [](const auto& instance) { return instance.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Refusals, EachShapeJudge,
    testing::Values(
        Row{"JsonErrors", RefusalsAreJsonErrors, Error(R"({"error":"invalid_grant"})"),
            Error(R"({"code":"invalid_grant"})"), "no string member error at the top level"},
        Row{"NoPages", RefusalsAreJsonErrors, Error(R"({"error":"invalid_grant"})"),
            Post(Page(404, "<title>No</title>")), "Content-Type is \"text/html\""},
        Row{"Status", RefusalsHaveStatus400Or401, Error(R"({"error":"invalid_client"})", 401),
            Error(R"({"error":"invalid_grant"})", 401), "status 401 with invalid_grant"},
        Row{"Status200", RefusalsHaveStatus400Or401, Error(R"({"error":"slow_down"})", 429),
            Error(R"({"error":"invalid_code"})", 200), "status 200 with invalid_code"},
        Row{"Registered", ErrorCodesAreRegistered, Error(R"({"error":"unsupported_token_type"})"),
            Error(R"({"error":"Invalid_Grant"})"), "error is \"Invalid_Grant\""},
        Row{"Characters", ErrorTextsKeepToTheirCharacters,
            Error(R"({"error":"x","error_description":"Not so! [~]","error_uri":"https://x/"})"),
            Error(R"({"error":"x","error_description":"a \"code\""})"),
            "error_description holds 0x22"},
        Row{"CharactersBeyondAscii", ErrorTextsKeepToTheirCharacters, Error(R"({"error":"x"})"),
            Error("{\"error\":\"x\",\"error_description\":\"\xC3\xA9\"}"),
            "error_description holds 0xC3"},
        Row{"CharactersOfTheUri", ErrorTextsKeepToTheirCharacters, Error(R"({"error":"x"})"),
            Error(R"({"error":"x","error_uri":"https://x/ y"})"), "error_uri holds 0x20"},
        Row{"Challenged", RefusalsOfBasicCredentialsAreChallenged,
            ByBasic(With(Json(401, R"({"error":"invalid_client"})"), "WWW-Authenticate",
                         "basic realm=\"x\"")),
            ByBasic(With(Json(401, R"({"error":"invalid_client"})"), "WWW-Authenticate", "Bearer")),
            "no WWW-Authenticate: Basic"},
        Row{"Challenged401", RefusalsOfBasicCredentialsAreChallenged,
            ByBasic(With(Json(401, R"({"error":"invalid_client"})"), "WWW-Authenticate",
                         "DPoP algs=\"ES256\", Basic realm=\"x\"")),
            ByBasic(With(Json(400, R"({"error":"invalid_client"})"), "WWW-Authenticate", "Basic")),
            "status 400"},
        Row{"NotStored", RefusalsAreNotStored,
            Post(With(Json(400, R"({"error":"x"})"), "Cache-Control", "no-store")),
            Error(R"({"error":"x"})"), "Cache-Control is \"\""}),
    [](const auto& instance) { return instance.param.name; });

INSTANTIATE_TEST_SUITE_P(
    EveryEndpoint, EachShapeJudge,
    testing::Values(
        Row{"Faults", NoServerFaults, Get({499, {}, ""}), Get({500, {}, ""}), "status 500"},
        Row{"RedirectCharacters", RedirectedErrorsKeepToTheirCharacters,
            Get(To(302, "https://c.example/?error=access_denied&error_description=No.")),
            Get(To(302, "https://c.example/?error=x&error_description=a%0Ab")),
            "error_description holds 0x0A"},
        Row{"No307", CredentialsAreNotRedirectedWith307, Post(To(303, "/next")),
            Post(To(307, "/next")), "status 307"},
        Row{"No308", CredentialsAreNotRedirectedWith307, Post(To(302, "/next")),
            Post(To(308, "/next")), "status 308"},
        Row{"Framed", PagesCannotBeFramed, Get(With(Page(200, "x"), "X-Frame-Options", "DENY")),
            Get(Page(200, "x")), "neither header"},
        Row{"FramedByPolicy", PagesCannotBeFramed,
            Get(With(Page(200, "x"), "Content-Security-Policy", "frame-ancestors 'none'")),
            Get(With(Page(200, "x"), "Content-Security-Policy", "default-src 'self'")),
            "neither header"},
        Row{"Referrers", PagesSuppressReferrers,
            Get(With(Page(200, "x"), "Referrer-Policy", "no-referrer")), Get(Page(200, "x")),
            "neither the header nor a meta element"},
        Row{"ReferrersByMeta", PagesSuppressReferrers,
            Get(Page(200, "<META NAME=\"referrer\" content=\"no-referrer\">")), Get(Page(200, "x")),
            "neither the header nor a meta element"},
        Row{"Unauthorized", UnauthorizedIsChallenged,
            Get({401, {{"WWW-Authenticate", "Basic realm=\"x\", Bearer"}}, ""}),
            Get({401, {{"WWW-Authenticate", "Basic"}}, ""}), "WWW-Authenticate is \"Basic\""}),
    [](const auto& instance) { return instance.param.name; });

struct KindRow {
  std::string name;
  Judge (*judge)();
  Exchange beside;
};

void PrintTo(const KindRow& row, std::ostream* out) { *out << row.name; }

class EachKind : public testing::TestWithParam<KindRow> {};

TEST_P(EachKind, IsNotConcernedWithOtherAnswers) {
  Evidence evidence;
  evidence.exchanges = {GetParam().beside};
  const auto verdict = GetParam().judge()(evidence);
  EXPECT_FALSE(verdict.applicable) << verdict.actual;
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, EachKind,
    testing::Values(
        KindRow{"ErrorsBringNoToken", TokenAnswersAreNotStored, Error("{}")},
        KindRow{"TokensAreNoRefusal", RefusalsAreNotStored, Post(Json(200, kTokens))},
        KindRow{"GetIsNoTokenRequest", RefusalsAreJsonErrors, Get(Page(405, "no"))},
        KindRow{"ThrottlingHasNoCodeOfOAuth", ErrorCodesAreRegistered,
                Error(R"({"error":"too_many_requests"})", 429)},
        KindRow{"AnotherMethodHasNoCodeOfOAuth", ErrorCodesAreRegistered,
                Get(Json(405, R"({"error":"method_not_allowed"})"))},
        KindRow{"PagesRepeatNothing", AnswersRepeatNoMember, Get(Page(200, "x"))},
        KindRow{"BodyClientsAreNotChallenged", RefusalsOfBasicCredentialsAreChallenged,
                Error(R"({"error":"invalid_client"})")},
        KindRow{"GetHoldsNoCredentials", CredentialsAreNotRedirectedWith307, Get(To(307, "/next"))},
        KindRow{"CodesAreNoErrors", RedirectedErrorsKeepToTheirCharacters,
                Get(To(302, "https://c.example/?code=x"))},
        KindRow{"ErrorPagesMayBeFramed", PagesCannotBeFramed, Get(Page(400, "x"))},
        KindRow{"ForbiddenIsNotUnauthorized", UnauthorizedIsChallenged, Get({403, {}, ""})}),
    [](const auto& instance) { return instance.param.name; });

TEST(NothingSecretRepeated, LooksAtRefusalsOnly) {
  Evidence evidence;
  evidence.secrets = {"s3cret-value"};
  evidence.exchanges = {Post(Json(200, R"({"access_token":"s3cret-value"})"))};
  EXPECT_FALSE(NothingSecretRepeated()(evidence).applicable);
  evidence.exchanges.push_back(Error(R"({"error":"x"})"));
  EXPECT_TRUE(NothingSecretRepeated()(evidence).held);
  evidence.exchanges.push_back(Error(R"({"error":"x","secret":"s3cret-value"})"));
  const auto verdict = NothingSecretRepeated()(evidence);
  EXPECT_FALSE(verdict.held);
  EXPECT_EQ(verdict.exchange, 2);
  EXPECT_EQ(verdict.actual, "a secret is repeated, in the answer 400 x");
}

TEST(Each, CountsWhatItSaw) {
  Evidence evidence;
  evidence.exchanges = {Error("{}"), Error("{}"), Post({200, {}, ""})};
  const auto judge = Each("fine", IsRefusal, [](const Exchange&) { return std::nullopt; });
  EXPECT_EQ(judge(evidence).actual, "so in all 2 answers");
}

}  // namespace
}  // namespace nearmiss::oracle
