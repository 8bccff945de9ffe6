// The judges of what is accepted, returned and granted.

#include "suites/oracle/acceptance.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

struct Row {
  std::string name;
  Judge judge;
  Evidence evidence;
  bool held;
  std::string actual;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }

Evidence Token(int status, std::string body) {
  return At(Where::Token, Json(status, std::move(body)));
}

Evidence Volley(int winners, int losers) {
  Evidence evidence;
  for (int i = 0; i < winners; ++i)
    evidence.exchanges.push_back(Answered(Json(200, R"({"access_token":"x"})")));
  for (int i = 0; i < losers; ++i)
    evidence.exchanges.push_back(Answered(Json(400, R"({"error":"invalid_grant"})")));
  return evidence;
}

Evidence WithState(const std::string& sent, Evidence evidence) {
  evidence.exchanges.front().request.url = "https://as.example/auth?state=" + sent;
  return evidence;
}

Evidence GrantedScope(std::string scope) {
  auto evidence = SentTo("https://client.example/cb?code=x");
  evidence.granted_scope = std::move(scope);
  return evidence;
}

Evidence Rejecting(std::string uri, Evidence evidence) {
  evidence.rejected_uri = std::move(uri);
  return evidence;
}

class EachJudge : public testing::TestWithParam<Row> {};

TEST_P(EachJudge, SaysWhatWasMet) {
  const auto verdict = GetParam().judge(GetParam().evidence);
  EXPECT_EQ(verdict.held, GetParam().held);
  EXPECT_EQ(verdict.actual, GetParam().actual);
  EXPECT_FALSE(verdict.expected.empty());
  EXPECT_TRUE(verdict.applicable);
}

