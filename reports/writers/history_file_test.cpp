#include "reports/writers/history_file.hpp"

#include <gtest/gtest.h>

#include "reports/golden/fixture_runs.hpp"

namespace nearmiss::writers {
namespace {

TEST(HistoryFile, KeepsTheRunsThatCompareInOrder) {
  auto first = golden::Failures();
  first.start.plan = "rfc6749@1";
  auto second = golden::Sound();
  second.start.plan = "rfc6749@2";
  auto of_another_target = golden::Sound();
  of_another_target.start.target = "another server";
  auto narrowed = golden::Sound();
  narrowed.start.selection = "--select rfc6749";
  const std::string history = HistoryLine(first) + "no line of ours\n[1]\n{}\n" +
                              HistoryLine(of_another_target) + HistoryLine(narrowed) +
                              HistoryLine(second) + "{\"schema\":\"nearm";
  const auto past = PastRuns(history, golden::Sound());
  ASSERT_EQ(past.size(), 2U);
  EXPECT_EQ(past[0].plan, "rfc6749@1");
  EXPECT_EQ(past[0].exit_code, 1);
  EXPECT_EQ(past[0].totals.at("fail"), 2);
  EXPECT_EQ(past[1].exit_code, 0);
  EXPECT_EQ(PastRuns(history, golden::Sound(), 1).front().plan, "rfc6749@2");
}

}  // namespace
}  // namespace nearmiss::writers
