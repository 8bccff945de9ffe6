// What the checks cite: requirements that are there, of the clause that is printed, and as many as
// were promised.

#include "suites/runner/coverage.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "suites/glue/catalogue.hpp"

namespace nearmiss::runner {
namespace {

using requirement::Requirement;
using requirement::Testable;

/// How many requirements of a kind there are, and how many of them checks have to cite at least.
struct Goal {
  std::string_view told;
  bool of_the_core;  ///< of the specifications below, or of all others
  std::string_view keyword;
  int all;
  int at_least;
};

constexpr std::array<std::string_view, 13> kCore = {
    "RFC 6749", "RFC 6750", "RFC 7009", "RFC 7591", "RFC 7636", "RFC 7662", "RFC 8252",
    "RFC 8414", "RFC 8628", "RFC 9126", "RFC 9207", "RFC 9449", "RFC 9700"};

/// The one place with the numbers. They only ever rise.
constexpr std::array<Goal, 3> kGoals = {
    {{"MUST and MUST NOT of the core", true, "MUST", 559, 530},
     {"SHOULD and SHOULD NOT of the core", true, "SHOULD", 78, 60},
     {"MUST and MUST NOT of the other specifications", false, "MUST", 286, 180}}};

void PrintTo(const Goal& goal, std::ostream* out) { *out << goal.told; }

class EachGoal : public testing::TestWithParam<Goal> {};

TEST_P(EachGoal, IsReached) {
  const auto& goal = GetParam();
  const auto citations = CitationsOfTheCatalogue();
  int all = 0;
  int cited = 0;
  for (const auto& each : Requirements()) {
    const bool core = std::ranges::find(kCore, each.spec) != kCore.end();
    if (core != goal.of_the_core || Keyword(each) != goal.keyword) continue;
    if (each.testable != Testable::Yes) continue;
    ++all;
    if (citations.contains(each.id)) ++cited;
  }
  EXPECT_EQ(all, goal.all);
  EXPECT_GE(cited, goal.at_least);
  RecordProperty("cited", cited);
}

INSTANTIATE_TEST_SUITE_P(Coverage, EachGoal, testing::ValuesIn(kGoals));

TEST(Requirements, AreReadWhole) {
  EXPECT_EQ(Requirements().size(), 1318U);
  EXPECT_EQ(FindRequirement("no-such"), nullptr);
  EXPECT_EQ(FindRequirement(Requirements().back().id), &Requirements().back());
}

TEST(Citations, AreOfRequirementsThatExist) {
  for (const auto& [cite, checks] : CitationsOfTheCatalogue())
    EXPECT_NE(FindRequirement(cite), nullptr) << checks.front() << ": " << cite;
}

/// A product's own documentation and what binds every server have no list of requirements.
bool HasRequirements(const Entry& entry) {
  return !entry.id.starts_with("zoho/") && !entry.id.starts_with("safety/");
}

TEST(Citations, HoldTheClauseThatIsPrinted) {
  for (const auto& entry : Catalogue()) {
    if (!HasRequirements(entry)) continue;
    const bool found = std::ranges::any_of(entry.about.cites, [&](std::string_view cite) {
      const auto* requirement = FindRequirement(cite);
      return requirement != nullptr && Clause(*requirement) == entry.clause;
    });
    EXPECT_TRUE(found) << entry.id << " prints " << entry.clause
                       << ", and cites no requirement of that section";
  }
}

TEST(Uncovered, AreRequirementsThatNoCheckCites) {
  const auto citations = CitationsOfTheCatalogue();
  for (const auto& [id, reason] : Uncovered()) {
    const auto* requirement = FindRequirement(id);
    ASSERT_NE(requirement, nullptr) << id;
    EXPECT_NE(requirement->testable, Testable::No) << id << ": its own row has the reason";
    EXPECT_FALSE(citations.contains(id)) << id << ": " << citations.find(id)->second.front();
    EXPECT_GT(reason.size(), 15U) << id;
  }
}

}  // namespace
}  // namespace nearmiss::runner
