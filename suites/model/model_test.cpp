#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "suites/model/command_text.hpp"
#include "suites/model/draw.hpp"
#include "suites/model/expectation.hpp"
#include "suites/model/follow.hpp"

namespace nearmiss::model {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using Kind = Expectation::Answer;

Rules AllRules() {
  Rules rules;
  rules.code_life = 10s;
  rules.full = {"read", "write"};
  rules.narrow = {"read"};
  rules.refresh_tokens = rules.public_client = rules.other_client = rules.denial = true;
  rules.verifier = rules.revocation = rules.introspection = rules.resource = true;
  rules.sign_in = rules.end_grant = rules.waiting = rules.time_is_told = true;
  return rules;
}

Answer Tokens() {
  Answer answer;
  answer.accepted = answer.refresh_token = true;
  answer.life = 1h;
  return answer;
}

/// Plays a sequence against a server that does what the test says.
class Model {
 public:
  explicit Model(const Rules& rules = AllRules()) { world_.rules = rules; }

  Expectation Next(std::string_view text) const { return Expected(world_, ActOf(text)); }
  Model& Step(std::string_view text, const Answer& answer) {
    world_ = Followed(world_, ActOf(text), answer);
    ++step_;
    return *this;
  }
  Model& After(Milliseconds time) {
    world_.now.asked += time;
    world_.now.answered += time;
    return *this;
  }

 private:
  World world_;
  int step_ = 1;

