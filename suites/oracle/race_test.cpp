// The judges of rounds, and what is told of all rounds together.

#include "suites/oracle/race.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

using std::chrono::microseconds;
using ::testing::HasSubstr;
using ::testing::StartsWith;

wire::Exchange Tokens(const std::string& access_token, const std::string& more = "") {
  return Answered(Json(200, R"({"access_token":")" + access_token + '"' + more + '}'));
}

wire::Exchange Refused() { return Answered(Json(400, R"({"error":"invalid_grant"})")); }

Round Of(std::vector<wire::Exchange> exchanges, std::vector<Remnant> remnants = {}) {
  return {std::move(exchanges), microseconds(30), std::move(remnants)};
}

TEST(OneWinner, IsQuietWithOne) {
  EXPECT_EQ(OneWinner().judge(Of({Refused(), Tokens("a")})).showing, Showing::Quiet);
}

TEST(OneWinner, ShowsNothingWithNone) {
  EXPECT_EQ(OneWinner().judge(Of({Refused(), Refused()})).showing, Showing::Nothing);
}

TEST(OneWinner, TellsWhatTwoWinnersHave) {
  const auto verdict =
      OneWinner().judge(Of({Tokens("a"), Tokens("b")}, {{"access token of answer 1", false},
                                                        {"access token of answer 2", true}}));
  EXPECT_EQ(verdict.showing, Showing::Fault);
  EXPECT_EQ(verdict.layer, Layer::Safety);
  EXPECT_EQ(verdict.told, "2 winners; good afterwards: access token of answer 2");
}

TEST(OneWinner, CountsTheSameTokensTwiceAsTwo) {
  EXPECT_EQ(OneWinner().judge(Of({Tokens("a"), Tokens("a")})).winners, 2);
}

TEST(OneWinner, IsNoMatterOfSafetyWhenAllIsSeenDead) {
  const auto dead = Of({Tokens("a"), Tokens("b")}, {{"x", false}, {"y", false}});
  EXPECT_EQ(OneWinner().judge(dead).layer, Layer::Documented);
  EXPECT_EQ(OneWinner().judge(Of({Tokens("a"), Tokens("b")})).layer, Layer::Safety)
      << "nobody looked";
}

TEST(OneWinner, CountsNoAnswerAsNone) {
  const wire::Exchange lost{{}, wire::Failure{wire::FailureKind::Reset, "closed"}, {}};
  EXPECT_EQ(OneWinner().judge(Of({lost, Tokens("a")})).showing, Showing::Quiet);
}

TEST(OneSuccessor, TakesOneNewRefreshTokenForOne) {
  const auto same =
      Of({Tokens("a", R"(,"refresh_token":"r")"), Tokens("b", R"(,"refresh_token":"r")")});
  EXPECT_EQ(OneSuccessor().judge(same).showing, Showing::Quiet);
  const auto two =
      Of({Tokens("a", R"(,"refresh_token":"r")"), Tokens("b", R"(,"refresh_token":"s")")});
  EXPECT_EQ(OneSuccessor().judge(two).showing, Showing::Fault);
}

wire::Exchange Done() { return Answered({200, {}, ""}); }

TEST(NothingBeyond, AllowsWhatEitherOrderLeaves) {
  const auto judge = NothingBeyond({{"new", "old"}, {}}, 1);
  EXPECT_EQ(judge.judge(Of({Tokens("a"), Done()}, {{"new", true}})).showing, Showing::Quiet);
  EXPECT_EQ(judge.judge(Of({Tokens("a"), Done()}, {{"new", false}})).showing, Showing::Quiet);
}

TEST(NothingBeyond, TellsWhatOutlivesBothOrders) {
  const auto verdict = NothingBeyond({{}, {"old"}}, 1)
                           .judge(Of({Tokens("a"), Done()}, {{"new", true}, {"old", false}}));
  EXPECT_EQ(verdict.showing, Showing::Fault);
  EXPECT_EQ(verdict.told, "good afterwards: new");
}

TEST(NothingBeyond, ShowsNothingWhenNothingWasTakenBack) {
  EXPECT_EQ(NothingBeyond({{}}, 1).judge(Of({Tokens("a"), Refused()}, {{"new", true}})).showing,
            Showing::Nothing);
  EXPECT_EQ(NothingBeyond({{}}, 1).judge(Of({Tokens("a")})).showing, Showing::Nothing);
}

