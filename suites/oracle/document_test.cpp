// Judges over published documents, and over what an authentication request came to.

#include "suites/oracle/document.hpp"

#include <gtest/gtest.h>

#include "suites/oracle/sample_evidence.hpp"
#include "suites/oracle/sign_in.hpp"

namespace nearmiss::oracle {
namespace {

Evidence Published(const std::string& text) { return At(Where::Metadata, Json(200, text)); }

TEST(Documents, List) {
  const auto document = Published(R"({"a":["x","y"],"b":[],"c":null})");
  EXPECT_TRUE(ListsSomething("a")(document).held);
  EXPECT_FALSE(ListsSomething("b")(document).held);
  EXPECT_TRUE(ListsOneOf("a", {"z", "y"})(document).held);
  EXPECT_FALSE(ListsOneOf("b", {"y"})(document).held);
  EXPECT_TRUE(ListsUnlessAbsent("d", "x")(document).held);
  EXPECT_FALSE(ListsUnlessAbsent("a", "z")(document).held);
  EXPECT_FALSE(DoesNotList("a", "x")(document).held);
  EXPECT_TRUE(DoesNotList("a", "z")(document).held);
  EXPECT_FALSE(NoListIsEmpty()(document).held);
  EXPECT_TRUE(NoListIsEmpty()(Published(R"({"a":["x"]})")).held);
  EXPECT_FALSE(NoMemberIsEmpty()(document).held);
  EXPECT_FALSE(LacksMembers({"a"})(document).held);
  EXPECT_TRUE(LacksMembers({"e"})(document).held);
}

TEST(Documents, NeedNotHaveTheListThatLacksAText) {
  const auto judge = DoesNotList("grants", "password");
  EXPECT_TRUE(judge(Published("{}")).held);
  EXPECT_TRUE(judge(Published(R"({"grants":["authorization_code"]})")).held);
  EXPECT_FALSE(judge(Published(R"({"grants":["password"]})")).held);
  EXPECT_FALSE(judge(At(Where::Metadata, Json(503, R"({"error":"x"})"))).held);
}

TEST(Documents, AreServedAsJson) {
  EXPECT_TRUE(ServedAs({"application/json"})(Published("{}")).held);
  EXPECT_FALSE(ServedAs({"application/json"})(Published("x")).held);
  EXPECT_FALSE(ServedAs({"application/json"})(At(Where::Metadata, Page(200, "{}"))).held);
  EXPECT_TRUE(SaysInAnyCase("a", "BEARER")(Published(R"({"a":"bearer"})")).held);
  EXPECT_TRUE(HasHeader("content-type")(Published("{}")).held);
  EXPECT_FALSE(HeaderHas("Cache-Control", "no-store")(Published("{}")).held);
}

TEST(Documents, Agree) {
  const auto first = Published(R"({"a":"1","b":"2"})");
  EXPECT_TRUE(AgreesWith(first, {"a", "c"})(Published(R"({"a":"1","c":"3"})")).held);
  EXPECT_FALSE(AgreesWith(first, {"a", "b"})(Published(R"({"a":"1","b":"3"})")).held);
}

TEST(KeySets, ArePublic) {
  EXPECT_TRUE(HoldsPublicKeysOnly()(Published(R"({"keys":[{"kty":"EC","x":"1"}]})")).held);
  EXPECT_FALSE(HoldsPublicKeysOnly()(Published(R"({"keys":[{"kty":"EC","d":"1"}]})")).held);
  EXPECT_FALSE(HoldsPublicKeysOnly()(Published(R"({"keys":[]})")).held);
}

constexpr auto kSent = "https://client.example/cb?state=s&";

Evidence Sent(const std::string& rest, bool signed_in = false) {
  auto evidence = SentTo(kSent + rest);
  evidence.signed_in = signed_in;
  return evidence;
}

TEST(SignIns, AreAskedFor) {
  EXPECT_TRUE(AskedToSignIn()(Sent("code=c", true)).held);
  EXPECT_FALSE(AskedToSignIn()(Sent("code=c")).held);
  EXPECT_TRUE(AskedToSignIn()(Sent("error=login_required")).held);
  EXPECT_TRUE(AskedToSignInOrRefused()(Sent("error=invalid_request")).held);
  EXPECT_FALSE(AskedToSignInOrRefused()(Sent("code=c")).held);
}

TEST(SignIns, AreDoneWithoutAPage) {
  EXPECT_TRUE(AnsweredWithoutAPage()(Sent("error=login_required")).held);
  EXPECT_FALSE(AnsweredWithoutAPage()(Sent("code=c", true)).held);
  EXPECT_TRUE(SentBackWith({"login_required"})(Sent("error=login_required")).held);
  EXPECT_FALSE(SentBackWith({"login_required"})(Sent("error=server_error")).held);
  EXPECT_FALSE(SentBackWith({"a"})(SentTo("https://evil.example/?error=a")).held);
}

TEST(SignIns, EndWithACodeOrAnError) {
  EXPECT_TRUE(CodeSentOr({"a"})(Sent("code=c", true)).held);
  EXPECT_TRUE(CodeSentOr({"a"})(Sent("error=a")).held);
  EXPECT_FALSE(CodeSentOr({"a"})(Sent("error=b")).held);
  EXPECT_FALSE(CodeSentAtOnceOr({"a"})(Sent("code=c", true)).held);
  EXPECT_TRUE(CodeSentAtOnceOr({"a"})(Sent("code=c")).held);
  EXPECT_TRUE(NotSentBackWith({"a"})(Sent("error=b")).held);
  EXPECT_FALSE(NotSentBackWith({"a"})(Sent("error=a")).held);
  EXPECT_FALSE(AcceptedOrRefused()(At(Where::Authorization, Page(500, ""))).held);
  EXPECT_TRUE(AcceptedOrRefused()(Sent("code=c")).held);
}

TEST(SignIns, SendNoMoreThanTheError) {
  EXPECT_TRUE(SentBackWithNoMoreThan({"error", "state"})(Sent("error=a")).held);
  EXPECT_FALSE(SentBackWithNoMoreThan({"error"})(Sent("error=a")).held);
  EXPECT_FALSE(SupportedAsSaid(true, "a")(Sent("error=a")).held);
  EXPECT_TRUE(SupportedAsSaid(false, "a")(Sent("error=a")).held);
}

}  // namespace
}  // namespace nearmiss::oracle
