// The judges of what the authorization endpoint sends back.

#include "suites/oracle/authorization_answer.hpp"

#include <gtest/gtest.h>

#include <string>

#include "fixtures/wire/base64.hpp"
#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

constexpr auto kChallenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

Evidence Asking(const std::string& query, const std::string& left_to) {
  auto evidence = SentTo(left_to);
  evidence.exchanges.front().request.url = "https://as.example/auth?" + query;
  return evidence;
}

Evidence WithCode(const std::string& code) {
  return Asking(std::string("code_challenge=") + kChallenge,
                "https://client.example/cb?code=" + code);
}

TEST(CodeSentToTheRequestedUri, TakesThatUriAlone) {
  const auto judge = CodeSentToTheRequestedUri();
  const std::string port = "redirect_uri=http%3A%2F%2F127.0.0.1%3A61023%2Fcb";
  EXPECT_TRUE(judge(Asking(port, "http://127.0.0.1:61023/cb?code=x")).held);
  EXPECT_FALSE(judge(Asking(port, "http://127.0.0.1:61023/cb?error=x")).held);
  EXPECT_FALSE(judge(Asking(port, "http://127.0.0.1:6102/cb?code=x")).held);
  EXPECT_FALSE(judge(Asking(port, "http://127.0.0.1:61023/cb2?code=x")).held);
  EXPECT_TRUE(judge(Asking("redirect_uri=a.b%3A%2Fc", "a.b:/c?state=s&code=x")).held);
  EXPECT_FALSE(judge(Unanswered(Where::Authorization)).held);
}

TEST(CodeHidesTheChallenge, LooksIntoTheCode) {
  const auto judge = CodeHidesTheChallenge();
  EXPECT_TRUE(judge(WithCode("nothing-in-it")).held);
  EXPECT_FALSE(judge(WithCode(std::string("x.") + kChallenge)).held);
  EXPECT_FALSE(judge(WithCode("x." + wire::Base64Url(std::string("{") + kChallenge + "}"))).held);
  EXPECT_FALSE(judge(Asking("", "https://client.example/cb?error=x")).held);
}

TEST(ErrorIsDescribed, WantsOneOfTheTwo) {
  const auto judge = ErrorIsDescribed();
  EXPECT_TRUE(judge(SentTo("https://client.example/cb?error=x&error_description=y")).held);
  EXPECT_TRUE(judge(SentTo("https://client.example/cb?error=x&error_uri=y")).held);
  EXPECT_FALSE(judge(SentTo("https://client.example/cb?error=x&error_uri=")).held);
  EXPECT_FALSE(judge(SentTo("https://client.example/cb?code=x")).applicable);
}

TEST(IssuerSentIsAPlainUrl, WantsHttpsOrLoopback) {
  const auto judge = IssuerSentIsAPlainUrl();
  const std::string to = "https://client.example/cb?code=x&iss=";
  EXPECT_TRUE(judge(SentTo(to + "https%3A%2F%2Fas.example%2Ft")).held);
  EXPECT_TRUE(judge(SentTo(to + "http%3A%2F%2F127.0.0.1%3A8400")).held);
  for (const auto* bad : {"http%3A%2F%2Fas.example", "as.example", "https%3A%2F%2Fas.example%3Fa",
                          "https%3A%2F%2Fas.example%23a", ""}) {
    EXPECT_FALSE(judge(SentTo(to + bad)).held) << bad;
  }
  EXPECT_FALSE(judge(SentTo("https://client.example/cb?code=x")).held);
}

TEST(NotReadableByOtherOrigins, LooksAtAnswersToAnOrigin) {
  const auto judge = NotReadableByOtherOrigins();
  auto evidence = At(Where::Authorization, {200, {{"Access-Control-Allow-Origin", "*"}}, ""});
  EXPECT_TRUE(judge(evidence).held);
  evidence.exchanges.front().request.headers.Set("Origin", "https://evil.example");
  EXPECT_FALSE(judge(evidence).held);
}

TEST(NotSentAwayAtOnce, WantsAPageFirst) {
  const auto judge = NotSentAwayAtOnce();
  auto evidence = SentTo("https://client.example/cb?error=x");
  EXPECT_FALSE(judge(evidence).held);
  evidence.exchanges.insert(evidence.exchanges.begin(), Answered(Page(200, "Sign in")));
  EXPECT_TRUE(judge(evidence).held);
  EXPECT_TRUE(judge(At(Where::Authorization, Page(400, "No"))).held);
}

}  // namespace
}  // namespace nearmiss::oracle
