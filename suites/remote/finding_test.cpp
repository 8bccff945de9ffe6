#include "suites/remote/finding.hpp"

#include <gtest/gtest.h>

#include "suites/remote/bridge.hpp"
#include "suites/remote/rightful.hpp"

namespace nearmiss::remote {
namespace {

using Kind = Edit::Kind;
using oracle::Where;

/// A confidential client with a code, a refresh token and an access token.
class Findings : public testing::Test {
 protected:
  Findings() {
    target::Client main;
    main.id = "nm-conf";
    main.secret = "the-secret";
    main.redirect_uris = {"https://client.example/cb"};
    target::Client other = main;
    other.id = "nm-other";
    other.secret = "another-secret";
    target_.clients = {main, other};
    target_.token_endpoint = "https://as.example/token";
    target_.revocation_endpoint = "https://as.example/revoke";
    holdings_.target = &target_;
    holdings_.codes.push_back(
        {"the-code", &target_.clients[0], "https://client.example/cb", "the-verifier", false});
    holdings_.refresh_tokens.push_back({"the-refresh-token", &target_.clients[0]});
    holdings_.tokens = {"the-access-token", "the-refresh-token"};
  }

  target::Target target_;
  Holdings holdings_;
  oracle::Profile profile_;

  std::string Cause(const std::string& body, Where where = Where::Token) const {
    const auto wrong = WhyWrong(where, {"POST", "https://as.example/token", {}, body}, holdings_);
    return wrong ? wrong->cause : "right";
  }
  std::string Found(int status, const std::string& answer, const std::string& body,
                    const Step& step = {Verb::Redeem}) const {
    oracle::Evidence evidence;
    evidence.secrets = {"the-secret"};
    evidence.exchanges.push_back({{"POST", "https://as.example/token", {}, body},
                                  wire::Response{status, {}, answer},
                                  std::chrono::microseconds(1)});
    const auto finding = FindingIn(evidence, {holdings_, profile_, step, true});
    return finding ? finding->cause : "";
  }
};

const std::string kRight =
    "grant_type=authorization_code&code=the-code&redirect_uri=https%3A%2F%2Fclient.example%2Fcb"
    "&code_verifier=the-verifier&client_id=nm-conf&client_secret=the-secret";
constexpr auto kTokens = R"({"access_token":"new","token_type":"Bearer"})";

TEST_F(Findings, HaveNothingAgainstAValidRequest) {
  EXPECT_EQ(Cause(kRight), "right");
  EXPECT_EQ(Cause("grant_type=refresh_token&refresh_token=the-refresh-token&client_id=nm-conf"
                  "&client_secret=the-secret"),
            "right");
  EXPECT_EQ(Cause("grant_type=client_credentials&client_id=nm-other&client_secret=another-secret"),
            "right");
  EXPECT_EQ(Found(200, kTokens, kRight), "");
}

TEST_F(Findings, GiveARepeatedParameterTheBenefitOfTheDoubt) {
  EXPECT_EQ(Cause(kRight + "&code=wrong&client_secret=wrong&grant_type=refresh_token"), "right");
  EXPECT_EQ(Cause("code=wrong&" + kRight), "right");
}

TEST_F(Findings, NameWhatIsWrong) {
  const auto without = [](const std::string& part) {
    auto text = kRight;
    return text.replace(text.find(part), part.size(), "");
  };
  EXPECT_EQ(Cause(without("&code=the-code")), "for-a-code-never-issued");
  EXPECT_EQ(Cause(without("&code_verifier=the-verifier")), "without-the-code-verifier");
  EXPECT_EQ(Cause(without("&client_secret=the-secret")), "without-authentication");
  EXPECT_EQ(Cause(without("&client_id=nm-conf") + "&client_id=nm-other"), "for-another-client");
  EXPECT_EQ(Cause(without("&redirect_uri=https%3A%2F%2Fclient.example%2Fcb")), "right")
      << "OAuth 2.1 has no redirect_uri there";
  EXPECT_EQ(Cause("grant_type=password"), "for-no-credentials");
  EXPECT_EQ(Cause("token=the-access-token&client_id=nm-conf&client_secret=the-secret",
                  Where::Introspection),
            "right");
  EXPECT_EQ(Cause("token=the-access-tokem&client_id=nm-conf&client_secret=the-secret",
                  Where::Introspection),
            "active-for-a-token-never-issued");
}

TEST_F(Findings, KnowACodeThatIsSpent) {
  holdings_.codes.front().spent = true;
  EXPECT_EQ(Found(200, kTokens, kRight), "token-for-a-code-used-before");
  EXPECT_EQ(Found(400, R"({"error":"invalid_grant"})", kRight), "");
}

TEST_F(Findings, SeeFaultsAndLeaks) {
  EXPECT_EQ(Found(500, "", kRight), "server-fault-500");
  EXPECT_EQ(Found(503, "", kRight), "") << "busy is no fault";
  EXPECT_EQ(Found(400, R"({"error":"invalid_client","got":"the-secret"})", kRight),
            "secret-repeated");
}

TEST_F(Findings, JudgeNoRequestThatCannotBeRead) {
  const Step step{Verb::Redeem, {{Kind::Near, "", "encoding.transport/body_as_json"}}};
  EXPECT_EQ(Found(200, kTokens, R"({"code":"the-code"})", step), "");
}

TEST_F(Findings, HoldTheServerToItsDocumentation) {
  profile_.answers["code_missing"] = {
      {oracle::Shape::Json, {400}, "error", "invalid_request", {}, "rfc", true, "Bearer", ""}};
  const Step step{Verb::Redeem, {{Kind::Drop, "code", ""}}};
  EXPECT_EQ(Found(400, R"({"error":"invalid_request"})", "", step), "");
  EXPECT_EQ(Found(400, R"({"error":"invalid_scope"})", "", step), "answer-to-code_missing");
}

TEST(ConditionOf, IsKnownForOneEditOnly) {
  EXPECT_EQ(ConditionOf({Verb::Redeem, {{Kind::Drop, "code", ""}}}), "code_missing");
  EXPECT_EQ(ConditionOf({Verb::Redeem, {{Kind::Near, "code", "grant.code/truncate_last"}}}),
            "code_near_miss");
  EXPECT_EQ(ConditionOf({Verb::Redeem, {{Kind::Near, "code", "encoding.code/sp_end"}}}), "");
  EXPECT_EQ(ConditionOf({Verb::Redeem, {{Kind::Drop, "code", ""}, {Kind::Drop, "x", ""}}}), "");
}

TEST_F(Findings, RecordedRequestsBecomeScripts) {
  record::RequestText request;
  request.method = "POST";
  request.url = target_.token_endpoint;
  request.body =
      "grant_type=authorization_code&code=code#1&redirect_uri=https%3A%2F%2Fevil.example%2Fcb";
  target_.pkce = target::ChallengeMethod::S256;
  EXPECT_EQ(ScriptOf(request, target_),
            "redeem redirect_uri=https%3A%2F%2Fevil.example%2Fcb -code_verifier\n");
  request.url = target_.revocation_endpoint;
  request.body = "token=access_token#1&token=x";
  EXPECT_EQ(ScriptOf(request, target_), "revoke_access_token +token=x\n");
  request.url = "https://as.example/elsewhere";
  EXPECT_EQ(ScriptOf(request, target_), "");
}

}  // namespace
}  // namespace nearmiss::remote
