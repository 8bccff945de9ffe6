// Profiles: what their text means, what is refused and where, and that those that ship are whole.

#include "suites/oracle/profile.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "suites/oracle/condition.hpp"

namespace nearmiss::oracle {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string ErrorOf(std::string_view text) {
  const auto profile = ReadProfile(text, "p.toml");
  return profile ? "none" : profile.error();
}

TEST(ReadProfile, KeepsEveryAnswer) {
  const auto profile = ReadProfile(R"(
name = "x"
title = "X"
[[answer]]
condition = "code_replayed"
status = [400, 401]
member = "error.code"
text = "E1"
source = "https://docs.example/"
verified = false
[[answer]]
condition = "code_replayed"
shape = "page"
source = "https://docs.example/2"
)",
                                   "x.toml");
  ASSERT_TRUE(profile) << profile.error();
  EXPECT_EQ(profile->name, "x");
  EXPECT_EQ(profile->title, "X");
  const auto& answers = profile->For("code_replayed");
  ASSERT_EQ(answers.size(), 2U);
  EXPECT_EQ(answers[0].shape, Shape::Json);
  EXPECT_THAT(answers[0].statuses, testing::ElementsAre(400, 401));
  EXPECT_EQ(answers[0].member, "error.code");
  EXPECT_EQ(answers[0].text, "E1");
  EXPECT_EQ(answers[0].source, "https://docs.example/");
  EXPECT_FALSE(answers[0].verified);
  EXPECT_EQ(answers[1].shape, Shape::Page);
  EXPECT_TRUE(answers[1].verified);
  EXPECT_TRUE(profile->For("code_expired").empty());
  EXPECT_TRUE(profile->For("no such condition").empty());
}

TEST(ReadProfile, KeepsVerdictsOnNearMisses) {
  const auto parent = ReadProfile(R"(
name = "x"
[near_misses]
"redirect_uri.host/*" = "profile_dependent"
"redirect_uri.path/append_segment" = "allowed"
)",
                                  "p.toml");
  ASSERT_TRUE(parent) << parent.error();
  EXPECT_EQ(parent->VerdictOn("redirect_uri.host/other_host"), "profile_dependent");
  EXPECT_EQ(parent->VerdictOn("redirect_uri.path/append_segment"), "allowed");
  EXPECT_EQ(parent->VerdictOn("redirect_uri.path/append_chars"), "");
  const auto child = ReadProfile(R"(
name = "y"
[near_misses]
"redirect_uri.host/other_*" = "must_reject"
)",
                                 "c.toml", *parent);
  ASSERT_TRUE(child) << child.error();
  EXPECT_EQ(child->VerdictOn("redirect_uri.host/other_host"), "must_reject") << "the longer one";
  EXPECT_EQ(child->VerdictOn("redirect_uri.host/port_add"), "profile_dependent");
}

TEST(ReadProfile, TellsWhichVerdictIsNone) {
  EXPECT_EQ(ErrorOf("name = \"x\"\n[near_misses]\n\"a/b\" = \"maybe\""),
            "p.toml:3:9: the verdict on a near miss is must_reject, allowed or profile_dependent");
  EXPECT_EQ(ErrorOf("name = \"x\"\nnear_misses = 3"), "p.toml:2:15: near_misses is a table");
}

TEST(ReadProfile, ReplacesOrSilencesWhatItInherits) {
  const std::string head = "name='base'\n[[answer]]\ncondition='";
  const std::string tail = "'\ntext='old'\nsource='https://docs.example/'\n";
  const auto parent =
      ReadProfile(head + "code_replayed" + tail + "[[answer]]\ncondition='code_expired" + tail +
                      "[[answer]]\ncondition='code_unknown" + tail,
                  "base.toml");
  ASSERT_TRUE(parent) << parent.error();
  const auto child = ReadProfile(
      "name='child'\ninherits='base'\nsilent=['code_expired']\n[[answer]]\n"
      "condition='code_replayed'\ntext='new'\nsource='https://docs.example/'\n",
      "child.toml", *parent);
  ASSERT_TRUE(child) << child.error();
  ASSERT_EQ(child->For("code_replayed").size(), 1U);
  EXPECT_EQ(child->For("code_replayed").front().text, "new");
  EXPECT_TRUE(child->For("code_expired").empty());
  EXPECT_EQ(child->For("code_unknown").size(), 1U);
}

