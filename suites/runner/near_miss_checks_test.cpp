// Which check sends each row of the file of near misses: the check of its family, or one that
// fixtures/vectors/near_miss_checks.csv names; where there is none, that file says why.

#include "suites/runner/near_miss_checks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "suites/glue/catalogue.hpp"
#include "suites/mutate/near_miss.hpp"

namespace nearmiss::runner {
namespace {

TEST(NearMissChecks, NameEverySequence) {
  for (const auto& near : mutate::AllNearMisses()) {
    const bool sequence = std::holds_alternative<mutate::Flow>(near.mutation);
    EXPECT_TRUE(!sequence || RowsSentElsewhere().contains(near.row->Id()))
        << near.row->Id() << " is no single request, so no check of a family sends it";
  }
}

TEST(NearMissChecks, AreThere) {
  std::set<std::string> ids;
  for (const auto& entry : Catalogue()) ids.insert(entry.id);
  for (const auto& [row, listed] : RowsSentElsewhere()) {
    EXPECT_TRUE(listed.check.empty() || ids.contains(listed.check)) << row << ' ' << listed.check;
    EXPECT_NE(listed.check.empty(), listed.why_not.empty()) << row << " needs a check or a reason";
  }
}

TEST(NearMissChecks, AreAboutRowsThatExist) {
  std::set<std::string> rows;
  for (const auto& row : mutate::NearMissRows()) rows.insert(row.Id());
  for (const auto& [row, listed] : RowsSentElsewhere()) EXPECT_TRUE(rows.contains(row)) << row;
}

/// The rows without a check are few, and grow no more.
TEST(NearMissChecks, LeaveFewRowsOut) {
  const auto left_out = std::ranges::count_if(
      RowsSentElsewhere(), [](const auto& each) { return each.second.check.empty(); });
  EXPECT_LE(left_out, 38);
}

}  // namespace
}  // namespace nearmiss::runner