TEST(EachItsOwn, ComparesScopesWithWhatEachCodeWasFor) {
  const auto judge = EachItsOwn({"a", "a b"});
  const auto with = [](const std::string& token, const std::string& scope) {
    return Tokens(token, R"(,"scope":")" + scope + '"');
  };
  EXPECT_EQ(judge.judge(Of({with("x", "a"), with("y", "b a")})).showing, Showing::Quiet);
  EXPECT_EQ(judge.judge(Of({Tokens("x"), Tokens("y")})).showing, Showing::Quiet);
  EXPECT_EQ(judge.judge(Of({with("x", "a b"), with("y", "a b")})).showing, Showing::Fault);
  EXPECT_EQ(judge.judge(Of({with("x", "a"), with("x", "a")})).showing, Showing::Fault);
  EXPECT_EQ(judge.judge(Of({with("x", "a"), Refused()})).showing, Showing::Nothing);
}

const RoundVerdict kQuiet{Showing::Quiet, Layer::Safety, 1, "one winner"};
const RoundVerdict kFault{Showing::Fault, Layer::Safety, 2, "2 winners; nothing was tried"};
const RoundVerdict kNothing{Showing::Nothing, Layer::Documented, 0, "no winner"};

using Verdicts = std::vector<RoundVerdict>;

TEST(WantsAnotherRound, PlaysWhatIsPlanned) {
  EXPECT_TRUE(WantsAnotherRound({}, 3));
  EXPECT_TRUE(WantsAnotherRound({kQuiet, kFault}, 3));
  EXPECT_FALSE(WantsAnotherRound({kQuiet, kQuiet, kQuiet}, 3));
}

TEST(WantsAnotherRound, WantsAFreshOneToShowTheFaultAgain) {
  Verdicts verdicts = {kQuiet, kFault, kQuiet};
  EXPECT_TRUE(WantsAnotherRound(verdicts, 3));
  verdicts.push_back(kFault);
  EXPECT_FALSE(WantsAnotherRound(verdicts, 3));
  EXPECT_TRUE(IsConfirmed(verdicts, 3));
}

TEST(WantsAnotherRound, GivesUpInTheEnd) {
  Verdicts verdicts(12, kQuiet);
  verdicts[0] = kFault;
  EXPECT_FALSE(WantsAnotherRound(verdicts, 3));
  EXPECT_FALSE(IsConfirmed(verdicts, 3));
}

std::vector<Round> Rounds(std::size_t count) {
  std::vector<Round> rounds(count);
  for (std::size_t i = 0; i < count; ++i) rounds[i].spread = microseconds(10 * (i + 1));
  return rounds;
}

TEST(Together, TellsKOfN) {
  const auto verdict = Together(OneWinner(), Rounds(4), {kQuiet, kFault, kQuiet, kFault}, "so");
  EXPECT_FALSE(verdict.held);
  EXPECT_EQ(verdict.layer, Layer::Safety);
  EXPECT_EQ(
      verdict.actual,
      "more than one winner (up to 2) in 2 of 4 rounds, spread p50 30 us, so; the first time: "
      "2 winners; nothing was tried");
}

TEST(Together, TellsHowHardAQuietRaceWasTried) {
  const auto verdict = Together(OneWinner(), Rounds(3), {kQuiet, kNothing, kQuiet}, "so");
  EXPECT_TRUE(verdict.held);
  EXPECT_EQ(verdict.actual, "no double use seen at a p50 spread of 20 us in 2 rounds, so");
}

TEST(Together, DoesNotTakeNothingForQuiet) {
  const auto verdict = Together(OneWinner(), Rounds(2), {kNothing, kNothing}, "so");
  EXPECT_FALSE(verdict.held);
  EXPECT_EQ(verdict.layer, Layer::Documented);
  EXPECT_EQ(verdict.actual, "no winner in any of 2 rounds");
}

TEST(ToldUnconfirmed, TellsBothParts) {
  const auto told = ToldUnconfirmed(OneWinner(), Rounds(4), {kQuiet, kFault, kQuiet, kQuiet}, 2);
  EXPECT_THAT(told, StartsWith("more than one winner (up to 2) in 1 of 2 rounds"));
  EXPECT_THAT(told, HasSubstr("not in 2 fresh ones"));
}

}  // namespace
}  // namespace nearmiss::oracle
