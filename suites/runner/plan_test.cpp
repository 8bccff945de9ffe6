// Plans, profiles and the selection of checks by id.

#include "suites/runner/plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

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

std::string ErrorOf(const std::vector<std::string>& select, const std::vector<std::string>& skip) {
  const auto chosen = Select({"p", "1", "", {"*"}, {}}, select, skip);
  return chosen ? "none" : chosen.error();
}

TEST(Select, TakesAllOfAPlan) {
  const auto chosen = Select({"p", "1", "", {"*"}, {}}, {}, {});
  ASSERT_TRUE(chosen) << chosen.error();
  EXPECT_EQ(chosen->size(), Catalogue().size());
}

TEST(Select, NarrowsThePlan) {
  const auto chosen = Select({"p", "1", "", {"rfc6749/*", "rfc7009"}, {"rfc6749/A.*"}},
                             {"rfc6749/5.*", "rfc7009", "rfc6749/A.1", "zoho"}, {"rfc6749/5.2/*"});
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

TEST(LoadPlan, KnowsThoseThatShip) {
  for (const auto& name : PlanNames()) {
    const auto plan = LoadPlan(name);
    ASSERT_TRUE(plan) << plan.error();
    EXPECT_EQ(plan->name, name);
    EXPECT_FALSE(plan->checks.empty()) << name;
    const auto chosen = Select(*plan, {}, {});
    ASSERT_TRUE(chosen) << chosen.error();
    EXPECT_GT(chosen->size(), 20U) << name;
  }
  EXPECT_THAT(PlanNames(), Contains("all"));
}

TEST(LoadPlan, NamesNoCheckThatIsGone) {
  std::vector<std::string> ids;
  for (const auto& entry : Catalogue()) ids.push_back(entry.id);
  for (const auto& name : PlanNames()) {
    const auto plan = LoadPlan(name);
    ASSERT_TRUE(plan) << plan.error();
    for (const auto* patterns : {&plan->checks, &plan->without}) {
      for (const auto& pattern : *patterns) {
        EXPECT_TRUE(std::ranges::any_of(ids, [&](const auto& id) { return Means(pattern, id); }))
            << name << ": " << pattern;
      }
    }
  }
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
