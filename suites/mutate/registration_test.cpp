// Near misses of a registration: each changes a valid one, and keeps what it does not speak of.

#include "suites/mutate/registration.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "fixtures/wire/json.hpp"
#include "suites/mutate/json_members.hpp"

namespace nearmiss::mutate {
namespace {

constexpr auto kBody = R"({"redirect_uris":["https://c.example/cb"],"client_name":"n"})";

wire::Request Post() {
  return {"POST", "https://as.example/register", {{"Content-Type", "application/json"}}, kBody};
}

TEST(Registration, ChangesEveryBody) {
  std::set<std::string> told;
  for (const auto& family : {BrokenBodies(), OddBodies(), MistypedMembers(), BadKeySets(),
                             InconsistentTypes(), ScriptsForPages(), UnsignedStatements()}) {
    for (const auto& near : family) {
      const auto changed = near.apply(kBody);
      ASSERT_TRUE(changed) << near.name;
      EXPECT_NE(*changed, kBody) << near.name;
      EXPECT_EQ(changed, near.apply(kBody)) << near.name;
      EXPECT_TRUE(told.insert(near.told).second) << near.told;
    }
  }
}

TEST(Registration, ChangesARedirectUri) {
  for (const auto& near : UnregistrableRedirectUris()) {
    const auto changed = NearItem("redirect_uris", near).apply(Post());
    ASSERT_TRUE(changed) << near.name;
    const auto document = wire::ReadJson(changed->body);
    ASSERT_TRUE(document) << near.name;
    EXPECT_NE(document->String("redirect_uris.0"), "https://c.example/cb") << near.name;
    EXPECT_EQ(document->String("client_name"), "n") << near.name;
  }
}

TEST(JsonMembers, PutsChangesAndTakesAway) {
  const auto text = WithMember("scope", "a\"b").apply(Post());
  ASSERT_TRUE(text);
  EXPECT_EQ(wire::ReadJson(text->body)->String("scope"), "a\"b");
  const auto list = WithMemberList("redirect_uris", {"x:/", "y:/"}).apply(Post());
  ASSERT_TRUE(list);
  EXPECT_EQ(wire::ReadJson(list->body)->String("redirect_uris.1"), "y:/");
  const auto number = WithMemberNumber("client_id_issued_at", 7).apply(Post());
  ASSERT_TRUE(number);
  EXPECT_EQ(wire::ReadJson(number->body)->Find("client_id_issued_at")->text, "7");
  const auto without = WithoutMember("client_name").apply(Post());
  ASSERT_TRUE(without);
  EXPECT_EQ(wire::ReadJson(without->body)->Find("client_name"), nullptr);
}

TEST(JsonMembers, HasNoRoomWhereThereIsNothingToChange) {
  EXPECT_FALSE(WithoutMember("scope").apply(Post()));
  EXPECT_FALSE(NearItem("grant_types", UnregistrableRedirectUris()[0]).apply(Post()));
  wire::Request form{"POST", "https://as.example/", {}, "a=1"};
  EXPECT_FALSE(WithMember("scope", "s").apply(form));
  EXPECT_FALSE(AsAFormInsteadOfJson().apply(form));
  EXPECT_FALSE(WithUrlPart("elsewhere", "x").apply(Post()));
}

TEST(JsonMembers, MakesAForm) {
  const auto form = AsAFormInsteadOfJson().apply(Post());
  ASSERT_TRUE(form);
  EXPECT_EQ(form->body, "redirect_uris=https%3A%2F%2Fc.example%2Fcb&client_name=n");
  EXPECT_EQ(wire::MediaType(form->headers), "application/x-www-form-urlencoded");
}

}  // namespace
}  // namespace nearmiss::mutate
