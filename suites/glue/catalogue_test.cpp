// The catalogue of the checks that are linked in: each has an id, a harm and clauses that exist.

#include "suites/glue/catalogue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "suites/glue/check.hpp"
#include "suites/oracle/condition.hpp"

namespace nearmiss {
namespace {

using testing::EndsWith;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::StartsWith;

TEST(Catalogue, IsNotSmall) { EXPECT_GE(Catalogue().size(), 400U); }

TEST(Catalogue, HasEachIdOnceInOrder) {
  EXPECT_THAT(RepeatedIds(), IsEmpty());
  for (std::size_t i = 1; i < Catalogue().size(); ++i)
    EXPECT_LT(Catalogue()[i - 1].id, Catalogue()[i].id);
}

TEST(Catalogue, FindsEachByItsId) {
  for (const auto& entry : Catalogue()) EXPECT_EQ(FindEntry(entry.id), &entry);
  EXPECT_EQ(FindEntry(""), nullptr);
  EXPECT_EQ(FindEntry(Catalogue().front().id + "-not"), nullptr);
  EXPECT_EQ(FindEntry("zzz"), nullptr);
}

TEST(Catalogue, HasWellFormedIds) {
  for (const auto& entry : Catalogue()) {
    EXPECT_THAT(entry.id, MatchesRegex("[a-z0-9-]+/[A-Za-z0-9.-]+/[a-z0-9-]+"));
    EXPECT_EQ(entry.suite + '/' + entry.name, entry.id);
    EXPECT_EQ(entry.id.find("--"), std::string::npos) << entry.id;
  }
}

TEST(Catalogue, HasATitleOfEachItsOwn) {
  std::set<std::string> titles;
  for (const auto& entry : Catalogue()) {
    EXPECT_TRUE(titles.insert(entry.title).second) << entry.id << ": " << entry.title;
    EXPECT_THAT(entry.title, testing::ContainsRegex(" (MUST|SHOULD|MAY) [a-z]")) << entry.id;
  }
}

TEST(Catalogue, NamesTheClause) {
  for (const auto& entry : Catalogue()) {
    if (!entry.id.starts_with("rfc")) continue;
    EXPECT_THAT(entry.clause_url, StartsWith("https://www.rfc-editor.org/rfc/rfc")) << entry.id;
  }
}

TEST(Catalogue, TellsTheHarmInASentence) {
  for (const auto& entry : Catalogue()) {
    EXPECT_GT(entry.about.harm.size(), 15U) << entry.id;
    EXPECT_THAT(std::string(entry.about.harm), EndsWith(".")) << entry.id;
  }
}

TEST(Catalogue, NamesConditionsThatExist) {
  for (const auto& entry : Catalogue()) {
    if (entry.about.condition.empty()) continue;
    EXPECT_NE(oracle::FindCondition(entry.about.condition), nullptr)
        << entry.id << ": " << entry.about.condition;
  }
}

TEST(Catalogue, CitesRequirementsOnceEach) {
  for (const auto& entry : Catalogue()) {
    std::set<std::string_view> cited;
    for (const auto cite : entry.about.cites) {
      EXPECT_TRUE(cited.insert(cite).second) << entry.id << ": " << cite;
      EXPECT_THAT(std::string(cite), MatchesRegex("[a-z0-9.-]+")) << entry.id;
    }
  }
}

TEST(Catalogue, SaysWhereItsSourceIs) {
  for (const auto& entry : Catalogue()) {
    EXPECT_THAT(std::string(entry.file), testing::HasSubstr("suites/")) << entry.id;
    EXPECT_GT(entry.line, 0) << entry.id;
    EXPECT_TRUE(entry.make) << entry.id;
  }
}

}  // namespace
}  // namespace nearmiss
