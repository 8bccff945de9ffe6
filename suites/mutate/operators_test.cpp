// Every table of near misses: a mutant is another value, the same one each time, and its names tell
// it apart.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "suites/mutate/change.hpp"
#include "suites/mutate/characters.hpp"
#include "suites/mutate/credential.hpp"
#include "suites/mutate/loopback.hpp"
#include "suites/mutate/redirect_uri.hpp"

namespace nearmiss::mutate {
namespace {

struct Table {
  std::string name;
  Operators operators;
  std::vector<std::string> good_values;
};

void PrintTo(const Table& table, std::ostream* out) { *out << table.name; }

const std::vector<std::string>& Uris() {
  static const std::vector<std::string> kUris = {"https://client.example/cb",
                                                 "http://client.example/cb",
                                                 "http://127.0.0.1:9876/callback",
                                                 "http://localhost/cb",
                                                 "https://client.example/cb?a=1",
                                                 "https://client.example",
                                                 "com.example.app:/cb",
                                                 "HTTPS://CLIENT.EXAMPLE/CB",
                                                 "https://evil.example/other",
                                                 "https://client.example/*"};
  return kUris;
}

const std::vector<std::string>& Credentials() {
  static const std::vector<std::string> kCredentials = {
      "SplxlOBeZQQYbYS6WxSbIA", "1000.8f0c.2b7d", "AAAAAAAAAAAA", "123456", "%2B+&=", "A", "ab"};
  return kCredentials;
}

const std::vector<std::string>& LoopbackUris() {
  static const std::vector<std::string> kUris = {"http://127.0.0.1/callback",
                                                 "http://127.0.0.1:50000/cb", "http://[::1]/cb",
                                                 "https://127.0.0.1/cb", "com.example.app:/cb"};
  return kUris;
}

std::vector<Table> Tables() {
  return {{"RedirectUri", RedirectUriNearMisses(), Uris()},
          {"RedirectUriAtRedemption", RedirectUriNearMissesAtRedemption(), Uris()},
          {"StrayCharacters", StrayCharacters("client_id"), Credentials()},
          {"StrayCharactersInBasic", StrayCharactersInBasic("client_id"), Credentials()},
          {"StrayCharactersInQuery", StrayCharactersInQuery("state"), Credentials()},
          {"StrayCharactersInScope", StrayCharactersInScope(), {"read write", "read"}},
          {"LoopbackHostSwaps", LoopbackHostSwaps(), LoopbackUris()},
          {"OtherLoopbackAddresses", OtherLoopbackAddresses(), LoopbackUris()},
          {"LoopbackPath", LoopbackPathNearMisses(), LoopbackUris()},
          {"LoopbackUserinfo", LoopbackUserinfo(), LoopbackUris()},
          {"LoopbackOthers",
           {LoopbackAsALabel(), HttpsForHttp(), QueryAdded(), AtPort("61023")},
           LoopbackUris()},
          {"PrivateUse", PrivateUseNearMisses(), {"com.example.app:/oauth2redirect", "a.b:c"}},
          {"Credential", CredentialNearMisses("grant.code"), Credentials()}};
}

class EachTable : public testing::TestWithParam<Table> {};

TEST_P(EachTable, GivesAnotherValue) {
  for (const auto& near : GetParam().operators) {
    for (const auto& good : GetParam().good_values) {
      const auto mutant = near.apply(good);
      EXPECT_NE(mutant, good) << near.family << ' ' << near.name;
    }
  }
}

TEST_P(EachTable, GivesTheSameValueTwice) {
  for (const auto& near : GetParam().operators) {
    for (const auto& good : GetParam().good_values)
      EXPECT_EQ(near.apply(good), near.apply(good)) << near.family << ' ' << near.name;
  }
}

TEST_P(EachTable, HasRoomForEachInSomeGoodValue) {
  for (const auto& near : GetParam().operators) {
    bool applied = false;
    for (const auto& good : GetParam().good_values) applied |= near.apply(good).has_value();
    EXPECT_TRUE(applied) << near.family << ' ' << near.name;
  }
}

TEST_P(EachTable, NamesEachOnceInItsFamily) {
  std::set<std::pair<std::string, std::string>> names;
  std::set<std::pair<std::string, std::string>> phrases;
  for (const auto& near : GetParam().operators) {
    EXPECT_TRUE(names.emplace(near.family, near.name).second) << near.name;
    EXPECT_TRUE(phrases.emplace(near.family, near.told).second) << near.told;
  }
}

TEST_P(EachTable, HasSlugsForIds) {
  std::set<std::string> slugs;
  for (const auto& near : GetParam().operators) {
    EXPECT_THAT(near.Slug(), testing::MatchesRegex("[a-z0-9-]+"));
    EXPECT_TRUE(slugs.insert(near.Slug()).second) << near.Slug();
  }
}

TEST_P(EachTable, PutsNoMutantOnTheWireTwice) {
  std::set<std::string> bodies;
  const auto& good = GetParam().good_values.front();
  wire::Request request{"POST", "https://as.example/token", {}, wire::Form().Add("v", good).Text()};
  for (const auto& near : GetParam().operators) {
    const auto mutant = Near("v", near).apply(request);
    if (!mutant) continue;
    EXPECT_TRUE(bodies.insert(mutant->body).second) << near.name << ": " << mutant->body;
  }
  EXPECT_FALSE(bodies.contains(request.body));
}

INSTANTIATE_TEST_SUITE_P(Operators, EachTable, testing::ValuesIn(Tables()),
                         [](const auto& instance) { return instance.param.name; });

TEST(Loopback, KeepsThePortBesideAnotherChange) {
  EXPECT_EQ(LoopbackHostSwaps().front().apply("http://127.0.0.1:50000/cb"),
            "http://[::1]:50000/cb");
  EXPECT_EQ(LoopbackUserinfo().front().apply("http://127.0.0.1:50000/cb"),
            "http://127.0.0.1:50000@evil.example/cb");
  EXPECT_EQ(AtPort("1").apply("http://[::1]/cb"), "http://[::1]:1/cb");
  EXPECT_EQ(AtPortElsewhere("1").apply("https://a.example/cb"), "https://a.example:1/cb");
  EXPECT_EQ(AtPortElsewhere("1").apply("http://127.0.0.1:9876/cb"), std::nullopt);
  EXPECT_EQ(WithoutPort().apply("http://127.0.0.1:50000/cb"), "http://127.0.0.1/cb");
  EXPECT_EQ(WithoutPort().apply("http://127.0.0.1/cb"), std::nullopt);
}

TEST(PrivateUse, ChangesSchemeOrPath) {
  const auto all = PrivateUseNearMisses();
  EXPECT_EQ(all.at(1).apply("com.example:/cb"), "com.example://cb");
  EXPECT_EQ(all.at(2).apply("com.example:/cb"), "COM.EXAMPLE:/cb");
  EXPECT_EQ(all.at(3).apply("com.example:/cb"), "com.example.evil:/cb");
  EXPECT_EQ(all.at(3).apply("https://client.example/cb"), std::nullopt);
}

TEST(Slug, NamesThePartOfARedirectionUri) {
  EXPECT_EQ((Operator{"redirect_uri.path", "append_segment", "", {}}).Slug(),
            "path-append-segment");
  EXPECT_EQ((Operator{"grant.code", "case_all", "", {}}).Slug(), "case-all");
}

TEST(CredentialNearMisses, LeaveOutWhatAValueHasNoRoomFor) {
  for (const auto& near : CredentialNearMisses("grant.code")) {
    const auto of_digits = near.apply("123456");
    EXPECT_EQ(of_digits.has_value(), !near.name.starts_with("case_")) << near.name;
    const bool cuts = near.name.starts_with("truncate");
    EXPECT_TRUE(!cuts || !near.apply("A").has_value()) << near.name;
  }
}

}  // namespace
}  // namespace nearmiss::mutate
