#include "suites/runner/label_pairs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "fixtures/wire/base64.hpp"
#include "suites/runner/stand_ins.hpp"

namespace nearmiss::runner {
namespace {

using testing::HasSubstr;

LabelPairs Pairs() {
  const StandIns stand_ins(StandIns::Kind::Opaque);
  return LabelPairs([stand_ins](std::string_view label) { return stand_ins.For(label); });
}

record::RequestText Post(std::string body) {
  record::RequestText request;
  request.method = "POST";
  request.url = "https://as/token";
  request.body = std::move(body);
  return request;
}

TEST(LabelPairs, LabelsAreRenamedOneToOne) {
  auto pairs = Pairs();
  EXPECT_TRUE(pairs.Same("code=code#12&state=state#3", "code=code#1&state=state#1"));
  EXPECT_TRUE(pairs.Same("code#12", "code#1")) << "the same pair again";
  EXPECT_FALSE(pairs.Same("code#12", "code#2")) << "it has another partner";
  EXPECT_FALSE(pairs.Same("code#13", "code#1")) << "the partner of another one";
  EXPECT_FALSE(pairs.Same("code#14", "state#9")) << "another kind";
  EXPECT_FALSE(pairs.Same("code#15x", "code#16")) << "more around it";
  EXPECT_TRUE(pairs.Same("{code#17}7", "{code#18}7"));
}

TEST(LabelPairs, AStandInIsItsLabel) {
  auto pairs = Pairs();
  const StandIns stand_ins(StandIns::Kind::Opaque);
  EXPECT_TRUE(pairs.Same("a=code#1&b", "a=" + stand_ins.For("code#1") + "&b"));
  EXPECT_FALSE(pairs.Same("a=code#1&b", "a=" + stand_ins.For("code#2") + "&b"));
}

TEST(LabelPairs, TellsTheFieldThatIsAnotherOne) {
  auto pairs = Pairs();
  EXPECT_EQ(Difference(Post("a=1&code=code#4"), Post("a=1&code=code#1"), pairs), std::nullopt);
  EXPECT_EQ(Difference(Post("a=1&b=2"), Post("a=1&b=3"), pairs),
            "b=3, recorded is b=2 in the body");
  EXPECT_EQ(Difference(Post("a=1&b=2"), Post("a=1"), pairs),
            "nothing, recorded is b=2 in the body");
  auto other = Post("a=1");
  other.headers = {{"Authorization", "Basic basic#1"}};
  EXPECT_EQ(Difference(Post("a=1"), other, pairs), "other headers");
  other.headers = {{"Cookie", "session=cookie#1"}, {"User-Agent", "another version"}};
  EXPECT_EQ(Difference(Post("a=1"), other, pairs), std::nullopt);
}

TEST(LabelPairs, OfAProofOnlyWhatIsNotNewEachTime) {
  const auto proof = [](const std::string& claims) {
    auto request = Post("a=1");
    request.headers = {{"DPoP", wire::Base64Url(R"({"typ":"dpop+jwt","alg":"ES256"})") + '.' +
                                    wire::Base64Url(claims) + ".signature#1"}};
    return request;
  };
  auto pairs = Pairs();
  const auto then = proof(R"({"jti":"a","htm":"POST","iat":1})");
  EXPECT_EQ(Difference(then, proof(R"({"jti":"b","htm":"POST","iat":2})"), pairs), std::nullopt);
  EXPECT_EQ(Difference(then, proof(R"({"jti":"b","htm":"GET","iat":2})"), pairs),
            "another DPoP proof");
  EXPECT_EQ(Difference(then, proof(R"({"jti":"b","htm":"POST"})"), pairs), "another DPoP proof");
  EXPECT_EQ(Difference(then, Post("a=1"), pairs), "another DPoP proof");
}

TEST(StandIns, AreTheSameEachTimeAndAnotherForEachLabel) {
  for (const auto kind : {StandIns::Kind::Opaque, StandIns::Kind::Short, StandIns::Kind::Long,
                          StandIns::Kind::Telling}) {
    const StandIns stand_ins(kind, "https://as", {"https://api"});
    for (const auto* label : {"code#1", "access_token#1", "user_code#1", "request_uri#1"}) {
      EXPECT_EQ(stand_ins.For(label), stand_ins.For(label));
      EXPECT_NE(stand_ins.For(label), stand_ins.For(std::string(label) + "0"));
    }
  }
  EXPECT_THAT(StandIns(StandIns::Kind::Telling).For("access_token#1"), HasSubstr("."));
}

}  // namespace
}  // namespace nearmiss::runner