  Act ActOf(std::string_view text) const {
    return Resolve(world_, ReadSequence(text)->front(), step_).value();
  }
};

Model Granted(const Rules& rules = AllRules()) {
  Model model(rules);
  model.Step("0 authorize", {.accepted = true}).Step("1 redeem of=0", Tokens());
  return model;
}

TEST(Model, AFreshCodeIsGoodOnce) {
  Model model;
  model.Step("0 authorize", {.accepted = true});
  EXPECT_EQ(model.Next("1 redeem of=0").answer, Kind::Accepted);
  model.Step("1 redeem of=0", Tokens());
  const auto again = model.Next("2 redeem of=0");
  EXPECT_EQ(again.answer, Kind::Refused);
  EXPECT_EQ(again.promised, Promised::Must);
  EXPECT_THAT(again.conditions, ElementsAre("code_replayed"));
}

TEST(Model, NothingSaysWhetherAFailedAttemptCostsTheCode) {
  Model model;
  model.Step("0 authorize", {.accepted = true});
  EXPECT_EQ(model.Next("1 redeem of=0 wrong=verifier").answer, Kind::Refused);
  model.Step("1 redeem of=0 wrong=verifier", {});
  EXPECT_EQ(model.Next("2 redeem of=0").answer, Kind::Either);
}

TEST(Model, ACodeIsDeadAfterItsLifeAndInDoubtAroundIt) {
  Model model;
  model.Step("0 authorize", {.accepted = true});
  EXPECT_EQ(model.After(8s).Next("1 redeem of=0").answer, Kind::Accepted);
  EXPECT_EQ(model.After(2s).Next("1 redeem of=0").answer, Kind::Either);
  EXPECT_EQ(model.After(2s).Next("1 redeem of=0").answer, Kind::Refused);
}

TEST(Model, AReplayEndsTheFamilyByTheWordShould) {
  auto model = Granted();
  model.Step("2 redeem of=0", {});
  const auto expected = model.Next("3 refresh of=1");
  EXPECT_EQ(expected.answer, Kind::Refused);
  EXPECT_EQ(expected.promised, Promised::Should);
}

TEST(Model, WhatEndsOneGrantMayEndAnotherWhereTheTwoAreOneToTheServer) {
  for (const bool alone : {true, false}) {
    auto rules = AllRules();
    rules.grants_end_alone = alone;
    auto model = Granted(rules);
    model.Step("2 authorize", {.accepted = true}).Step("3 redeem of=2", Tokens());
    model.Step("4 authorize", {.accepted = true}).Step("5 redeem of=0", {});
    EXPECT_EQ(model.Next("6 refresh of=1").answer, Kind::Refused);
    EXPECT_EQ(model.Next("6 refresh of=3").answer, alone ? Kind::Accepted : Kind::Either);
    EXPECT_EQ(model.Next("6 redeem of=4").answer, alone ? Kind::Accepted : Kind::Either);
  }
}

TEST(Model, AReplayOfAnExpiredCodeNeedNotBeNoticed) {
  auto model = Granted();
  model.After(20s).Step("2 redeem of=0", {});
  EXPECT_EQ(model.Next("3 refresh of=1").answer, Kind::Either);
}

TEST(Model, AReplacedRefreshTokenEndsItsFamilyWhereTheProfileSaysSo) {
  auto model = Granted();
  model.Step("2 refresh of=1", Tokens());
  EXPECT_EQ(model.Next("3 refresh of=1").answer, Kind::Refused);
  EXPECT_EQ(model.Next("3 refresh of=2").answer, Kind::Accepted);
  model.Step("3 refresh of=1", {});
  EXPECT_EQ(model.Next("4 refresh of=2").answer, Kind::Refused);

  auto rules = AllRules();
  rules.replaced_tokens_are_refused = false;
  auto lenient = Granted(rules);
  lenient.Step("2 refresh of=1", Tokens());
  EXPECT_EQ(lenient.Next("3 refresh of=1").answer, Kind::Either);
}

TEST(Model, WithoutANewRefreshTokenTheOldOneGoesOn) {
  auto model = Granted();
  auto same = Tokens();
  same.refresh_token = false;
  model.Step("2 refresh of=1", same);
  EXPECT_EQ(model.Next("3 refresh of=1").answer, Kind::Accepted);
  EXPECT_EQ(model.Next("3 refresh of=2").answer, Kind::Accepted);
}

TEST(Model, ARevokedRefreshTokenMustAndItsAccessTokenShouldBeDead) {
  auto model = Granted();
  model.Step("2 revoke-refresh-token of=1", {.accepted = true});
  EXPECT_EQ(model.Next("3 refresh of=1").promised, Promised::Must);
  EXPECT_EQ(model.Next("3 refresh of=1").answer, Kind::Refused);
  EXPECT_EQ(model.Next("3 use of=1").promised, Promised::Should);
  EXPECT_EQ(model.Next("3 use of=1").answer, Kind::Refused);
}

TEST(Model, AnotherClientRevokesNothingUnlessNobodyIsAsked) {
  auto model = Granted();
  model.Step("2 revoke-refresh-token of=1 wrong=client", {.accepted = true});
  EXPECT_EQ(model.Next("3 refresh of=1").answer, Kind::Accepted);

  auto rules = AllRules();
  rules.revocation_knows_its_client = false;
  auto open = Granted(rules);
  open.Step("2 revoke-refresh-token of=1 wrong=client", {.accepted = true});
  EXPECT_EQ(open.Next("3 refresh of=1").answer, Kind::Either);
}

TEST(Model, ScopeIsNeverMoreThanGrantedAndComesBackAfterNarrowing) {
  Model model;
  model.Step("0 authorize scope=narrow", {.accepted = true}).Step("1 redeem of=0", Tokens());
  EXPECT_THAT(model.Next("2 refresh of=1 scope=full").never, ElementsAre("write"));

  auto full = Granted();
  EXPECT_THAT(full.Next("2 refresh of=1 scope=narrow").exactly, ElementsAre("read"));
  full.Step("2 refresh of=1 scope=narrow", Tokens());
  EXPECT_THAT(full.Next("3 refresh of=2").exactly, ElementsAre("read", "write"));
  EXPECT_THAT(full.Next("3 introspect of=2").exactly, ElementsAre("read"));
}

TEST(Model, AnAccessTokenDiesWithItsLife) {
  auto model = Granted();
  EXPECT_EQ(model.Next("2 use of=1").answer, Kind::Accepted);
  EXPECT_EQ(model.After(2h).Next("2 use of=1").answer, Kind::Refused);
}

TEST(Model, WhatAnotherMayNotSeeOrOpenIsLeftToTheServer) {
  Model narrow;
  narrow.Step("0 authorize scope=narrow", {.accepted = true}).Step("1 redeem of=0", Tokens());
  EXPECT_EQ(narrow.Next("2 use of=1").answer, Kind::Either);
  Model other;
  other.Step("0 authorize client=public", {.accepted = true}).Step("1 redeem of=0", Tokens());
  EXPECT_EQ(other.Next("2 introspect of=1").answer, Kind::Either);
}

TEST(Model, ACommandWithNothingToWorkOnIsPassedOver) {
  World world;
  world.rules = AllRules();
  EXPECT_FALSE(Resolve(world, ReadSequence("5 redeem of=3")->front(), 1));
  EXPECT_FALSE(Resolve(world, ReadSequence("5 use of=3")->front(), 1));
}

TEST(SequenceText, ComesBackAsItWas) {
  const Draw draw(AllRules(), 7, 30);
  for (int i = 0; i < 50; ++i) {
    const auto sequence = draw.Nth(i);
    EXPECT_EQ(ReadSequence(Text(sequence)), sequence) << Text(sequence);
  }
}

TEST(SequenceText, WhatIsNoSequenceIsNothing) {
  for (const auto* text : {"x", "0", "0 fly", "0 use of", "0 use of=x", "0 use of=1 wrong=all",
                           "1 authorize; 0 redeem of=1", "0 authorize; ; 1 redeem of=0"}) {
    EXPECT_FALSE(ReadSequence(text)) << text;
  }
}

TEST(Draw, IsTheSameForTheSameSeedAndAnotherForAnother) {
  const Draw draw(AllRules(), 1, 20);
  EXPECT_EQ(Text(draw.Nth(0)), Text(Draw(AllRules(), 1, 20).Nth(0)));
  EXPECT_NE(Text(draw.Nth(0)), Text(Draw(AllRules(), 2, 20).Nth(0)));
  EXPECT_NE(Text(draw.Nth(0)), Text(draw.Nth(1)));
}

TEST(Draw, MakesEveryCommandThatTheTargetOffers) {
  std::set<Verb> verbs;
  const Draw draw(AllRules(), 1, 20);
  for (int i = 0; i < 100; ++i) {
    for (const auto& command : draw.Nth(i)) verbs.insert(command.verb);
  }
  EXPECT_EQ(verbs.size(), 11U);
}

TEST(Draw, MakesNothingThatTheTargetDoesNotOffer) {
  const Draw draw(Rules(), 1, 20);
  for (int i = 0; i < 100; ++i) {
    for (const auto& command : draw.Nth(i)) {
      EXPECT_THAT(command.verb, testing::AnyOf(Verb::Authorize, Verb::Redeem));
      EXPECT_EQ(command.who, Who::Main);
      EXPECT_EQ(command.scope, Ask::Nothing);
    }
  }
}

TEST(Shrunk, IsTheShortestThatStillFails) {
  const auto long_one = *ReadSequence(
      "0 authorize client=public scope=narrow; 1 wait pause=inside-code; 2 authorize; 3 redeem "
      "of=2; "
      "4 use of=3; 5 refresh of=3 scope=full; 6 sign-out; 7 redeem of=2");
  const auto twice = [](const Sequence& sequence) -> std::optional<Sequence> {
    const auto redemptions = std::ranges::count(sequence, Verb::Redeem, &Command::verb);
    const auto codes = std::ranges::count(sequence, Verb::Authorize, &Command::verb);
    if (redemptions < 2 || codes < 1) return std::nullopt;
    return sequence;
  };
  const auto shortest = Shrunk({}, long_one, twice);
  EXPECT_EQ(shortest.size(), 3U) << Text(shortest);
  EXPECT_EQ(shortest.front().who, Who::Main);
}

TEST(Shrunk, TriesNothingThatTheTargetDoesNotOffer) {
  const auto failing = *ReadSequence("0 authorize; 1 redeem of=0; 2 refresh of=1; 3 redeem of=0");
  const auto tries = [&](const Rules& rules) {
    bool revoked = false;
    Shrunk(rules, failing, [&](const Sequence& sequence) -> std::optional<Sequence> {
      revoked |= std::ranges::count(sequence, Verb::RevokeRefresh, &Command::verb) > 0;
      return std::nullopt;
    });
    return revoked;
  };
  Rules rules;
  rules.refresh_tokens = true;
  EXPECT_FALSE(tries(rules));
  rules.revocation = true;
  EXPECT_TRUE(tries(rules));
}

}  // namespace
}  // namespace nearmiss::model
