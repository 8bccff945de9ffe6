// Documented answers: every shape with answers that have it, and with near misses of it.

#include "suites/oracle/documented.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "suites/oracle/profile.hpp"
#include "suites/oracle/refusal.hpp"
#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

Evidence Token(int status, std::string body) {
  return At(Where::Token, Json(status, std::move(body)));
}
Evidence Typed(int status, std::string type, std::string body) {
  return At(Where::Token, {status, {{"Content-Type", std::move(type)}}, std::move(body)});
}
Evidence Resource(int status, std::string body) {
  return At(Where::Resource, Json(status, std::move(body)));
}
Evidence Challenged(std::string challenge) {
  return At(Where::Resource, {401, {{"WWW-Authenticate", std::move(challenge)}}, ""});
}
/// The browser was redirected inside of the server, and stands at a page.
Evidence Redirected(const std::string& location, wire::Response last) {
  auto evidence = At(Where::Authorization, {302, {{"Location", location}}, ""});
  evidence.exchanges.push_back(Answered(std::move(last)));
  return evidence;
}
Evidence Shown(int status, std::string body) {
  return At(Where::Authorization, Page(status, std::move(body)));
}

struct Sample {
  std::string name;    ///< what the documentation's form is called
  std::string answer;  ///< as a profile writes it
  std::vector<Evidence> good;
  std::vector<Evidence> bad;
};

void PrintTo(const Sample& sample, std::ostream* out) { *out << sample.name; }

Documented Read(const std::string& answer) {
  const auto profile = ReadProfile(
      "name='x'\n[[answer]]\ncondition='code_replayed'\n"
      "source='https://docs.example/'\n" +
          answer,
      "x.toml");
  EXPECT_TRUE(profile) << profile.error();
  return profile ? profile->For("code_replayed") : Documented{};
}

class EachDocumentedShape : public testing::TestWithParam<Sample> {};

TEST_P(EachDocumentedShape, FitsWhatHasItAndNothingElse) {
  const auto documented = Read(GetParam().answer);
  ASSERT_EQ(documented.size(), 1U);
  for (const auto& evidence : GetParam().good)
    EXPECT_NE(Match(documented, evidence), nullptr) << evidence.Answer()->body;
  for (const auto& evidence : GetParam().bad)
    EXPECT_EQ(Match(documented, evidence), nullptr) << evidence.Answer()->body;
}

TEST_P(EachDocumentedShape, IsToldToPeople) { EXPECT_FALSE(Told(Read(GetParam().answer)).empty()); }