INSTANTIATE_TEST_SUITE_P(
    Tokens, EachJudge,
    testing::Values(
        Row{"Issued", Issued(), Token(200, R"({"access_token":"x"})"), true,
            "200 with access_token"},
        Row{"IssuedWithoutScope", IssuedUnlessAScopeIsWanted(),
            Token(200, R"({"access_token":"x"})"), true, "200 with access_token"},
        Row{"ScopeWanted", IssuedUnlessAScopeIsWanted(), Token(400, R"({"error":"invalid_scope"})"),
            true, "400 invalid_scope"},
        Row{"AnotherErrorThanOfScope", IssuedUnlessAScopeIsWanted(),
            Token(400, R"({"error":"invalid_client"})"), false, "400 invalid_client"},
        Row{"NotIssued", Issued(), Token(400, R"({"error":"invalid_grant"})"), false,
            "400 invalid_grant"},
        Row{"NoAnswer", Issued(), Unanswered(Where::Token), false, "time-out (after 1 s)"},
        Row{"Once", IssuedExactlyOnce(), Volley(1, 3), true, "1 of 4 were answered with tokens"},
        Row{"Twice", IssuedExactlyOnce(), Volley(2, 2), false, "2 of 4 were answered with tokens"},
        Row{"Never", IssuedExactlyOnce(), Volley(0, 2), false, "0 of 2 were answered with tokens"},
        Row{"Without", IssuedWithout("refresh_token"), Token(200, R"({"access_token":"x"})"), true,
            "200 with access_token"},
        Row{"With", IssuedWithout("refresh_token"),
            Token(200, R"({"access_token":"x","refresh_token":"y"})"), false,
            "200 with access_token and refresh_token"},
        Row{"WithoutAny", IssuedWithout("refresh_token"), Token(400, R"({"error":"x"})"), false,
            "400 x"},
        Row{"ScopeSame", GrantedExactly("a b"), Token(200, R"({"access_token":"x","scope":"b a"})"),
            true, "granted, 200 with access_token"},
        Row{"ScopeUnsaid", GrantedExactly("a b"), Token(200, R"({"access_token":"x"})"), true,
            "granted, 200 with access_token"},
        Row{"ScopeMore", GrantedExactly("a"), Token(200, R"({"access_token":"x","scope":"a b"})"),
            false, "the scope \"a b\""},
        Row{"ScopeLess", GrantedExactly("a b"), Token(200, R"({"access_token":"x","scope":"a"})"),
            false, "the scope \"a\""},
        Row{"ScopeRefused", GrantedExactly("a"), Token(400, R"({"error":"invalid_scope"})"), false,
            "400 invalid_scope"}),
    [](const auto& instance) { return instance.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Redirects, EachJudge,
    testing::Values(
        Row{"Code", CodeSent(), SentTo("https://client.example/cb?code=x"), true,
            "redirect (302) to https://client.example/cb with a code"},
        Row{"EmptyCode", CodeSent(), SentTo("https://client.example/cb?code="), false,
            "redirect (302) to https://client.example/cb with a code"},
        Row{"CodeElsewhere", CodeSent(), SentTo("https://evil.example/?code=x"), false,
            "redirect (302) to https://evil.example/ with a code"},
        Row{"Error", CodeSent(), SentTo("https://client.example/cb?error=x"), false,
            "redirect (302) to https://client.example/cb with error=x"},
        Row{"InTheQuery", CodeSentInTheQuery(), SentTo("https://client.example/cb?code=x"), true,
            "redirect (302) to https://client.example/cb with a code"},
        Row{"InTheFragment", CodeSentInTheQuery(), SentTo("https://client.example/cb#code=x"),
            false, "redirect (302) to https://client.example/cb with a code"},
        Row{"FragmentBehind", CodeSentInTheQuery(), SentTo("https://client.example/cb?code=x#_=_"),
            false, "redirect (302) to https://client.example/cb with a code"},
        Row{"Returned", Returned("state", "a b"), SentTo("https://client.example/cb?state=a%20b"),
            true, "came back unchanged"},
        Row{"ReturnedChanged", Returned("state", "a"), SentTo("https://client.example/cb?state=b"),
            false, "changed to \"b\""},
        Row{"ReturnedTwice", Returned("state", "a"),
            SentTo("https://client.example/cb?state=a#state=a"), false, "state comes back 2 times"},
        Row{"ReturnedNever", Returned("state", "a"), SentTo("https://client.example/cb?code=x"),
            false, "no state in the answer"},
        Row{"ReturnedNowhere", Returned("state", "a"),
            At(Where::Authorization, Page(400, "<title>No</title>")), false, "400 a page \"No\""},
        Row{"NotReturned", NotReturned("state"), SentTo("https://client.example/cb?code=x"), true,
            "redirect (302) to https://client.example/cb with a code"},
        Row{"NotReturnedBut", NotReturned("state"), SentTo("https://client.example/cb?state=z"),
            false, "state=\"z\""},
        Row{"Carries", Carries("iss"), SentTo("https://client.example/cb?iss=i&code=x"), true,
            "redirect (302) to https://client.example/cb with a code"},
        Row{"CarriesEmpty", Carries("iss"), SentTo("https://client.example/cb?iss=&code=x"), false,
            "1 times in: redirect (302) to https://client.example/cb with a code"},
        Row{"CarriesTwice", Carries("iss"), SentTo("https://client.example/cb?iss=i&iss=i&code=x"),
            false, "2 times in: redirect (302) to https://client.example/cb with a code"},
        Row{"StateKept", StateUnchangedOrRefused(),
            WithState("a%09", SentTo("https://client.example/cb?code=x&state=a%09")), true,
            "came back unchanged"},
        Row{"StateCut", StateUnchangedOrRefused(),
            WithState("a%09", SentTo("https://client.example/cb?code=x&state=a")), false,
            "changed to \"a\""},
        Row{"StateRefused", StateUnchangedOrRefused(),
            WithState("a%09", At(Where::Authorization, Page(400, "<title>No</title>"))), true,
            "400 a page \"No\""},
        Row{"StateFault", StateUnchangedOrRefused(),
            WithState("a%09", At(Where::Authorization, Page(500, "<title>No</title>"))), false,
            "server fault: 500 a page \"No\""}),
    [](const auto& instance) { return instance.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Lives, EachJudge,
    testing::Values(
        Row{"Served", Served(), At(Where::Resource, Json(200, "{}")), true,
            "200 JSON without error"},
        Row{"NotServed", Served(), At(Where::Resource, Json(403, R"({"error":"x"})")), false,
            "403 x"},
        Row{"Alive", Alive(), At(Where::Introspection, Json(200, R"({"active":true})")), true,
            "200 active:true"},
        Row{"NotAlive", Alive(), At(Where::Introspection, Json(200, R"({"active":false})")), false,
            "200 active:false"},
        Row{"Dead", Dead(), At(Where::Resource, Json(401, "")), true, "401 empty"},
        Row{"NotDead", Dead(), At(Where::Resource, Json(200, "")), false, "200 empty"},
        Row{"Active", Active(), At(Where::Introspection, Json(200, R"({"active":true})")), true,
            "200 active:true"},
        Row{"ActiveAsText", Active(), At(Where::Introspection, Json(200, R"({"active":"yes"})")),
            false, "200 active:yes"},
        Row{"Inactive", Inactive(), At(Where::Introspection, Json(200, R"({"active":false})")),
            true, "200 active:false"},
        Row{"InactiveAndMore", Inactive(),
            At(Where::Introspection, Json(200, R"({"active":false,"sub":"u"})")), false,
            "200 active:false"},
        Row{"InactiveAsText", Inactive(),
            At(Where::Introspection, Json(200, R"({"active":"false"})")), false,
            "200 active:false"},
        Row{"InactiveBy400", Inactive(), At(Where::Introspection, Json(400, R"({"active":false})")),
            false, "400 active:false"},
        Row{"Acknowledged", Acknowledged(), At(Where::Revocation, {200, {}, ""}), true,
            "200 empty"},
        Row{"Acknowledged204", Acknowledged(), At(Where::Revocation, {204, {}, ""}), false,
            "204 empty"},
        Row{"Challenged", ChallengedWithoutError(),
            At(Where::Resource, {401, {{"WWW-Authenticate", "Bearer realm=\"x\""}}, ""}), true,
            "401 with WWW-Authenticate: Bearer"},
        Row{"ChallengedWithError", ChallengedWithoutError(),
            At(Where::Resource, {401, {{"WWW-Authenticate", "Bearer error=\"x\""}}, ""}), false,
            "401 with WWW-Authenticate: Bearer error=\"x\""},
        Row{"Challenged403", ChallengedWithoutError(),
            At(Where::Resource, {403, {{"WWW-Authenticate", "Bearer"}}, ""}), false,
            "403 with WWW-Authenticate: Bearer"},
        Row{"Unchallenged", ChallengedWithoutError(), At(Where::Resource, {401, {}, ""}), false,
            "401 empty"}),
    [](const auto& instance) { return instance.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Documents, EachJudge,
    testing::Values(
        Row{"Says", Says("issuer", "i"), At(Where::Metadata, Json(200, R"({"issuer":"i"})")), true,
            "so"},
        Row{"SaysOther", Says("issuer", "i"), At(Where::Metadata, Json(200, R"({"issuer":"i/"})")),
            false, "\"i/\""},
        Row{"SaysNumber", Says("issuer", "1"), At(Where::Metadata, Json(200, R"({"issuer":1})")),
            false, "no string member issuer"},
        Row{"SaysNoAnswer", Says("issuer", "i"), Unanswered(Where::Metadata), false,
            "no string member issuer"},
        Row{"SaysOrRefuses", SaysOrRefuses("issuer", "i"), At(Where::Metadata, Json(421, "")), true,
            "421 empty"},
        Row{"SaysAndDoesNotRefuse", SaysOrRefuses("issuer", "i"),
            At(Where::Metadata, Json(200, R"({"issuer":"evil"})")), false, "\"evil\""},
        Row{"Has", Has("a"), At(Where::Metadata, Json(200, R"({"a":null})")), true, "it is there"},
        Row{"HasNot", Has("a"), At(Where::Metadata, Json(200, R"({"b":1})")), false,
            "it is missing"},
        Row{"HasNoJson", Has("a"), At(Where::Metadata, Page(200, "<title>x</title>")), false,
            "no JSON: 200 a page \"x\""},
        Row{"HasNoAnswer", Has("a"), Unanswered(Where::Metadata), false,
            "no JSON: time-out (after 1 s)"},
        Row{"ScopeTold", RefusedOrScopeTold(), GrantedScope("a"), true,
            "granted with the scope \"a\""},
        Row{"ScopeUntold", RefusedOrScopeTold(), SentTo("https://client.example/cb?code=x"), false,
            "granted, and the answer tells no scope"},
        Row{"ScopeRefused", RefusedOrScopeTold(), SentTo("https://client.example/cb?error=x"), true,
            "redirect (302) to https://client.example/cb with error=x"},
        Row{"NotReflected", NotReflected("<i>x"),
            At(Where::Authorization, Page(400, "<title>No</title>&lt;i>x")), true,
            "400 a page \"No\""},
        Row{"Reflected", NotReflected("<i>x"),
            At(Where::Authorization, Page(400, "<title>No</title><i>x")), false,
            "shown as it is: 400 a page \"No\""},
        Row{"Linked", NoLinkToTheRejectedUri(),
            Rejecting("https://evil.example/",
                      At(Where::Authorization,
                         Page(400, "<title>No</title><a href='https://evil.example/cb'>x</a>"))),
            false, "a link to it on: 400 a page \"No\""},
        Row{"LinkedElsewhere", NoLinkToTheRejectedUri(),
            Rejecting("https://evil.example/",
                      At(Where::Authorization,
                         Page(400, "<title>No</title><a href='https://as.example/'>x</a>"))),
            true, "400 a page \"No\""},
        Row{"NothingRejected", NoLinkToTheRejectedUri(),
            At(Where::Authorization, Page(400, "<title>No</title><a href='/help'>x</a>")), true,
            "400 a page \"No\""}),
    [](const auto& instance) { return instance.param.name; });

// Two winners are a breach; that none wins harms nobody, and is not what the texts say.
TEST(IssuedExactlyOnce, TellsTooManyFromTooFew) {
  EXPECT_EQ(IssuedExactlyOnce()(Volley(2, 0)).layer, Layer::Safety);
  EXPECT_EQ(IssuedExactlyOnce()(Volley(0, 2)).layer, Layer::Documented);
}

}  // namespace
}  // namespace nearmiss::oracle
