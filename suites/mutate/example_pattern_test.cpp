#include "suites/mutate/testing/example_pattern.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace nearmiss::mutate {
namespace {

TEST(ExamplePattern, IsATextWhereNothingIsGenerated) {
  EXPECT_TRUE(MatchesExample("a.b", "a.b"));
  EXPECT_FALSE(MatchesExample("a.b", "axb"));
  EXPECT_FALSE(MatchesExample("a", "ab"));
}

TEST(ExamplePattern, RepeatsWhatItSays) {
  EXPECT_TRUE(MatchesExample("x<3 x ab>y", "xabababy"));
  EXPECT_FALSE(MatchesExample("x<3 x ab>y", "xababy"));
  EXPECT_TRUE(MatchesExample("<65536 x a>", std::string(65536, 'a')));
}

TEST(ExamplePattern, HasAShapeForEachGeneratedPart) {
  EXPECT_TRUE(MatchesExample("v=<42>", "v=" + std::string(42, 'k')));
  EXPECT_FALSE(MatchesExample("v=<42>", "v=" + std::string(43, 'k')));
  EXPECT_TRUE(MatchesExample("<64 hex digits>", std::string(64, '0')));
  EXPECT_FALSE(MatchesExample("<64 hex digits>", std::string(64, 'g')));
}

TEST(ExamplePattern, LeavesOpenWhatItLeavesOpen) {
  EXPECT_TRUE(MatchesExample("...&foo=bar", "a=b&foo=bar"));
  EXPECT_FALSE(MatchesExample("...&foo=bar", "a=b&foo=bart"));
  EXPECT_FALSE(MatchesExample("grant_type=...", "&grant_type=x"));
}

TEST(ExamplePattern, KnowsNoOtherGeneratedPart) {
  EXPECT_THROW(MatchesExample("<nearmiss>", "x"), std::invalid_argument);
}

TEST(ExamplePattern, ComputesEncodings) {
  EXPECT_TRUE(MatchesExample("base64(ab)", "YWI="));
  EXPECT_TRUE(MatchesExample("hex(ab)", "6162"));
}

}  // namespace
}  // namespace nearmiss::mutate
