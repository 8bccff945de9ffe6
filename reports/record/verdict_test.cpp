#include "reports/record/verdict.hpp"

#include <gtest/gtest.h>

#include "reports/record/names.hpp"

namespace nearmiss::record {
namespace {

constexpr bool kStrict = true;
constexpr bool kVerified = true;

Verdict OfBroken(Layer layer, Level level, bool strict = false, bool verified = kVerified) {
  return Judge(Outcome::Broken, layer, level, strict, verified, Listed::No);
}

TEST(Verdict, ABrokenRequirementCountsByItsLevel) {
  EXPECT_EQ(OfBroken(Layer::Safety, Level::Must), Verdict::Fail);
  EXPECT_EQ(OfBroken(Layer::Safety, Level::Should), Verdict::Warning);
  EXPECT_EQ(OfBroken(Layer::Safety, Level::May), Verdict::Note);
}

TEST(Verdict, AStrictRunCountsAShouldButNoMay) {
  EXPECT_EQ(OfBroken(Layer::Safety, Level::Should, kStrict), Verdict::Fail);
  EXPECT_EQ(OfBroken(Layer::Safety, Level::May, kStrict), Verdict::Note);
}

TEST(Verdict, AMissedDocumentedAnswerWithoutAConfirmedSourceIsAWarningAtMost) {
  EXPECT_EQ(OfBroken(Layer::Documented, Level::Must, false, kVerified), Verdict::Fail);
  EXPECT_EQ(OfBroken(Layer::Documented, Level::Must, kStrict, !kVerified), Verdict::Warning);
  EXPECT_EQ(OfBroken(Layer::Documented, Level::Should, kStrict, !kVerified), Verdict::Warning);
  EXPECT_EQ(OfBroken(Layer::Documented, Level::May, kStrict, !kVerified), Verdict::Note);
}

TEST(Verdict, SafetyNeedsNoSource) {
  EXPECT_EQ(OfBroken(Layer::Safety, Level::Must, false, !kVerified), Verdict::Fail);
}

TEST(Verdict, TheBaselineTellsKnownFromNewAndStaleFromPass) {
  for (const Level level : kLevels) {
    const auto judge = [level](Outcome outcome, Listed listed) {
      return Judge(outcome, Layer::Safety, level, false, true, listed);
    };
    EXPECT_EQ(judge(Outcome::Broken, Listed::Yes), Verdict::Known);
    EXPECT_EQ(judge(Outcome::Held, Listed::Yes), Verdict::Stale);
    EXPECT_EQ(judge(Outcome::Held, Listed::No), Verdict::Pass);
  }
}

TEST(Verdict, TheBaselineExcusesNothingThatIsNoFailureOfTheServer) {
  for (const Listed listed : {Listed::No, Listed::Yes}) {
    const auto judge = [listed](Outcome outcome) {
      return Judge(outcome, Layer::Safety, Level::Must, true, true, listed);
    };
    EXPECT_EQ(judge(Outcome::NotReached), Verdict::Inconclusive);
    EXPECT_EQ(judge(Outcome::NoAnswer), Verdict::Inconclusive);
    EXPECT_EQ(judge(Outcome::NotApplicable), Verdict::Skipped);
    EXPECT_EQ(judge(Outcome::ToolError), Verdict::Error);
  }
}

TEST(Verdict, WhatIsNotScoredIsANoteAtMost) {
  EXPECT_EQ(JudgeUnscored(Outcome::Held), Verdict::Pass);
  EXPECT_EQ(JudgeUnscored(Outcome::Broken), Verdict::Note);
  EXPECT_EQ(JudgeUnscored(Outcome::NoAnswer), Verdict::Inconclusive);
  EXPECT_EQ(JudgeUnscored(Outcome::NotApplicable), Verdict::Skipped);
  EXPECT_EQ(JudgeUnscored(Outcome::ToolError), Verdict::Error);
}

template <typename Values, typename From>
void ExpectEachReadBack(const Values& values, From from) {
  for (const auto value : values) EXPECT_EQ(from(Name(value)), value) << Name(value);
  EXPECT_FALSE(from("no such word"));
}

TEST(Names, EachIsReadBackAsItsValue) {
  ExpectEachReadBack(kLevels, LevelFrom);
  ExpectEachReadBack(kOutcomes, OutcomeFrom);
  ExpectEachReadBack(kLayers, LayerFrom);
  ExpectEachReadBack(kVerdicts, VerdictFrom);
  ExpectEachReadBack(kRoles, RoleFrom);
}

}  // namespace
}  // namespace nearmiss::record
