#include "reports/record/near_miss_pair.hpp"

#include <gtest/gtest.h>

#include <string>

namespace nearmiss::record {
namespace {

RequestText Get(std::string url) {
  RequestText request;
  request.method = "GET";
  request.url = std::move(url);
  return request;
}

RequestText Post(std::string body) {
  RequestText request;
  request.method = "POST";
  request.url = "http://as/token";
  request.body = std::move(body);
  return request;
}

// The line with brackets around what differs.
std::string Marked(const PieceLine& line) {
  std::string text;
  for (const Piece& piece : line) text += piece.differs ? "[" + piece.text + "]" : piece.text;
  return text;
}

TEST(NearMissPair, MarksTheOctetsOfAValueThatDiffer) {
  const auto pair =
      Compare(Get("http://as/authorize?redirect_uri=https%3A%2F%2Fa%2Fcb&scope=x"),
              Get("http://as/authorize?redirect_uri=https%3A%2F%2Fa%2Fcb%2F&scope=x"));
  EXPECT_EQ(Marked(pair.accepted[0]),
            "GET http://as/authorize?redirect_uri=https%3A%2F%2Fa%2Fcb[]&scope=x");
  EXPECT_EQ(Marked(pair.changed[0]),
            "GET http://as/authorize?redirect_uri=https%3A%2F%2Fa%2Fcb[%2F]&scope=x");
}

TEST(NearMissPair, PassesOverWhatIsNewInEachRequest) {
  const auto pair = Compare(Post("code=code#1&code_verifier=abc&client_id=a"),
                            Post("code=code#2&code_verifier=xyz&client_id=b"));
  EXPECT_EQ(Marked(pair.accepted[1]), "code=code#1&code_verifier=abc&client_id=[a]");
  EXPECT_EQ(Marked(pair.changed[1]), "code=code#2&code_verifier=xyz&client_id=[b]");
}

TEST(NearMissPair, MarksWhatIsNewWhenNothingElseDiffers) {
  const auto pair =
      Compare(Post("code=code#1&code_verifier=abc"), Post("code=code#2&code_verifier=xbc"));
  EXPECT_EQ(Marked(pair.changed[1]), "code=code#[2]&code_verifier=[x]bc");
}

TEST(NearMissPair, MarksAParameterThatIsLeftOutOrRepeated) {
  const auto gone = Compare(Post("a=1&b=2&c=3"), Post("a=1&c=3"));
  EXPECT_EQ(Marked(gone.accepted[1]), "a=1[&b=2]&c=3");
  EXPECT_EQ(Marked(gone.changed[1]), "a=1[]&c=3");
  const auto twice = Compare(Post("a=1&c=3"), Post("a=1&a=1&c=3"));
  EXPECT_EQ(Marked(twice.changed[1]), "a=1[&a=1]&c=3");
}

TEST(NearMissPair, MarksAHeaderThatWasAdded) {
  auto changed = Post("a=1");
  changed.headers.emplace_back("Authorization", "Basic basic#1");
  const auto pair = Compare(Post("a=1"), changed);
  ASSERT_EQ(pair.changed.size(), 3U);
  EXPECT_EQ(Marked(pair.changed[1]), "a=1");
  EXPECT_EQ(Marked(pair.changed[2]), "[Authorization: Basic basic#1]");
  EXPECT_EQ(Marked(pair.accepted[2]), "[]");
}

TEST(NearMissPair, TheSameRequestTwiceHasNoDifference) {
  const auto pair = Compare(Post("code=code#1"), Post("code=code#1"));
  EXPECT_EQ(Marked(pair.changed[1]), "code=code#1");
}

}  // namespace
}  // namespace nearmiss::record
