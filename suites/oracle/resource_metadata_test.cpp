// Metadata documents and challenges: good ones, and each thing that may be wrong with them.

#include "suites/oracle/resource_metadata.hpp"

#include <gtest/gtest.h>

#include "fixtures/jose/jws.hpp"
#include "suites/oracle/document.hpp"
#include "suites/oracle/newer_rules.hpp"
#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

Evidence Saying(const std::string& body) { return At(Where::Metadata, Json(200, body)); }

Evidence Challenging(const std::string& challenge) {
  return At(Where::Resource, {401, {{"WWW-Authenticate", challenge}}, ""});
}

TEST(IsPublished, WantsStatusTypeAndAnObject) {
  EXPECT_TRUE(IsPublished()(Saying(R"({"resource":"a"})")).held);
  EXPECT_FALSE(IsPublished()(Saying("[]")).held);
  EXPECT_FALSE(IsPublished()(At(Where::Metadata, Json(404, "{}"))).held);
  EXPECT_FALSE(IsPublished()(At(Where::Metadata, Page(200, "{}"))).held);
  EXPECT_FALSE(IsPublished()(Unanswered(Where::Metadata)).held);
}

TEST(ListsOneOf, WantsAnElementOfThem) {
  EXPECT_FALSE(ListsSomething("a")(Saying(R"({"a":[]})")).held);
  EXPECT_TRUE(ListsOneOf("a", {"x", "w"})(Saying(R"({"a":["w"]})")).held);
}

TEST(ListsNot, SaysNothingOfAMemberThatIsNotThere) {
  EXPECT_FALSE(ListsNot("a", "none")(Saying("{}")).applicable);
  EXPECT_TRUE(ListsNot("a", "none")(Saying(R"({"a":["ES256"]})")).held);
  EXPECT_FALSE(ListsNot("a", "none")(Saying(R"({"a":["none"]})")).held);
  EXPECT_FALSE(ListsWhereItIsThere("a", "x")(Saying("{}")).applicable);
}

TEST(OmitsEmptyMembers, LeavesTheOneThatMeansSomething) {
  EXPECT_TRUE(OmitsEmptyMembers()(Saying(R"({"bearer_methods_supported":[],"a":["x"]})")).held);
  for (const auto* body : {R"({"a":[]})", R"({"a":""})", R"({"a":null})", R"({"a":{}})"}) {
    EXPECT_FALSE(OmitsEmptyMembers()(Saying(body)).held) << body;
  }
}

TEST(NamesNoPlainHttp, LeavesThisMachineAlone) {
  EXPECT_TRUE(NamesNoPlainHttp()(Saying(R"({"a":"https://a","b":"http://127.0.0.1:1/x"})")).held);
  EXPECT_FALSE(NamesNoPlainHttp()(Saying(R"({"a":["http://a.example"]})")).held);
}

TEST(SignsItsMetadata, WantsASignatureAndAnIssuer) {
  const auto document = [](const std::string& header, const std::string& claims,
                           const std::string& signature) {
    return Saying(R"({"signed_metadata":")" + jose::WriteCompact({header, claims, signature}) +
                  R"("})");
  };
  EXPECT_TRUE(SignsItsMetadata()(document(R"({"alg":"ES256"})", R"({"iss":"a"})", "s")).held);
  EXPECT_FALSE(SignsItsMetadata()(document(R"({"alg":"none"})", R"({"iss":"a"})", "s")).held);
  EXPECT_FALSE(SignsItsMetadata()(document(R"({"alg":"ES256"})", "{}", "s")).held);
  EXPECT_FALSE(SignsItsMetadata()(document(R"({"alg":"ES256"})", R"({"iss":"a"})", "")).held);
  EXPECT_FALSE(SignsItsMetadata()(Saying("{}")).applicable);
  EXPECT_FALSE(NestsNoSignedMetadata()(document("{}", R"({"signed_metadata":"x"})", "s")).held);
}

TEST(Challenges, AreReadByParameter) {
  const auto good =
      Challenging(R"(Bearer realm="r", resource_metadata="https://a.example/m", scope="a")");
  EXPECT_TRUE(ChallengesWith("scope")(good).held);
  EXPECT_FALSE(ChallengesWith("error")(good).held);
  EXPECT_TRUE(ChallengesWithAUrl()(good).held);
  EXPECT_FALSE(ChallengesWithAUrl()(Challenging(R"(Bearer resource_metadata="/m")")).held);
  EXPECT_FALSE(ChallengesWithAUrl()(Challenging("Bearer")).applicable);
  EXPECT_TRUE(AsksNotForScope("b")(good).held);
  EXPECT_FALSE(AsksNotForScope("a")(good).held);
  EXPECT_FALSE(AsksNotForScope("a")(Saying(R"({"scopes_supported":["a"]})")).held);
}

TEST(NewerRules, AreJudgedByWhatIsThere) {
  EXPECT_TRUE(SendsIssuerOnlyIf(false)(SentTo("https://client.example/cb?code=1")).held);
  EXPECT_FALSE(SendsIssuerOnlyIf(false)(SentTo("https://client.example/cb?iss=a")).held);
}

}  // namespace
}  // namespace nearmiss::oracle