INSTANTIATE_TEST_SUITE_P(
    InJson, EachDocumentedShape,
    testing::Values(
        Sample{"rfc6749",
               "status=[400]\ntext='invalid_grant'",
               {Token(400, R"({"error":"invalid_grant"})")},
               {Token(401, R"({"error":"invalid_grant"})"), Token(400, R"({"error":"invalid"})"),
                Token(400, "invalid_grant"), Token(400, R"({"error":{"error":"invalid_grant"}})")}},
        Sample{"rfc6749+extra",
               "text='invalid_grant'\nalso={\"error_codes.0\"=54005}",
               {Token(400, R"({"error":"invalid_grant","error_codes":[54005]})")},
               {Token(400, R"({"error":"invalid_grant","error_codes":[54006]})"),
                Token(400, R"({"error":"invalid_grant"})")}},
        Sample{"zoho-nested",
               "status=[401]\nmember='error.message'\ntext='INVALID_OAUTHTOKEN'",
               {Resource(401, R"({"error":{"code":401,"message":"INVALID_OAUTHTOKEN"}})")},
               {Resource(401, R"({"message":"INVALID_OAUTHTOKEN"})"),
                Resource(200, R"({"error":{"code":401,"message":"INVALID_OAUTHTOKEN"}})")}},
        Sample{"zoho-throttle",
               "text='Access Denied'\nalso={status='failure'}",
               {Token(400, R"({"error":"Access Denied","status":"failure"})")},
               {Token(400, R"({"error":"Access Denied","status":"success"})")}},
        Sample{"json-status",
               "status=[400]\nmember='status'\ntext='failure'",
               {At(Where::Revocation, Json(400, R"({"status":"failure"})"))},
               {At(Where::Revocation, Json(200, R"({"status":"success"})"))}},
        Sample{"google-rpc",
               "status=[401]\nmember='error.status'\ntext='UNAUTHENTICATED'\n"
               "also={\"error.code\"=401}",
               {Resource(401, R"({"error":{"code":401,"status":"UNAUTHENTICATED"}})")},
               {Resource(401, R"({"error":{"code":403,"status":"UNAUTHENTICATED"}})"),
                Resource(401, R"({"error":"UNAUTHENTICATED"})")}},
        Sample{"nested-error-object",
               "member='error.type'\ntext='OAuthException'\nalso={\"error.code\"=100}",
               {Token(400, R"({"error":{"type":"OAuthException","code":100}})")},
               {Token(400, R"({"error":{"type":"OAuthException","code":190}})"),
                Token(400, R"({"error":{"type":"OAuthException"}})")}},
        Sample{"message-object",
               "member='message'\ntext='Bad credentials'",
               {Resource(401, R"({"message":"Bad credentials"})")},
               {Resource(401, R"({"message":"Not Found"})"), Resource(401, "Bad credentials")}},
        Sample{"ok-false",
               "status=[200]\ntext='invalid_code'\nalso={ok=false}",
               {Token(200, R"({"ok":false,"error":"invalid_code"})"),
                Resource(200, R"({"ok":false,"error":"invalid_code"})")},
               {Token(200, R"({"ok":true,"error":"invalid_code"})"),
                Token(200, R"({"ok":"false","error":"code_used"})"),
                Token(200, R"({"ok":false,"error":"invalid_code","access_token":"x"})"),
                Resource(200, R"({"ok":true})"), Token(200, R"({"error":"invalid_code"})")}},
        Sample{"json-array",
               "member='0.errorCode'\ntext='INVALID_SESSION_ID'",
               {Resource(401, R"([{"message":"m","errorCode":"INVALID_SESSION_ID"}])")},
               {Resource(401, R"({"errorCode":"INVALID_SESSION_ID"})"), Resource(401, "[]")}},
        Sample{"linkedin-service",
               "member='code'\ntext='EXPIRED_ACCESS_TOKEN'\nalso={status=401}",
               {Resource(401, R"({"code":"EXPIRED_ACCESS_TOKEN","status":401})")},
               {Resource(401, R"({"code":"EXPIRED_ACCESS_TOKEN"})")}},
        Sample{"errors-string",
               "member='errors'\ntext='[API] Invalid API key or access token'",
               {Resource(401, R"({"errors":"[API] Invalid API key or access token"})")},
               {Resource(401, R"({"errors":["[API] Invalid API key or access token"]})")}},
        Sample{"status-string",
               "member='status'\ntext='BAD_AUTH_CODE'",
               {Token(400, R"({"status":"BAD_AUTH_CODE","message":"m"})")},
               {Token(400, R"({"status":400,"message":"BAD_AUTH_CODE"})")}},
        Sample{"category-object",
               "member='category'\ntext='EXPIRED_AUTHENTICATION'",
               {Resource(401, R"({"status":"error","category":"EXPIRED_AUTHENTICATION"})")},
               {Resource(401, R"({"status":"EXPIRED_AUTHENTICATION"})")}},
        Sample{
            "error-summary",
            "member='error..tag'\ntext='expired_access_token'",
            {Resource(401, R"({"error_summary":"x/..","error":{".tag":"expired_access_token"}})")},
            {Resource(401, R"({"error_summary":"expired_access_token"})")}},
        Sample{
            "http-reason-object",
            "member='message'\ntext='Invalid refresh token'\nalso={error='Bad Request',status=400}",
            {Token(400,
                   R"({"error":"Bad Request","status":400,"message":"Invalid refresh token"})")},
            {Token(400, R"({"error":"Bad Request","status":400,"message":"missing"})"),
             Token(400, R"({"error":"Invalid refresh token"})")}},
        Sample{"code-message-object",
               "member='code'\ntext='unauthorized'\nalso={object='error'}",
               {Resource(401, R"({"object":"error","status":401,"code":"unauthorized"})")},
               {Resource(401, R"({"object":"page","code":"unauthorized"})")}},
        Sample{"problem-json",
               "shape='problem'\nmember='title'\ntext='Unauthorized'",
               {Typed(401, "application/problem+json", R"({"title":"Unauthorized"})")},
               {Typed(401, "application/json", R"({"title":"Unauthorized"})"),
                Typed(401, "application/problem+json", R"({"title":"Gone"})")}}));