TEST(ReadProfile, SilencesAllOfIt) {
  const auto parent = ReadProfile(
      "name='base'\n[[answer]]\ncondition='code_expired'\nsource='https://docs.example/'\n",
      "base.toml");
  ASSERT_TRUE(parent) << parent.error();
  const auto child = ReadProfile(
      "name='child'\nsilent=['*']\n[[answer]]\ncondition='code_replayed'\ntext='new'\n"
      "source='https://docs.example/'\n",
      "child.toml", *parent);
  ASSERT_TRUE(child) << child.error();
  EXPECT_TRUE(child->For("code_expired").empty());
  EXPECT_EQ(child->For("code_replayed").size(), 1U);
}

struct Mistake {
  std::string text;
  std::string error;
};

void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.text; }

class EachMistake : public testing::TestWithParam<Mistake> {};

TEST_P(EachMistake, IsToldWithItsPlace) { EXPECT_EQ(ErrorOf(GetParam().text), GetParam().error); }

INSTANTIATE_TEST_SUITE_P(
    Mistakes, EachMistake,
    testing::Values(
        Mistake{"title = 'x'\n", "p.toml:1:1: a profile needs a name"},
        Mistake{"name = 5\n", "p.toml:1:8: name is a text"},
        Mistake{"name = 'x'\nnmae = 'y'\n", "p.toml:2:8: unknown key \"nmae\""},
        Mistake{"name = 'x'\nsilent = 'code_expired'\n", "p.toml:2:10: silent is a list"},
        Mistake{"name = 'x'\nsilent = ['code_expird']\n",
                "p.toml:2:11: unknown condition \"code_expird\""},
        Mistake{"name = 'x'\n[answer]\ncondition = 'code_expired'\n",
                "p.toml:2:1: answer is a list"},
        Mistake{"name = 'x'\nanswer = ['y']\n", "p.toml:2:11: answer is a list of tables"},
        Mistake{"name = 'x'\n[[answer]]\ncondition = 'code_expird'\nsource = 'x'\n",
                "p.toml:2:1: unknown condition \"code_expird\""},
        Mistake{"name = 'x'\n[[answer]]\nsource = 'x'\n", "p.toml:2:1: unknown condition \"\""},
        Mistake{"name = 'x'\n[[answer]]\ncondition = 'code_expired'\n",
                "p.toml:2:1: an answer needs a source: the URL where it is documented"},
        Mistake{
            "name = 'x'\n[[answer]]\ncondition = 'code_expired'\nsource = 'x'\nshape = 'yaml'\n",
            "p.toml:2:1: shape is json, form, xml, encoded, page-or-json, text, empty, page, "
            "own-page, redirect, challenge, problem, any or success"},
        Mistake{"name = 'x'\n[[answer]]\ncondition = 'code_expired'\nsource = 'x'\nalso = 'y'\n",
                "p.toml:5:8: also is a table of members"},
        Mistake{"name = 'x'\n[[answer]]\ncondition = 'code_expired'\nsource = 'x'\n"
                "also = {ok = 1.5}\n",
                "p.toml:5:14: a member is a text, a whole number, true or false"},
        Mistake{"name = 'x'\n[[answer]]\ncondition = 'code_expired'\nsource = 'x'\nstatus = 400\n",
                "p.toml:5:10: status is a list of HTTP status codes"},
        Mistake{"name = 'x'\n[[answer]]\ncondition = 'code_expired'\nsource = 'x'\n"
                "status = [400, '401']\n",
                "p.toml:5:16: status is a list of HTTP status codes"},
        Mistake{"name = 'x'\n[[answer]]\ncondition = 'code_expired'\nsource = 'x'\nstatus = [4]\n",
                "p.toml:5:11: status is a list of HTTP status codes"},
        Mistake{"name = 'x'\n[[answer]]\ncondition = 'code_expired'\nsource = 'x'\ntext = 1\n",
                "p.toml:5:8: text is a text"},
        Mistake{"name = 'x'\n[[answer]]\ncondition = 'code_expired'\nsource = 'x'\nverified = 1\n",
                "p.toml:5:12: verified is true or false"},
        Mistake{"name = 'x'\n[[answer]]\ncondition = 'code_expired'\nsource = 'x'\nstate = 1\n",
                "p.toml:5:9: unknown key \"state\""}));

