#include "reports/record/merge.hpp"

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

Part Shard(std::string shard, std::string id, int exit_code = 0) {
  Part part;
  part.name = shard + ".ndjson";
  part.run.start.shard = std::move(shard);
  part.run.start.time = "2026-01-01T00:00:00Z";
  Exchange exchange;
  exchange.n = 1;
  exchange.check = id;
  exchange.request.url = "https://as/token";
  exchange.request.body = "code=code#1&client_secret=client_secret#1";
  exchange.response.emplace();
  exchange.response->body = R"({"access_token":"{access_token#7}7"})";
  part.run.exchanges = {exchange};
  CheckResult check;
  check.check = std::move(id);
  check.outcome = exit_code == 0 ? Outcome::Held : Outcome::Broken;
  check.verdict = exit_code == 0 ? Verdict::Pass : Verdict::Fail;
  check.actual = "200 with access_token#7";
  check.exchanges = {1};
  part.run.checks = {check};
  part.run.end = {.totals = Ledger(part.run.checks).Totals(),
                  .exit_code = exit_code,
                  .requests = 1,
                  .duration = std::chrono::seconds(3)};
  part.shared = {"client_secret#1"};
  return part;
}

std::string Refusal(std::vector<Part> parts) {
  const auto merged = Merge(std::move(parts));
  return merged ? "none" : merged.error();
}

TEST(Merge, MakesOneRunOfAllShardsInTheOrderOfTheirNumbers) {
  auto second = Shard("2/2", "a/1/a", 1);
  second.run.start.time = "2026-01-01T00:00:10Z";
  const auto merged = Merge({second, Shard("1/2", "a/1/b")});
  ASSERT_TRUE(merged) << merged.error();
  EXPECT_EQ(merged->start.shard, "1/1");
  EXPECT_EQ(merged->start.time, "2026-01-01T00:00:00Z");
  ASSERT_EQ(merged->exchanges.size(), 2U);
  EXPECT_EQ(merged->exchanges[1].n, 2);
  EXPECT_EQ(merged->exchanges[1].check, "a/1/a");
  EXPECT_EQ(merged->exchanges[1].at, std::chrono::seconds(10));
  ASSERT_EQ(merged->checks.size(), 2U);
  EXPECT_EQ(merged->checks[0].check, "a/1/a");
  EXPECT_THAT(merged->checks[0].exchanges, ElementsAre(2));
  ASSERT_TRUE(merged->end);
  EXPECT_EQ(merged->end->exit_code, 1);
  EXPECT_EQ(merged->end->requests, 2);
  EXPECT_EQ(merged->end->duration, std::chrono::seconds(13));
  EXPECT_EQ(Ledger::Sum(merged->end->totals), 2);
}

TEST(Merge, OneLabelIsOneValue) {
  const auto merged = Merge({Shard("1/2", "a/1/a"), Shard("2/2", "a/1/b")});
  ASSERT_TRUE(merged) << merged.error();
  EXPECT_EQ(merged->exchanges[0].request.body, "code=code#1&client_secret=client_secret#1");
  EXPECT_EQ(merged->exchanges[1].request.body, "code=code#2&client_secret=client_secret#1");
  EXPECT_EQ(merged->exchanges[0].response->body, R"({"access_token":"{access_token#1}7"})");
  EXPECT_EQ(merged->checks[1].actual, "200 with access_token#2");
}

TEST(Merge, RefusesWhatIsNotOneRun) {
  EXPECT_THAT(Refusal({}), HasSubstr("nothing to merge"));
  EXPECT_THAT(Refusal({Shard("1/1", "a/1/a")}), HasSubstr("1/1.ndjson is no shard"));
  EXPECT_EQ(Refusal({Shard("1/3", "a/1/a"), Shard("3/3", "a/1/b")}), "the shard 2/3 is missing");
  EXPECT_THAT(Refusal({Shard("1/2", "a/1/a"), Shard("1/2", "a/1/b")}), HasSubstr("both the shard"));
  EXPECT_THAT(Refusal({Shard("1/2", "a/1/a"), Shard("2/3", "a/1/b")}), HasSubstr("one of 3"));
  EXPECT_EQ(Refusal({Shard("1/2", "a/1/a"), Shard("2/2", "a/1/a")}),
            "two shards have the check a/1/a");
  auto other = Shard("2/2", "a/1/b");
  other.run.start.plan = "rfc9700@1";
  EXPECT_EQ(Refusal({Shard("1/2", "a/1/a"), other}), "2/2.ndjson has another plan than 1/2.ndjson");
}

TEST(Merge, ACutShardMakesACutRun) {
  auto cut = Shard("2/2", "a/1/b");
  cut.run.end.reset();
  const auto merged = Merge({Shard("1/2", "a/1/a"), cut});
  ASSERT_TRUE(merged) << merged.error();
  EXPECT_FALSE(merged->end);
  EXPECT_EQ(merged->checks.size(), 2U);
}

}  // namespace
}  // namespace nearmiss::record