INSTANTIATE_TEST_SUITE_P(
    InOtherBodies, EachDocumentedShape,
    testing::Values(
        Sample{"form",
               "shape='form'\ntext='bad code'",
               {Typed(200, "application/x-www-form-urlencoded", "error=bad+code&x=1")},
               {Typed(200, "application/x-www-form-urlencoded", "error=good"),
                Token(200, R"({"error":"bad code"})"), Typed(200, "text/plain", "")}},
        Sample{"xml",
               "shape='xml'\ntext='bad_code'",
               {Typed(200, "application/xml", "<OAuth><error>bad_code</error></OAuth>")},
               {Typed(200, "application/xml", "<OAuth><error>bad_code</OAuth>"),
                Typed(200, "application/xml", "<OAuth error='bad_code'/>")}},
        Sample{"form-or-json-or-xml",
               "shape='encoded'\ntext='bad_code'",
               {Typed(200, "application/x-www-form-urlencoded", "error=bad_code"),
                Token(200, R"({"error":"bad_code"})"),
                Typed(200, "application/xml",
                      "<?xml version='1.0'?><OAuth><error>bad_code</error>"
                      "</OAuth>")},
               {Typed(200, "text/plain", "bad_code"), Token(200, R"({"error":"bad_codes"})"),
                Typed(200, "application/x-www-form-urlencoded", "error=bad_code&access_token=x")}},
        Sample{
            "html-or-json",
            "shape='page-or-json'\nstatus=[400]\ntext='invalid_request'",
            {Token(400, R"({"error":"invalid_request"})"),
             At(Where::Token, Page(400, "<h1>Oauth error invalid_request</h1>"))},
            {At(Where::Token, Page(400, "<h1>No</h1>")), Token(400, R"({"error":"invalid_grant"})"),
             At(Where::Token, Page(404, "<h1>Oauth error invalid_request</h1>"))}},
        Sample{"text",
               "shape='text'\nstatus=[400]\ntext='INVALID_CLIENT'",
               {Typed(400, "text/plain", "INVALID_CLIENT: Invalid redirect URI")},
               {Typed(400, "text/plain", "invalid client"),
                Typed(200, "text/plain", "INVALID_CLIENT")}},
        Sample{"empty-body",
               "shape='empty'\nstatus=[403]",
               {At(Where::Token, {403, {}, ""})},
               {At(Where::Token, {400, {}, ""}), Token(403, R"({"error":"invalid_code"})")}},
        Sample{"www-authenticate",
               "shape='challenge'\nstatus=[401]\ntext='invalid_token'",
               {Challenged("Bearer realm=\"x\", error=\"invalid_token\"")},
               {Challenged("Bearer"), Challenged("DPoP error=\"invalid_token\""),
                Resource(401, R"({"error":"invalid_token"})")}},
        Sample{"any",
               "shape='any'\nstatus=[405]",
               {Typed(405, "text/plain", "no")},
               {Typed(404, "text/plain", "no"), Token(405, R"({"access_token":"x"})")}},
        Sample{"success",
               "shape='success'",
               {Token(200, R"({"access_token":"x"})")},
               {Token(400, R"({"error":"invalid_grant"})")}}));

INSTANTIATE_TEST_SUITE_P(
    AtTheAuthorizationEndpoint, EachDocumentedShape,
    testing::Values(
        Sample{"html-page",
               "shape='page'\ntext='Invalid Redirect Uri'",
               {Shown(400, "<title>invalid_redirect_uri</title>")},
               {Shown(400, "<title>Sign in</title>"), SentTo("https://client.example/cb?error=x"),
                Shown(500, "<title>Invalid Redirect Uri</title>")}},
        Sample{"redirect-query",
               "shape='redirect'\ntext='access_denied'",
               {SentTo("https://client.example/cb?error=access_denied&state=s")},
               {SentTo("https://client.example/cb?error=server_error"),
                SentTo("https://evil.example/cb?error=access_denied"),
                SentTo("https://client.example/cb?code=1&error=access_denied")}},
        Sample{"redirect-to-own-error-page",
               "shape='own-page'\ntext='invalid_request'",
               {Redirected("/error?error=invalid_request&error_description=d", Page(200, "sorry")),
                Redirected("/home/error?errorId=7", Page(200, "<p>Error: invalid_request</p>"))},
               {Redirected("/error?error=server_error", Page(200, "sorry")),
                Redirected("/login", Page(200, "<title>Sign in</title>")),
                Shown(400, "<p>invalid_request</p>"),
                SentTo("https://client.example/cb?error=invalid_request")}}));

TEST(RefusesUnderSuccess, IsNoAcceptanceAtAResource) {
  const auto documented = Read("status=[200]\ntext='invalid_auth'\nalso={ok=false}");
  EXPECT_TRUE(Refused(documented)(Resource(200, R"({"ok":false,"error":"invalid_auth"})")).held);
  const auto accepted = Refused(documented)(Resource(200, R"({"ok":true})"));
  EXPECT_FALSE(accepted.held);
  EXPECT_EQ(accepted.layer, Layer::Safety);
  // Without the documentation a status of success is one.
  EXPECT_FALSE(Refused({})(Resource(200, R"({"ok":false,"error":"invalid_auth"})")).held);
  // At the token endpoint a token is what counts, whatever stands beside it.
  EXPECT_FALSE(RefusesUnderSuccess(
      documented, Token(200, R"({"ok":false,"error":"invalid_auth","access_token":"x"})")));
}

TEST(Told, NamesEachFurtherMember) {
  EXPECT_EQ(Told(Read("status=[200]\ntext='invalid_code'\nalso={ok=false}")),
            "200 invalid_code and ok=false");
  EXPECT_EQ(Told(Read("shape='own-page'\ntext='x'")),
            "a redirect to a page of the server's own that says x");
  EXPECT_EQ(Told(Read("shape='empty'\nstatus=[403]")), "403 with no body");
}

TEST(ShapeNamed, ReadsEveryNameBack) {
  for (const auto shape : {Shape::Json, Shape::Form, Shape::Xml, Shape::Encoded, Shape::PageOrJson,
                           Shape::Text, Shape::Empty, Shape::Page, Shape::OwnPage, Shape::Redirect,
                           Shape::Challenge, Shape::Problem, Shape::Any, Shape::Success}) {
    EXPECT_EQ(ShapeNamed(Name(shape)), shape);
  }
  EXPECT_EQ(ShapeNamed("yaml"), std::nullopt);
}

}  // namespace
}  // namespace nearmiss::oracle
