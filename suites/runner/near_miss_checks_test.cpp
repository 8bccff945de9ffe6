// Which check sends each row of the file of near misses: the check of its family, or one that
// fixtures/vectors/near_miss_checks.csv names; where there is none, that file says why.

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "suites/glue/catalogue.hpp"
#include "suites/mutate/near_miss.hpp"
#include "suites/mutate/near_miss_text.hpp"

namespace nearmiss::runner {
namespace {

struct Listed {
  std::string check;
  std::string why_not;
};

const std::map<std::string, Listed>& NamedChecks() {
  static const auto kListed = [] {
    std::map<std::string, Listed> listed;
    std::ifstream file(NEARMISS_SOURCE_DIR "/fixtures/vectors/near_miss_checks.csv");
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
      const auto fields = mutate::CsvFields(line);
      listed[fields.at(0) + '/' + fields.at(1)] = {fields.at(2), fields.at(3)};
    }
    return listed;
  }();
  return kListed;
}

TEST(NearMissChecks, NameEverySequence) {
  for (const auto& near : mutate::AllNearMisses()) {
    const bool sequence = std::holds_alternative<mutate::Flow>(near.mutation);
    EXPECT_TRUE(!sequence || NamedChecks().contains(near.row->Id()))
        << near.row->Id() << " is no single request, so no check of a family sends it";
  }
}

TEST(NearMissChecks, AreThere) {
  std::set<std::string> ids;
  for (const auto& entry : Catalogue()) ids.insert(entry.id);
  for (const auto& [row, listed] : NamedChecks()) {
    EXPECT_TRUE(listed.check.empty() || ids.contains(listed.check)) << row << ' ' << listed.check;
    EXPECT_NE(listed.check.empty(), listed.why_not.empty()) << row << " needs a check or a reason";
  }
}

TEST(NearMissChecks, AreAboutRowsThatExist) {
  std::set<std::string> rows;
  for (const auto& row : mutate::NearMissRows()) rows.insert(row.Id());
  for (const auto& [row, listed] : NamedChecks()) EXPECT_TRUE(rows.contains(row)) << row;
}

/// The rows without a check are few, and grow no more.
TEST(NearMissChecks, LeaveFewRowsOut) {
  const auto left_out = std::ranges::count_if(
      NamedChecks(), [](const auto& each) { return each.second.check.empty(); });
  EXPECT_LE(left_out, 33);
}

}  // namespace
}  // namespace nearmiss::runner
