#include "reports/record/difference.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "reports/record/ledger.hpp"

namespace nearmiss::record {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

CheckResult Result(std::string id, Outcome outcome, Verdict verdict, std::string actual = "400") {
  CheckResult check;
  check.check = std::move(id);
  check.outcome = outcome;
  check.verdict = verdict;
  check.actual = std::move(actual);
  return check;
}

CheckResult Holding(std::string id, std::string actual = "400") {
  return Result(std::move(id), Outcome::Held, Verdict::Pass, std::move(actual));
}
CheckResult Failing(std::string id, std::string actual = "200") {
  return Result(std::move(id), Outcome::Broken, Verdict::Fail, std::move(actual));
}
CheckResult Skipped(std::string id) {
  return Result(std::move(id), Outcome::NotApplicable, Verdict::Skipped);
}

record::Run Whole(std::vector<CheckResult> checks) {
  record::Run run;
  run.checks = std::move(checks);
  run.end = {.totals = Ledger(run.checks).Totals(), .exit_code = 0};
  return run;
}

std::vector<std::pair<std::string, Move>> Moves(const Difference& difference) {
  std::vector<std::pair<std::string, Move>> moves;
  for (const Moved& moved : difference.checks) moves.emplace_back(moved.Any().check, moved.move);
  return moves;
}

void Tell(record::Run& run, const std::string& url, std::string header, std::string body) {
  Exchange exchange;
  exchange.n = static_cast<int>(run.exchanges.size()) + 1;
  exchange.request.method = "GET";
  exchange.request.url = url;
  exchange.response.emplace();
  exchange.response->status = 200;
  exchange.response->headers = {{"server", std::move(header)}};
  exchange.response->body = std::move(body);
  run.exchanges.push_back(std::move(exchange));
}

TEST(Difference, TellsHowEachCheckMoved) {
  const auto before =
      Whole({Holding("a/1/breaks"), Holding("a/1/ends"), Skipped("a/1/begins"),
             Failing("a/1/fixed"), Holding("a/1/other", "400"), Failing("a/1/worse", "302"),
             Holding("a/1/same"), Skipped("a/1/never"), Holding("a/1/gone")});
  const auto now =
      Whole({Failing("a/1/breaks"), Skipped("a/1/ends"), Holding("a/1/begins"),
             Holding("a/1/fixed"), Holding("a/1/other", "401"), Failing("a/1/worse", "500"),
             Holding("a/1/same"), Skipped("a/1/never"), Failing("a/1/added")});
  const auto difference = Compare(before, now);
  EXPECT_THAT(
      Moves(difference),
      ElementsAre(
          std::pair{"a/1/breaks", Move::NewlyFailing}, std::pair{"a/1/ends", Move::NoLongerRunning},
          std::pair{"a/1/gone", Move::NoLongerRunning}, std::pair{"a/1/added", Move::NewlyRunning},
          std::pair{"a/1/begins", Move::NewlyRunning}, std::pair{"a/1/worse", Move::FailsOtherwise},
          std::pair{"a/1/other", Move::AnswersOtherwise}, std::pair{"a/1/fixed", Move::Fixed}));
  EXPECT_EQ(difference.same, 2);
  EXPECT_TRUE(difference.HasRegression());
}

TEST(Difference, LabelsAndTimesAreNoDifference) {
  EXPECT_EQ(WithoutVolatile("200 with access_token#12 after 1.50 s, spread 12 us"),
            WithoutVolatile("200 with access_token#3 after 4 s, spread 999 us"));
  EXPECT_NE(WithoutVolatile("400 invalid_grant"), WithoutVolatile("401 invalid_grant"));
  EXPECT_EQ(WithoutVolatile("so in all 12 answers to 3 near misses"),
            WithoutVolatile("so in all 7 answers to 99 near misses"));
  EXPECT_NE(WithoutVolatile("2 scopes"), WithoutVolatile("3 scopes"));
  EXPECT_EQ(WithoutVolatile("200 x 7"), "200 x 7");
}

TEST(Difference, ARegressionIsANewFailureOrAScoredCheckThatStopped) {
  const auto held = Whole({Holding("a/1/a")});
  EXPECT_FALSE(Compare(held, held).HasRegression());
  EXPECT_TRUE(Compare(held, Whole({Failing("a/1/a")})).HasRegression());
  EXPECT_TRUE(Compare(held, Whole({})).HasRegression());
  EXPECT_TRUE(Compare(held, Whole({Holding("a/1/a"), Failing("a/1/b")})).HasRegression());
  const auto known = Whole({Result("a/1/a", Outcome::Broken, Verdict::Known)});
  EXPECT_FALSE(Compare(held, known).HasRegression());
  // The same answer, and no longer excused by the baseline.
  EXPECT_TRUE(Compare(known, Whole({Failing("a/1/a", "400")})).HasRegression());
  auto unscored = Holding("a/1/a");
  unscored.scored = false;
  EXPECT_FALSE(Compare(Whole({unscored}), Whole({})).HasRegression());
}

TEST(Difference, WhatASelectionLeavesOutIsNoRegression) {
  auto part = Whole({Holding("a/1/a")});
  part.start.selection = "--select a/1/a";
  const auto difference = Compare(Whole({Holding("a/1/a"), Holding("b/1/b")}), part);
  EXPECT_THAT(difference.checks, IsEmpty());
  EXPECT_EQ(difference.left_out, 1);
  EXPECT_THAT(difference.partial, ElementsAre(HasSubstr("later run is not a whole one")));
}

TEST(Difference, TellsWhatElseMoved) {
  auto before = Whole({});
  auto now = Whole({});
  before.start.version = "1";
  now.start.version = "2";
  before.start.config_lines = {{"client.0.id", "a", 1, 1}};
  now.start.config_lines = {{"client.0.id", "b", 9, 1}};
  const std::string url = "http://h:1/.well-known/oauth-authorization-server";
  Tell(before, url, "as/1", R"({"scopes_supported":["a"],"same":1,"gone":true})");
  Tell(now, url, "as/2", R"({"scopes_supported":["a","b"],"same":1})");
  Tell(now, "http://h:1/.well-known/only-now", "as/2", R"({"x":1})");
  const std::string of = " of /.well-known/oauth-authorization-server";
  EXPECT_THAT(WhatElseMoved(before, now),
              ElementsAre(AlsoMoved{"nearmiss", "1", "2"}, AlsoMoved{"client.0.id", "a", "b"},
                          AlsoMoved{"header Server", "as/1", "as/2"},
                          AlsoMoved{"metadata gone" + of, "true", ""},
                          AlsoMoved{"metadata scopes_supported" + of, R"(["a"])", R"(["a","b"])"}));
}

}  // namespace
}  // namespace nearmiss::record
