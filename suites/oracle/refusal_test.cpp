// The judges of a refusal: first what binds every server, then what this one documents.

#include "suites/oracle/refusal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "suites/oracle/sample_evidence.hpp"
#include "suites/oracle/withstood.hpp"

namespace nearmiss::oracle {
namespace {

using testing::HasSubstr;

Alternative Documents(Shape shape, std::string text, std::vector<int> statuses = {}) {
  Alternative alternative;
  alternative.shape = shape;
  alternative.text = std::move(text);
  alternative.statuses = std::move(statuses);
  alternative.source = "https://docs.example/errors";
  return alternative;
}

Documented InvalidGrant() { return {Documents(Shape::Json, "invalid_grant", {400})}; }

void ExpectHeld(const Verdict& verdict, const std::string& actual) {
  EXPECT_TRUE(verdict.held) << verdict.actual;
  EXPECT_EQ(verdict.actual, actual);
}

void ExpectBroken(const Verdict& verdict, Layer layer, const std::string& actual) {
  EXPECT_FALSE(verdict.held);
  EXPECT_EQ(verdict.layer, layer);
  EXPECT_EQ(verdict.actual, actual);
}

TEST(Refused, AsDocumented) {
  const auto verdict =
      Refused(InvalidGrant())(At(Where::Token, Json(400, R"({"error":"invalid_grant"})")));
  ExpectHeld(verdict, "400 invalid_grant");
  EXPECT_EQ(verdict.expected, "refused: 400 invalid_grant");
  EXPECT_EQ(verdict.source, "https://docs.example/errors");
}

TEST(Refused, ByATokenIsNone) {
  const auto verdict =
      Refused(InvalidGrant())(At(Where::Token, Json(200, R"({"access_token":"x"})")));
  ExpectBroken(verdict, Layer::Safety, "accepted: 200 with access_token");
  EXPECT_EQ(verdict.source, "https://docs.example/errors");
}

TEST(Refused, ByATokenBesideTheErrorIsNone) {
  ExpectBroken(Refused(InvalidGrant())(
                   At(Where::Token, Json(400, R"({"error":"invalid_grant","access_token":"x"})"))),
               Layer::Safety, "accepted: 400 with access_token");
}

TEST(Withstood, WhateverIsAnsweredButAFault) {
  EXPECT_TRUE(Withstood()(At(Where::Token, Json(200, R"({"access_token":"x"})"))).held);
  EXPECT_TRUE(Withstood()(At(Where::Token, Json(400, "{}"))).held);
  EXPECT_FALSE(Withstood()(At(Where::Token, Json(500, "{}"))).held);
}

TEST(SentNowhereElse, IsNoRedirectToAForeignUri) {
  auto evidence = At(Where::Authorization, Page(200, ""));
  evidence.registered_uris = {"https://client.example/cb"};
  evidence.left_to = "https://client.example/cb?code=x";
  EXPECT_TRUE(SentNowhereElse()(evidence).held);
  evidence.left_to = "https://evil.example/cb?error=access_denied";
  EXPECT_FALSE(SentNowhereElse()(evidence).held);
  EXPECT_TRUE(Withstood()(evidence).held) << "where such a redirect is allowed";
}

TEST(Refused, WithAnotherErrorIsUndocumented) {
  ExpectBroken(
      Refused(InvalidGrant())(At(Where::Token, Json(400, R"({"error":"invalid_request"})"))),
      Layer::Documented, "400 invalid_request");
  ExpectBroken(Refused(InvalidGrant())(At(Where::Token, Json(401, R"({"error":"invalid_grant"})"))),
               Layer::Documented, "401 invalid_grant");
  ExpectBroken(Refused(InvalidGrant())(At(Where::Token, Page(400, "<title>No</title>"))),
               Layer::Documented, "400 a page \"No\"");
}

TEST(Refused, ByAServerFaultIsUnsafe) {
  ExpectBroken(Refused(InvalidGrant())(At(Where::Token, Json(500, R"({"error":"invalid_grant"})"))),
               Layer::Safety, "server fault: 500 invalid_grant");
}

TEST(Refused, WithAServerFaultOnTheWayIsUnsafe) {
  auto evidence = At(Where::Authorization, Page(502, "x"));
  evidence.exchanges.push_back(Answered(Page(400, "<title>No</title>")));
  const auto verdict = Refused({})(evidence);
  EXPECT_FALSE(verdict.held);
  EXPECT_THAT(verdict.actual, HasSubstr("server fault"));
}

TEST(Refused, WithASecretIsUnsafe) {
  auto evidence = At(Where::Token, Json(400, R"({"error":"invalid_grant","x":"s3cret-value"})"));
  evidence.secrets = {"s3cret-value"};
  ExpectBroken(Refused(InvalidGrant())(evidence), Layer::Safety,
               "the answer repeats a secret: 400 invalid_grant");
}

TEST(Refused, WithNothingDocumentedIsEnough) {
  const auto verdict = SafelyRefused()(At(Where::Token, Json(418, "{}")));
  ExpectHeld(verdict, "418 JSON without error");
  EXPECT_EQ(verdict.expected, "refused (no particular answer is documented)");
}

TEST(Refused, SaysWhenNoSourceWasRead) {
  auto documented = InvalidGrant();
  documented.front().verified = false;
  const auto evidence = At(Where::Token, Json(400, R"({"error":"invalid_request"})"));
  EXPECT_FALSE(Refused(documented)(evidence).verified);
  documented.push_back(Documents(Shape::Json, "invalid_client"));
  EXPECT_TRUE(Refused(documented)(evidence).verified);
}

TEST(Refused, ByARedirectWithAnErrorToTheRegisteredUri) {
  const Documented documented = {Documents(Shape::Redirect, "access_denied")};
  ExpectHeld(Refused(documented)(SentTo("https://client.example/cb?error=access_denied")),
             "redirect (302) to https://client.example/cb with error=access_denied");
  ExpectBroken(Refused(documented)(SentTo("https://client.example/cb?error=server_error")),
               Layer::Documented,
               "redirect (302) to https://client.example/cb with error=server_error");
  ExpectBroken(Refused(documented)(SentTo("https://client.example/cb?code=x")), Layer::Safety,
               "accepted: redirect (302) to https://client.example/cb with a code");
}

TEST(Refused, ByARedirectToAnotherUriIsUnsafe) {
  ExpectBroken(Refused({})(SentTo("https://client.example/cbx?error=access_denied")), Layer::Safety,
               "the browser was sent to a URI that is not registered: redirect (302) to "
               "https://client.example/cbx with error=access_denied");
}

TEST(Refused, ByAPageThatLeadsToTheRejectedUriIsUnsafe) {
  const std::string uri = "https://evil.example/cb";
  const std::vector<std::pair<std::string, wire::Response>> ways = {
      {"meta refresh", Page(400, "<meta http-equiv=refresh content='0;url=" + uri + "'>")},
      {"form", Page(400, "<form action='" + uri + "'></form>")},
      {"script", Page(400, "<script>location='" + uri + "'</script>")},
      {"Location header", {400, {{"Location", uri}}, ""}}};
  for (const auto& [way, response] : ways) {
    auto evidence = At(Where::Authorization, response);
    evidence.rejected_uri = uri;
    ExpectBroken(Refused({})(evidence), Layer::Safety,
                 "the page leads to the rejected URI by a " + way);
    evidence.rejected_uri = "https://other.example/cb";
    EXPECT_TRUE(Refused({})(evidence).held) << way;
  }
}

struct ShapeRow {
  std::string name;
  Alternative documented;
  Evidence evidence;
  bool fits;
};

void PrintTo(const ShapeRow& row, std::ostream* out) { *out << row.name; }

class EachShape : public testing::TestWithParam<ShapeRow> {};

TEST_P(EachShape, FitsOnlyItsAnswer) {
  const Documented documented = {GetParam().documented};
  EXPECT_EQ(Match(documented, GetParam().evidence) != nullptr, GetParam().fits);
}

Alternative Member(std::string member, std::string text) {
  auto alternative = Documents(Shape::Json, std::move(text));
  alternative.member = std::move(member);
  return alternative;
}

Evidence Challenged(const std::string& field) {
  return At(Where::Resource, {401, {{"WWW-Authenticate", field}}, ""});
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, EachShape,
    testing::Values(
        ShapeRow{"JsonNestedMember", Member("error.code", "E1"),
                 At(Where::Token, Json(400, R"({"error":{"code":"E1"}})")), true},
        ShapeRow{"JsonAnyText", Documents(Shape::Json, ""),
                 At(Where::Token, Json(400, R"({"error":"x"})")), true},
        ShapeRow{"JsonWithoutMember", Documents(Shape::Json, ""), At(Where::Token, Json(400, "{}")),
                 false},
        ShapeRow{"JsonNumber", Documents(Shape::Json, "1"),
                 At(Where::Token, Json(400, R"({"error":1})")), false},
        ShapeRow{"JsonArray", Documents(Shape::Json, ""), At(Where::Token, Json(400, "[]")), false},
        ShapeRow{"JsonAnyStatus", Documents(Shape::Json, "x"),
                 At(Where::Token, Json(200, R"({"error":"x"})")), true},
        ShapeRow{"JsonServerFault", Documents(Shape::Json, "x"),
                 At(Where::Token, Json(503, R"({"error":"x"})")), false},
        ShapeRow{"PageText", Documents(Shape::Page, "Invalid Redirect Uri"),
                 At(Where::Authorization, Page(400, "<p>invalid redirect-URI!")), true},
        ShapeRow{"PageOtherText", Documents(Shape::Page, "Invalid Redirect Uri"),
                 At(Where::Authorization, Page(400, "<p>Invalid Client")), false},
        ShapeRow{"PageInAComment", Documents(Shape::Page, "Invalid Redirect Uri"),
                 At(Where::Authorization, Page(400, "<!-- Invalid Redirect Uri -->")), false},
        ShapeRow{"PageAny", Documents(Shape::Page, ""), At(Where::Authorization, Page(200, "x")),
                 true},
        ShapeRow{"PageRedirect", Documents(Shape::Page, ""),
                 At(Where::Authorization, {302, {{"Location", "/error"}}, ""}), false},
        ShapeRow{"PageThenLeft", Documents(Shape::Page, ""),
                 SentTo("https://client.example/cb?error=x"), false},
        ShapeRow{"RedirectUnregistered", Documents(Shape::Redirect, "x"),
                 SentTo("https://evil.example/?error=x"), false},
        ShapeRow{"RedirectNowhere", Documents(Shape::Redirect, "x"),
                 At(Where::Authorization, Page(400, "x")), false},
        ShapeRow{"Challenge", Documents(Shape::Challenge, "invalid_token", {401}),
                 Challenged("Bearer error=\"invalid_token\""), true},
        ShapeRow{"ChallengeOtherError", Documents(Shape::Challenge, "invalid_token"),
                 Challenged("Bearer error=\"invalid_request\""), false},
        ShapeRow{"ChallengeWithoutError", Documents(Shape::Challenge, ""), Challenged("Bearer"),
                 true},
        ShapeRow{"ChallengeOtherScheme", Documents(Shape::Challenge, ""), Challenged("Basic"),
                 false},
        ShapeRow{"AnyRefusal", Documents(Shape::Any, ""), At(Where::Token, {403, {}, ""}), true},
        ShapeRow{"AnyIsNoAcceptance", Documents(Shape::Any, ""),
                 At(Where::Token, Json(200, R"({"access_token":"x"})")), false},
        ShapeRow{"Success", Documents(Shape::Success, ""),
                 At(Where::Token, Json(200, R"({"access_token":"x"})")), true},
        ShapeRow{"SuccessIsNoRefusal", Documents(Shape::Success, ""),
                 At(Where::Token, Json(400, R"({"error":"x"})")), false},
        ShapeRow{"NoAnswer", Documents(Shape::Any, ""), Unanswered(Where::Token), false}),
    [](const auto& instance) { return instance.param.name; });

TEST(Told, NamesEveryAlternativeOnce) {
  EXPECT_EQ(Told({Documents(Shape::Json, "a", {400, 401}), Documents(Shape::Json, "a", {400, 401}),
                  Member("status", "b"), Documents(Shape::Page, ""), Documents(Shape::Page, "c"),
                  Documents(Shape::Redirect, "d"), Documents(Shape::Challenge, ""),
                  Documents(Shape::Challenge, "e", {401}), Documents(Shape::Any, ""),
                  Documents(Shape::Success, ""), Documents(Shape::Json, "", {400})}),
            "400/401 a or status=b or a page, no redirect or a page that says c, no redirect or "
            "redirect with error=d or with WWW-Authenticate: Bearer or 401 with WWW-Authenticate: "
            "Bearer error=\"e\" or any refusal or going on as normal or 400 with a JSON error");
}

TEST(Refused, AllowsADocumentedSuccess) {
  const Documented documented = {Documents(Shape::Json, "invalid_code"),
                                 Documents(Shape::Success, "")};
  EXPECT_TRUE(Refused(documented)(At(Where::Token, Json(200, R"({"access_token":"x"})"))).held);
  EXPECT_TRUE(Refused(documented)(At(Where::Token, Json(200, R"({"error":"invalid_code"})"))).held);
  EXPECT_FALSE(Refused(documented)(At(Where::Token, Json(400, R"({"error":"other"})"))).held);
}

Evidence Granted(const std::string& asked, const std::string& answer) {
  auto evidence = At(Where::Token, Json(200, answer));
  evidence.exchanges.back().request.body = "scope=" + asked;
  return evidence;
}

TEST(RefusedOrGrantedWithout, LooksAtTheGrantedScope) {
  const auto judge = RefusedOrGrantedWithout({}, {"admin"});
  ExpectHeld(judge(Granted("read%20admin", R"({"access_token":"x","scope":"read"})")),
             "granted with the scope \"read\"");
  ExpectBroken(judge(Granted("read%20admin", R"({"access_token":"x","scope":"read admin"})")),
               Layer::Safety, "granted: \"admin\" is in the scope of the tokens");
  // RFC 6749 5.1: an answer without scope grants what was asked for.
  ExpectBroken(judge(Granted("read+admin", R"({"access_token":"x"})")), Layer::Safety,
               "granted: \"admin\" is in the scope of the tokens");
  ExpectHeld(judge(Granted("read", R"({"access_token":"x","scope":"administrator"})")),
             "granted with the scope \"administrator\"");
}

TEST(RefusedOrGrantedWithout, IsARefusalToo) {
  const Documented documented = {Documents(Shape::Json, "invalid_scope")};
  const auto judge = RefusedOrGrantedWithout(documented, {"admin"});
  ExpectHeld(judge(At(Where::Token, Json(400, R"({"error":"invalid_scope"})"))),
             "400 invalid_scope");
  ExpectBroken(judge(At(Where::Token, Json(400, R"({"error":"other"})"))), Layer::Documented,
               "400 other");
}

TEST(RefusedOrGrantedWithout, TakesTheScopeThatWasLookedUp) {
  auto evidence = SentTo("https://client.example/cb?code=x");
  evidence.granted_scope = "read";
  EXPECT_TRUE(RefusedOrGrantedWithout({}, {"admin"})(evidence).held);
  evidence.granted_scope = "admin read";
  EXPECT_FALSE(RefusedOrGrantedWithout({}, {"admin"})(evidence).held);
}

TEST(RefusedOrGrantedWithoutTheChanged, LetsTheUnchangedTokensBeGranted) {
  const auto judge = RefusedOrGrantedWithoutTheChanged({}, "read write");
  auto evidence = SentTo("https://client.example/cb?code=x");
  evidence.exchanges.front().request.url = "https://as.example/auth?scope=read%20write%09";
  evidence.granted_scope = "read";
  EXPECT_TRUE(judge(evidence).held);
  evidence.granted_scope = "read write";
  EXPECT_FALSE(judge(evidence).held);
  EXPECT_TRUE(judge(At(Where::Authorization, Page(400, "no"))).held);
  EXPECT_FALSE(judge(Evidence{}).actual.empty());
}

TEST(RefusedOrGrantedWithoutTheChanged, ReadsTheScopeOfAForm) {
  const auto judge = RefusedOrGrantedWithoutTheChanged({}, "read write");
  auto evidence = SentTo("https://client.example/cb?code=x");
  evidence.exchanges.front().request.body = "grant_type=client_credentials&scope=read";
  evidence.granted_scope = "read";
  EXPECT_TRUE(judge(evidence).held);
  evidence.granted_scope = "read write";
  EXPECT_FALSE(judge(evidence).held);
}

}  // namespace
}  // namespace nearmiss::oracle