TEST(ReadProfile, TellsWhereTheTextIsNoToml) {
  const auto error = ErrorOf("name = 'x'\ntitle = \n");
  EXPECT_THAT(error, StartsWith("p.toml:2:"));
  EXPECT_EQ(error.find('\n'), std::string::npos);
}

TEST(Parent, IsNamedOrEmpty) {
  EXPECT_EQ(Parent("inherits = 'rfc6749'"), "rfc6749");
  EXPECT_EQ(Parent("name = 'x'"), "");
  EXPECT_EQ(Parent("inherits = "), "");
}

std::string Shipped(const std::string& name) {
  std::ifstream file(NEARMISS_SOURCE_DIR "/fixtures/profiles/" + name + ".toml", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void ExpectWhole(const Profile& profile) {
  EXPECT_FALSE(profile.title.empty());
  EXPECT_GT(profile.answers.size(), 5U);
  EXPECT_FALSE(profile.own.empty());
  for (const auto& [condition, answers] : profile.answers) {
    EXPECT_NE(FindCondition(condition), nullptr) << condition;
    EXPECT_FALSE(answers.empty()) << condition;
    for (const auto& answer : answers)
      EXPECT_THAT(answer.source, StartsWith("https://")) << condition;
  }
}

TEST(ShippedProfile, Rfc6749IsWhole) {
  const auto profile = ReadProfile(Shipped("rfc6749"), "rfc6749.toml");
  ASSERT_TRUE(profile) << profile.error();
  EXPECT_EQ(profile->name, "rfc6749");
  ExpectWhole(*profile);
}

std::vector<std::string> Children() {
  std::vector<std::string> names;
  for (const auto& file :
       std::filesystem::directory_iterator(NEARMISS_SOURCE_DIR "/fixtures/profiles")) {
    const auto name = file.path().stem().string();
    if (file.path().extension() == ".toml" && name != "rfc6749") names.push_back(name);
  }
  std::ranges::sort(names);
  return names;
}

class EachProfile : public testing::TestWithParam<std::string> {};

TEST_P(EachProfile, IsWhole) {
  const auto parent = ReadProfile(Shipped("rfc6749"), "rfc6749.toml");
  ASSERT_TRUE(parent) << parent.error();
  const auto& name = GetParam();
  EXPECT_EQ(Parent(Shipped(name)), "rfc6749");
  const auto profile = ReadProfile(Shipped(name), name + ".toml", *parent);
  ASSERT_TRUE(profile) << profile.error();
  EXPECT_EQ(profile->name, name);
  ExpectWhole(*profile);
}

INSTANTIATE_TEST_SUITE_P(ShippedProfile, EachProfile, testing::ValuesIn(Children()),
                         [](const auto& each) {
                           auto name = each.param;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

TEST(Conditions, HaveOneNameAndASentenceEach) {
  std::set<std::string_view> names;
  for (const auto& condition : Conditions()) {
    EXPECT_TRUE(names.insert(condition.name).second) << condition.name;
    EXPECT_THAT(std::string(condition.name), testing::MatchesRegex("[a-z_]+"));
    EXPECT_FALSE(condition.told.empty()) << condition.name;
    EXPECT_EQ(FindCondition(condition.name), &condition);
  }
  EXPECT_EQ(FindCondition("code"), nullptr);
  EXPECT_EQ(FindCondition(""), nullptr);
}

}  // namespace
}  // namespace nearmiss::oracle
