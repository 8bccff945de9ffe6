// Plans, profiles and the selection of checks by id.

#include "suites/runner/plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "suites/runner/coverage.hpp"
#include "suites/runner/profiles.hpp"

namespace nearmiss::runner {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

struct Row {
  std::string pattern;
  std::string id;
  bool means;
};

class EachPattern : public testing::TestWithParam<Row> {};

TEST_P(EachPattern, MeansAGlobOrAPrefix) {
  EXPECT_EQ(Means(GetParam().pattern, GetParam().id), GetParam().means)
      << GetParam().pattern << ' ' << GetParam().id;
}

INSTANTIATE_TEST_SUITE_P(Patterns, EachPattern,
                         testing::Values(Row{"rfc6749/4.1.2/a-b", "rfc6749/4.1.2/a-b", true},
                                         Row{"rfc6749", "rfc6749/4.1.2/a-b", true},
                                         Row{"rfc6749/", "rfc6749/4.1.2/a-b", true},
                                         Row{"rfc6749/4.1.2", "rfc6749/4.1.2/a-b", true},
                                         Row{"rfc6749/4.1", "rfc6749/4.1.2/a-b", false},
                                         Row{"rfc674", "rfc6749/4.1.2/a-b", false},
                                         Row{"rfc6749/4.1.2/a", "rfc6749/4.1.2/a-b", false},
                                         Row{"rfc6749/4.1.2/a*", "rfc6749/4.1.2/a-b", true},
                                         Row{"rfc6749/4.1*", "rfc6749/4.1.2/a-b", true},
                                         Row{"*", "rfc6749/4.1.2/a-b", true},
                                         Row{"*/a-?", "rfc6749/4.1.2/a-b", true},
                                         Row{"*code*", "rfc6749/4.1.2/a-b", false},
                                         Row{"", "rfc6749/4.1.2/a-b", false},
                                         Row{"4.1.2", "rfc6749/4.1.2/a-b", false},
                                         Row{"RFC6749", "rfc6749/4.1.2/a-b", false}));

std::vector<std::string> Ids(const std::vector<const Entry*>& entries) {
  std::vector<std::string> ids;
  for (const auto* entry : entries) ids.push_back(entry->id);
  return ids;
}

Plan PlanOf(std::vector<std::string> checks) {
  Plan plan;
  plan.name = "p";
  plan.version = "1";
  plan.checks = std::move(checks);
  return plan;
}

std::string ErrorOf(const std::vector<std::string>& select, const std::vector<std::string>& skip) {
  const auto chosen = Select(PlanOf({"*"}), select, skip);
  return chosen ? "none" : chosen.error();
}

TEST(Select, TakesAllOfAPlan) {
  const auto chosen = Select(PlanOf({"*"}), {}, {});
  ASSERT_TRUE(chosen) << chosen.error();
  EXPECT_EQ(chosen->size(), Catalogue().size());
}

TEST(Select, NarrowsThePlan) {
  auto plan = PlanOf({"rfc6749/*", "rfc7009"});
  plan.without = {"rfc6749/A.*"};
  const auto chosen =
      Select(plan, {"rfc6749/5.*", "rfc7009", "rfc6749/A.1", "zoho"}, {"rfc6749/5.2/*"});
  ASSERT_TRUE(chosen) << chosen.error();
  EXPECT_GT(chosen->size(), 5U);
  for (const auto& id : Ids(*chosen)) {
    EXPECT_TRUE(id.starts_with("rfc6749/5.1/") || id.starts_with("rfc7009/")) << id;
  }
  EXPECT_TRUE(std::ranges::is_sorted(Ids(*chosen)));
}

TEST(Select, NamesTheNearestIdForAPatternThatMatchesNothing) {
  const std::string id = "rfc6749/4.1.2/refuse-a-code-used-before";
  const auto typed = id.substr(0, id.size() - 1);
  EXPECT_EQ(ErrorOf({typed}, {}), "no check matches \"" + typed + "\"; the nearest id is " + id);
  EXPECT_THAT(ErrorOf({}, {typed}), HasSubstr(id));
  EXPECT_THAT(ErrorOf({"rfc6749", "rfc9999/*"}, {}), HasSubstr("rfc9999/*"));
}

std::vector<Plan> Shipped() {
  std::vector<Plan> plans;
  for (const auto& name : PlanNames()) {
    auto plan = LoadPlan(name);
    EXPECT_TRUE(plan) << plan.error();
    if (plan) plans.push_back(*std::move(plan));
  }
  return plans;
}

TEST(Select, TakesTheChecksThatCiteARequirement) {
  auto plan = PlanOf({});
  plan.cites = {"rfc9207-*"};
  const auto chosen = Select(plan, {}, {});
  ASSERT_TRUE(chosen) << chosen.error();
  EXPECT_FALSE(chosen->empty());
  for (const auto* entry : *chosen) EXPECT_TRUE(MeansAny(plan.cites, entry->about.cites.front()));
}

TEST(LoadPlan, KnowsThoseThatShip) {
  EXPECT_THAT(PlanNames(), testing::IsSupersetOf({"rfc6749", "rfc9700", "oauth21", "oidc-basic",
                                                  "mcp", "zoho", "all"}));
  for (const auto& plan : Shipped()) {
    EXPECT_THAT(plan.about, testing::EndsWith(".")) << plan.name;
    const auto chosen = Select(plan, {}, {});
    ASSERT_TRUE(chosen) << chosen.error();
    EXPECT_GT(chosen->size(), 20U) << plan.name;
  }
}

TEST(LoadPlan, FreezesAllButOne) {
  for (const auto& plan : Shipped()) EXPECT_EQ(plan.scored.has_value(), plan.name != "all");
}

/// A folder of checks that is still to be filled is no mistake; a word that names none is.
bool NamesSomething(const std::string& pattern) {
  const auto spec = pattern.substr(0, pattern.find('/'));
  return std::ranges::any_of(Catalogue(),
                             [&](const auto& entry) { return Means(pattern, entry.id); }) ||
         std::ranges::any_of(Requirements(), [&](const auto& each) {
           return requirement::SpecSlug(each.spec) == spec;
         });
}

TEST(LoadPlan, NamesNoCheckOrRequirementThatIsGone) {
  for (const auto& plan : Shipped()) {
    for (const auto& pattern : plan.checks) EXPECT_TRUE(NamesSomething(pattern)) << pattern;
    for (const auto& pattern : plan.cites) {
      EXPECT_TRUE(std::ranges::any_of(Requirements(),
                                      [&](const auto& each) { return Means(pattern, each.id); }))
          << plan.name << ": " << pattern;
    }
    for (const auto& pattern : plan.without) {
      EXPECT_TRUE(std::ranges::any_of(Catalogue(),
                                      [&](const auto& entry) { return Means(pattern, entry.id); }))
          << plan.name << ": " << pattern;
    }
  }
}

TEST(LoadPlan, ChangesTheLevelOfChecksItHas) {
  for (const auto& plan : Shipped()) {
    for (const auto& change : plan.levels) {
      EXPECT_TRUE(std::ranges::any_of(Catalogue(),
                                      [&](const auto& entry) {
                                        return plan.Has(entry) && Means(change.check, entry.id) &&
                                               entry.level != change.level;
                                      }))
          << plan.name << ": " << change.check;
    }
  }
}

TEST(LoadPlan, LeavesAProvidersOwnChecksToItsPlan) {
  for (const auto& plan : Shipped()) {
    if (plan.name == "all" || plan.name == "zoho") continue;
    for (const auto& entry : Catalogue()) {
      EXPECT_FALSE(entry.id.starts_with("zoho/") && plan.Has(entry)) << plan.name << entry.id;
    }
  }
}

const std::string kPlan =
    "name = 'p'\nversion = '2'\nchecks = ['rfc6749/*']\n"
    "[[level]]\ncheck = 'rfc6749/*'\nlevel = 'SHOULD'\nbecause = 'A.'\n"
    "[[level]]\ncheck = 'rfc6749/5.1'\nlevel = 'MAY'\nbecause = 'B.'\n";

TEST(ReadPlan, ReadsTheLevelsAndTheLastOneCounts) {
  const auto plan = ReadPlan("p", kPlan, "");
  ASSERT_TRUE(plan) << plan.error();
  EXPECT_EQ(plan->Versioned(), "p@2");
  EXPECT_EQ(plan->ChangeOf("rfc6749/5.1/x")->because, "B.");
  EXPECT_EQ(plan->ChangeOf("rfc6749/5.2/x")->level, record::Level::Should);
  EXPECT_EQ(plan->ChangeOf("rfc7009/2/x"), nullptr);
}

TEST(ReadPlan, ScoresWhatTheListHas) {
  const auto plan = ReadPlan("p", kPlan, "# p@2\nrfc6749/5.1/x\nrfc6749/5.2/y\n");
  ASSERT_TRUE(plan) << plan.error();
  EXPECT_TRUE(plan->Scores("rfc6749/5.1/x"));
  EXPECT_FALSE(plan->Scores("rfc6749/5.1/z"));
  EXPECT_TRUE(ReadPlan("p", kPlan, "")->Scores("anything"));
  EXPECT_TRUE(ReadPlan("p", "frozen = false\n" + kPlan, "# p@2\n")->Scores("anything"));
}

TEST(ReadPlan, WritesTheListItReads) {
  const auto plan = ReadPlan("p", kPlan, "");
  ASSERT_TRUE(plan) << plan.error();
  const auto frozen = ReadPlan("p", kPlan, ScoredText(*plan));
  ASSERT_TRUE(frozen) << frozen.error();
  for (const auto& entry : Catalogue()) EXPECT_EQ(frozen->Scores(entry.id), plan->Has(entry));
}

TEST(ReadPlan, TellsWhatIsWrong) {
  const auto error_of = [](const std::string& text, const std::string& scored = "") {
    const auto plan = ReadPlan("p", text, scored);
    return plan ? "none" : plan.error();
  };
  EXPECT_THAT(error_of("nmae = 'p'\n"), StartsWith("p.toml:1: "));
  EXPECT_THAT(error_of("name = \n"), StartsWith("p.toml:1: "));
  EXPECT_THAT(error_of("name = 'q'\nversion = '1'\nchecks = ['*']\n"), HasSubstr("\"q\""));
  EXPECT_THAT(error_of("name = 'p'\nversion = '1'\n"), HasSubstr("checks or cites"));
  EXPECT_THAT(error_of(kPlan + "[[level]]\ncheck = 'x'\nlevel = 'WILL'\nbecause = 'C.'\n"),
              HasSubstr("MUST, SHOULD, MAY"));
  EXPECT_THAT(error_of("name = 'p'\nchecks = 'x'\n"), HasSubstr("list of texts"));
  EXPECT_THAT(error_of(kPlan, "# p@1\n"), HasSubstr("--freeze"));
}

TEST(Plan, TellsAScoredCheckThatIsGone) {
  const auto id = Catalogue().front().id;
  auto plan = PlanOf({"*"});
  plan.scored = {id};
  EXPECT_EQ(Stray(plan), std::nullopt);
  plan.scored = {id + "x"};
  EXPECT_THAT(Stray(plan).value_or(""), testing::AllOf(HasSubstr(id + "x"), HasSubstr("nearest")));
  plan.scored = {id};
  plan.without = {id};
  EXPECT_THAT(Stray(plan).value_or(""), HasSubstr("does not have it any more"));
}

TEST(LoadPlan, NamesThoseThereAreInstead) {
  const auto plan = LoadPlan("no-such");
  ASSERT_FALSE(plan);
  EXPECT_THAT(plan.error(), HasSubstr("no-such"));
  for (const auto& name : PlanNames()) EXPECT_THAT(plan.error(), HasSubstr(name));
}

TEST(LoadProfile, KnowsThoseThatShip) {
  EXPECT_THAT(ProfileNames(), Contains("rfc6749"));
  for (const auto& name : ProfileNames()) {
    const auto profile = LoadProfile(name);
    ASSERT_TRUE(profile) << profile.error();
    EXPECT_EQ(profile->name, name);
  }
  const auto unknown = LoadProfile("no-such");
  ASSERT_FALSE(unknown);
  EXPECT_THAT(unknown.error(), HasSubstr("rfc6749"));
}

/// A file with that text, gone with the object.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& text)
      : path_(std::filesystem::temp_directory_path() /
              ("nearmiss-plan-test-" + std::to_string(getpid()) + ".toml")) {
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  std::string Path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

TEST(LoadProfile, ReadsAFileThatInheritsFromAShippedOne) {
  const TemporaryFile file(
      "name = 'mine'\ninherits = 'rfc6749'\n[[answer]]\ncondition = 'code_replayed'\n"
      "text = 'used'\nsource = 'https://docs.example/'\n");
  const auto profile = LoadProfile(file.Path());
  ASSERT_TRUE(profile) << profile.error();
  EXPECT_EQ(profile->name, "mine");
  ASSERT_EQ(profile->For("code_replayed").size(), 1U);
  EXPECT_EQ(profile->For("code_replayed").front().text, "used");
  EXPECT_FALSE(profile->For("code_expired").empty());
}

TEST(LoadProfile, TellsWhereAFileIsWrong) {
  const TemporaryFile file("name = 'mine'\nnmae = 'x'\n");
  const auto profile = LoadProfile(file.Path());
  ASSERT_FALSE(profile);
  EXPECT_THAT(profile.error(), StartsWith(file.Path() + ":2:8: "));
}

TEST(LoadProfile, TellsAFileThatIsMissingOrInheritsFromNothing) {
  const auto missing = LoadProfile("/no/such/profile.toml");
  ASSERT_FALSE(missing);
  EXPECT_THAT(missing.error(), StartsWith("/no/such/profile.toml: "));
  const TemporaryFile file("name = 'mine'\ninherits = 'no-such'\n");
  const auto orphan = LoadProfile(file.Path());
  ASSERT_FALSE(orphan);
  EXPECT_THAT(orphan.error(), HasSubstr("no-such"));
}

TEST(LoadProfile, RefusesToInheritFromItself) {
  const TemporaryFile file("name = 'mine'\ninherits = '" +
                           (std::filesystem::temp_directory_path() /
                            ("nearmiss-plan-test-" + std::to_string(getpid()) + ".toml"))
                               .string() +
                           "'\n");
  const auto profile = LoadProfile(file.Path());
  ASSERT_FALSE(profile);
  EXPECT_THAT(profile.error(), HasSubstr("itself"));
}

}  // namespace
}  // namespace nearmiss::runner
