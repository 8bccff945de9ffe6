#include "suites/remote/script.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>

#include "suites/remote/script_mutation.hpp"
#include "suites/remote/vocabulary.hpp"

namespace nearmiss::remote {
namespace {

using Kind = Edit::Kind;

const Scramble kReversed = [](const std::string& text) {
  return std::string(text.rbegin(), text.rend());
};

TEST(Script, ReadsWhatItWrites) {
  const Script script = {{Verb::Redeem,
                          {{Kind::Set, "scope", "a b\n#=~:"},
                           {Kind::Add, "+odd=~", ""},
                           {Kind::Drop, "-code", ""},
                           {Kind::Near, "code", "grant.code/truncate_last"},
                           {Kind::Near, "", "encoding.transport/body_as_json"},
                           {Kind::Header, "Content-Type", "text/plain; charset=x"},
                           {Kind::Client, "", "nobody"}}},
                         {Verb::Refresh}};
  EXPECT_EQ(ReadScript(Text(script)), script) << Text(script);
}

TEST(Script, IsReadableText) {
  EXPECT_EQ(Text({{Verb::Redeem, {{Kind::Drop, "code", ""}, {Kind::Set, "scope", "a b"}}}}),
            "redeem -code scope=a%20b\n");
}

TEST(Script, PassesOverWhatSaysNothing) {
  EXPECT_EQ(Text(ReadScript("# nothing\nflee\n\nrefresh nonsense scope=x # why\n")),
            "refresh scope=x\n");
}

TEST(Script, HasAnEnd) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "redeem -code -code -code -code -code -code -code\n";
  EXPECT_LE(ReadScript(text).size(), 12U);
}

TEST(Mutation, IsTheSameForTheSameRandomState) {
  constexpr std::array kVerbs = {Verb::Redeem, Verb::Refresh};
  std::mt19937 one(7);
  std::mt19937 other(7);
  Script a = {{Verb::Redeem}};
  auto b = a;
  for (int i = 0; i < 200; ++i) {
    a = ReadScript(Text(Mutated(a, kVerbs, one, kReversed)));
    b = ReadScript(Text(Mutated(b, kVerbs, other, kReversed)));
    ASSERT_EQ(a, b);
  }
}

TEST(Mutation, BringsEveryKindOfEditAndCanBeReadAgain) {
  constexpr std::array kVerbs = {Verb::Redeem, Verb::Refresh};
  std::mt19937 random(1);
  std::set<Kind> kinds;
  std::set<std::size_t> lengths;
  for (int i = 0; i < 3000; ++i) {
    const auto script = Mutated({{Verb::Redeem}}, kVerbs, random, kReversed);
    ASSERT_EQ(ReadScript(Text(script)), script) << Text(script);
    lengths.insert(script.size());
    for (const auto& step : script) {
      for (const auto& edit : step.edits) kinds.insert(edit.kind);
    }
  }
  EXPECT_EQ(kinds.size(), 6U);
  EXPECT_GE(lengths.size(), 2U);
}

TEST(Mutation, CrossesTwoScripts) {
  std::mt19937 random(3);
  std::set<std::string> texts;
  const auto one = ReadScript("redeem -code\nrefresh\n");
  const auto other = ReadScript("redeem scope=x\nredeem\n");
  for (int i = 0; i < 200; ++i) texts.insert(Text(Crossed(one, other, random)));
  EXPECT_TRUE(texts.contains("redeem -code scope=x\nrefresh\n"));
  EXPECT_TRUE(texts.contains("redeem -code\nrefresh\nredeem\n"));
  EXPECT_FALSE(texts.contains(""));
}

TEST(Vocabulary, HasNearMissesForEveryParameter) {
  for (const auto verb : {Verb::Redeem, Verb::Authorize, Verb::Introspect, Verb::Register}) {
    for (const auto name : ParametersOf(verb)) EXPECT_FALSE(NearMissesFor(name).empty()) << name;
  }
  EXPECT_GT(NearMissesFor("redirect_uri").size(), 200U);
}

}  // namespace
}  // namespace nearmiss::remote
