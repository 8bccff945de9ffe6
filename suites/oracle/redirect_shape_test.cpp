// Redirects with the answer of the authorization endpoint: sound ones and flawed ones.

#include "suites/oracle/redirect_shape.hpp"

#include <gtest/gtest.h>

#include <string>

#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

const std::string kCallback = "https://client.example/cb";

bool Holds(const Judge& judge, const Evidence& evidence) { return judge(evidence).held; }

/// Sent to `sent` after the request had asked for `asked`, form-encoded.
Evidence Asked(const std::string& asked, const std::string& sent) {
  auto evidence = SentTo(sent);
  evidence.exchanges.front().request.url = "https://as.example/authorize?redirect_uri=" + asked;
  return evidence;
}

TEST(CodeAlone, HasNothingBesideTheCode) {
  EXPECT_TRUE(Holds(CodeAlone(), SentTo(kCallback + "?code=c&state=s")));
  EXPECT_FALSE(Holds(CodeAlone(), SentTo(kCallback + "?code=")));
  EXPECT_FALSE(Holds(CodeAlone(), SentTo(kCallback + "?code=c&error=server_error")));
  EXPECT_FALSE(Holds(CodeAlone(), SentTo(kCallback + "?code=c#access_token=t")));
  EXPECT_FALSE(Holds(CodeAlone(), At(Where::Authorization, Page(200, "a page"))));
}

TEST(CodeSentWithoutAValueOf, TakesAnEmptyOne) {
  const auto judge = CodeSentWithoutAValueOf("state");
  EXPECT_TRUE(Holds(judge, SentTo(kCallback + "?code=c")));
  EXPECT_TRUE(Holds(judge, SentTo(kCallback + "?code=c&state=")));
  EXPECT_FALSE(Holds(judge, SentTo(kCallback + "?code=c&state=null")));
  EXPECT_FALSE(Holds(judge, SentTo(kCallback + "?error=invalid_request")));
  EXPECT_FALSE(Holds(judge, SentTo("https://evil.example/?code=c")));
}

TEST(RedirectUriKept, WantsTheOwnQueryOnceAndOneQuestionMark) {
  const std::string asked = "https%3A%2F%2Fclient.example%2Fq%3Fa%3D1";
  const auto kept = [&](const std::string& sent) {
    return Holds(RedirectUriKept(), Asked(asked, sent));
  };
  EXPECT_TRUE(kept("https://client.example/q?a=1&code=c"));
  EXPECT_TRUE(kept("https://client.example/q?code=c&a=1"));
  EXPECT_FALSE(kept("https://client.example/q?code=c"));
  EXPECT_FALSE(kept("https://client.example/q?a=1?code=c"));
  EXPECT_FALSE(kept("https://client.example/q?a=2&code=c"));
  EXPECT_FALSE(kept("https://client.example/other?a=1&code=c"));
  EXPECT_FALSE(RedirectUriKept()(At(Where::Authorization, Page(400, "no"))).applicable);
}

TEST(ErrorSentInTheQuery, HasNoFragment) {
  EXPECT_TRUE(Holds(ErrorSentInTheQuery(), SentTo(kCallback + "?error=access_denied")));
  EXPECT_FALSE(Holds(ErrorSentInTheQuery(), SentTo(kCallback + "#error=access_denied")));
  EXPECT_FALSE(Holds(ErrorSentInTheQuery(), SentTo(kCallback + "?error=access_denied#x=1")));
  EXPECT_FALSE(Holds(ErrorSentInTheQuery(), At(Where::Authorization, Page(400, "no"))));
}

TEST(RedirectsRepeatNoParameter, LooksIntoQueryAndFragment) {
  EXPECT_TRUE(Holds(RedirectsRepeatNoParameter(), SentTo(kCallback + "?code=c&state=s")));
  EXPECT_FALSE(Holds(RedirectsRepeatNoParameter(), SentTo(kCallback + "?code=c&code=d")));
  EXPECT_FALSE(Holds(RedirectsRepeatNoParameter(), SentTo(kCallback + "#error=a&state=s&state=s")));
  EXPECT_FALSE(RedirectsRepeatNoParameter()(SentTo("/login?a=1&a=2")).applicable);
}

TEST(RedirectedErrorsAreRegistered, KnowsTheExtensions) {
  EXPECT_TRUE(Holds(RedirectedErrorsAreRegistered(), SentTo(kCallback + "?error=invalid_target")));
  EXPECT_TRUE(Holds(RedirectedErrorsAreRegistered(), SentTo(kCallback + "?error=login_required")));
  EXPECT_FALSE(Holds(RedirectedErrorsAreRegistered(), SentTo(kCallback + "?error=bad")));
}

TEST(NoTokenInAnyAddress, LooksAtTheQueryOnly) {
  EXPECT_TRUE(Holds(NoTokenInAnyAddress(), SentTo(kCallback + "?code=c")));
  EXPECT_TRUE(Holds(NoTokenInAnyAddress(), SentTo(kCallback + "#access_token=t")));
  EXPECT_FALSE(Holds(NoTokenInAnyAddress(), SentTo(kCallback + "?access_token=t")));
}

}  // namespace
}  // namespace nearmiss::oracle
