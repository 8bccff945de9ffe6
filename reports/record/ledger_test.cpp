#include "reports/record/ledger.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <initializer_list>
#include <utility>
#include <vector>

#include "reports/record/names.hpp"

namespace nearmiss::record {
namespace {

using testing::Pair;
using testing::UnorderedElementsAre;

Ledger Of(std::initializer_list<std::pair<Verdict, int>> counts) {
  Ledger ledger;
  for (const auto& [verdict, count] : counts) {
    for (int i = 0; i < count; ++i) ledger.Count(verdict);
  }
  return ledger;
}

int CodeOf(std::initializer_list<std::pair<Verdict, int>> counts,
           RunFacts facts = {.requests = 9}) {
  return ExitCodeOf(Of(counts), facts);
}

TEST(Ledger, NumbersAddUpAndEveryVerdictIsNamed) {
  const Ledger ledger = Of({{Verdict::Pass, 3}, {Verdict::Fail, 1}, {Verdict::Skipped, 2}});
  EXPECT_EQ(ledger.Selected(), 6);
  EXPECT_THAT(ledger.Totals(),
              UnorderedElementsAre(Pair("pass", 3), Pair("fail", 1), Pair("warning", 0),
                                   Pair("note", 0), Pair("known", 0), Pair("stale", 0),
                                   Pair("skipped", 2), Pair("inconclusive", 0), Pair("error", 0)));
  EXPECT_EQ(Ledger::Sum(ledger.Totals()), ledger.Selected());
}

TEST(Ledger, CountsEachCheckOfARunOnce) {
  std::vector<CheckResult> checks(3);
  checks[0].verdict = Verdict::Pass;
  checks[1].verdict = Verdict::Fail;
  checks[2].verdict = Verdict::Fail;
  const Ledger ledger(checks);
  EXPECT_EQ(ledger.Of(Verdict::Pass), 1);
  EXPECT_EQ(ledger.Of(Verdict::Fail), 2);
}

TEST(ExitCode, IsZeroOnlyWhenWhatIsRequiredHeldOrIsKnown) {
  EXPECT_EQ(CodeOf({{Verdict::Pass, 5}}), 0);
  EXPECT_EQ(CodeOf({{Verdict::Pass, 5},
                    {Verdict::Known, 2},
                    {Verdict::Warning, 1},
                    {Verdict::Note, 1},
                    {Verdict::Skipped, 3}}),
            0);
}

TEST(ExitCode, TellsEachTroubleByItsOwnNumber) {
  EXPECT_EQ(CodeOf({{Verdict::Pass, 5}, {Verdict::Fail, 1}}), 1);
  EXPECT_EQ(CodeOf({{Verdict::Pass, 5}}, {.requests = 9, .usage_error = true}), 2);
  EXPECT_EQ(CodeOf({{Verdict::Pass, 5}}, {.requests = 9, .could_not_test = true}), 3);
  EXPECT_EQ(CodeOf({{Verdict::Pass, 5}, {Verdict::Stale, 1}}), 4);
  EXPECT_EQ(CodeOf({}), 5);
  EXPECT_EQ(CodeOf({{Verdict::Pass, 5}, {Verdict::Error, 1}}), 70);
  EXPECT_EQ(CodeOf({{Verdict::Pass, 5}}, {.requests = 9, .fault = true}), 70);
  EXPECT_EQ(CodeOf({{Verdict::Pass, 5}}, {.requests = 9, .signal = SIGINT}), 130);
  EXPECT_EQ(CodeOf({{Verdict::Pass, 5}}, {.requests = 9, .signal = SIGTERM}), 143);
}

TEST(ExitCode, OfSeveralTroublesTellsTheGravest) {
  RunFacts facts{.requests = 9, .usage_error = true, .could_not_test = true, .fault = true};
  EXPECT_EQ(CodeOf({{Verdict::Fail, 1}, {Verdict::Stale, 1}}, facts), 70);
  facts.fault = false;
  EXPECT_EQ(CodeOf({{Verdict::Fail, 1}, {Verdict::Stale, 1}}, facts), 2);
  EXPECT_EQ(CodeOf({}, facts), 2);
  facts.usage_error = false;
  EXPECT_EQ(CodeOf({}, facts), 5);
  EXPECT_EQ(CodeOf({{Verdict::Fail, 1}, {Verdict::Stale, 1}}, facts), 1);
  EXPECT_EQ(CodeOf({{Verdict::Pass, 1}, {Verdict::Stale, 1}}, facts), 3);
  facts.could_not_test = false;
  EXPECT_EQ(CodeOf({{Verdict::Pass, 1}, {Verdict::Stale, 1}}, facts), 4);
}

TEST(ExitCode, MoreThanATenthWithoutAnAnswerIsTooMuch) {
  EXPECT_EQ(CodeOf({{Verdict::Pass, 9}, {Verdict::Inconclusive, 1}}), 0);
  EXPECT_EQ(CodeOf({{Verdict::Pass, 8}, {Verdict::Inconclusive, 1}}), 3);
  // What was skipped was never asked, so it does not make the share smaller.
  EXPECT_EQ(CodeOf({{Verdict::Pass, 8}, {Verdict::Skipped, 50}, {Verdict::Inconclusive, 1}}), 3);
}

TEST(ExitCode, IsNotDecidedByWhatIsNotScored) {
  Ledger ledger = Of({{Verdict::Pass, 9}});
  for (int i = 0; i < 9; ++i) ledger.Count(Verdict::Inconclusive, false);
  ledger.Count(Verdict::Note, false);
  EXPECT_EQ(ledger.Selected(), 19);
  EXPECT_EQ(ledger.ScoredOf(Verdict::Inconclusive), 0);
  EXPECT_EQ(ExitCodeOf(ledger, {.requests = 9}), 0);
}

TEST(ExitCode, ARunThatJudgedNothingIsNeverZero) {
  EXPECT_EQ(CodeOf({{Verdict::Pass, 5}}, {.requests = 0}), 3);
  EXPECT_EQ(CodeOf({{Verdict::Skipped, 5}}), 3);
}

}  // namespace
}  // namespace nearmiss::record
