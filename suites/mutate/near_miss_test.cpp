// Every row of the file of near misses: the engine makes it, and what comes of it is the file's
// example; of another good value it makes another near miss, always the same one.

#include "suites/mutate/near_miss.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <utility>

#include "suites/mutate/testing/example_check.hpp"
#include "suites/mutate/testing/good_requests.hpp"

namespace nearmiss::mutate {
namespace {

class EachFamily : public testing::TestWithParam<std::string> {};

/// What the near miss makes of the good value, as text that can be compared.
std::string MadeOf(const NearMiss& near, const std::string& good) {
  const auto change = near.AsChange(ParameterOf(*near.row));
  if (!change) return Told(std::get<Flow>(near.mutation));
  if (const auto value = near.AsOperator(); value && near.row->family == "grant.jwt")
    return value->apply(good).value_or("");
  const auto mutant = change->apply(GoodRequest(*near.row, good));
  if (!mutant) return "";
  std::string text = mutant->method + ' ' + mutant->url + '\n';
  for (const auto& [name, value] : mutant->headers) text += name + ':' + value + '\n';
  return text + '\n' + mutant->body;
}

/// What a signature with a random number in it leaves the same.
std::string WithoutASignature(const NearMiss& near, std::string text) {
  static const std::set<std::string> kSigned = {"sig_other_key", "jwk_embedded", "jku_foreign",
                                                "exp_removed"};
  const bool is_signed = near.row->family == "grant.jwt" && kSigned.contains(near.row->name);
  return is_signed ? text.substr(0, text.rfind('.')) : text;
}

TEST_P(EachFamily, IsMadeCompletely) {
  std::set<std::string> made;
  for (const auto& near : NearMissesOf(GetParam()))
    EXPECT_TRUE(made.insert(near.row->name).second) << near.row->Id() << " is made twice";
  for (const auto& row : NearMissRows()) {
    EXPECT_TRUE(row.family != GetParam() || made.contains(row.name))
        << row.Id() << " cannot be expressed";
  }
}

TEST_P(EachFamily, GivesTheExamplesOfTheFile) {
  for (const auto& near : NearMissesOf(GetParam(), ExampleStage()))
    EXPECT_EQ(DifferenceFromTheExample(near), "") << near.row->Id();
}

TEST_P(EachFamily, ChangesAnotherGoodValueToo) {
  for (const auto& near : NearMissesOf(GetParam(), ExampleStage())) {
    const auto good = OtherGoodValue(*near.row);
    const auto made = MadeOf(near, good);
    EXPECT_NE(made, "") << near.row->Id() << " finds no room in " << good;
    EXPECT_NE(made, MadeOf(near, GoodValue(*near.row)) + "x");
    const auto value = near.AsOperator();
    EXPECT_TRUE(!value || near.row->verdict != Verdict::MustReject || value->apply(good) != good)
        << near.row->Id();
  }
}

TEST_P(EachFamily, GivesTheSameTwice) {
  const auto again = NearMissesOf(GetParam(), ExampleStage());
  for (const auto& near : again) {
    const auto good = GoodValue(*near.row);
    EXPECT_EQ(WithoutASignature(near, MadeOf(near, good)),
              WithoutASignature(near, MadeOf(near, good)))
        << near.row->Id();
  }
}

TEST_P(EachFamily, WithstandsAnyText) {
  for (const auto& near : NearMissesOf(GetParam(), ExampleStage())) {
    for (const std::string text : {"", "a", "%", "://", "https://", "[", "a.b", "\xFF", "?&=;"}) {
      if (const auto value = near.AsOperator()) value->apply(text);
      if (const auto change = near.AsChange("code")) change->apply({"POST", text, {}, text});
    }
  }
}

INSTANTIATE_TEST_SUITE_P(NearMisses, EachFamily, testing::ValuesIn(NearMissFamilies()),
                         [](const auto& instance) {
                           auto name = instance.param;
                           std::ranges::replace(name, '.', '_');
                           return name;
                         });

TEST(NearMisses, AreAllMade) {
  EXPECT_EQ(NearMissRows().size(), 1024U);
  EXPECT_EQ(AllNearMisses().size(), NearMissRows().size());
}

TEST(NearMisses, HaveNamesAndReasons) {
  std::set<std::string> ids;
  for (const auto& row : NearMissRows()) {
    EXPECT_TRUE(ids.insert(row.Id()).second) << row.Id();
    EXPECT_FALSE(row.why.empty() || row.source.empty() || row.description.empty()) << row.Id();
    EXPECT_EQ(FindRow(row.family, row.name), &row);
  }
  EXPECT_EQ(FindRow("redirect_uri.path", "nearmiss"), nullptr);
  EXPECT_THROW(NearMissesOf("nearmiss"), std::invalid_argument);
}

TEST(NearMisses, AreChosenByName) {
  const auto chosen = Choose({{"redirect_uri.path", "append_segment", "a segment appended"}});
  ASSERT_EQ(chosen.size(), 1U);
  EXPECT_EQ(chosen.front().told, "a segment appended");
  EXPECT_EQ(chosen.front().apply("https://a.example/b"), "https://a.example/b/x");
  EXPECT_THROW(Choose({{"redirect_uri.path", "nearmiss", ""}}), std::invalid_argument);
  EXPECT_THROW(Choose({{"redirect_uri.repeat", "dup_same", ""}}), std::invalid_argument);
}

}  // namespace
}  // namespace nearmiss::mutate
