#include "suites/generate/source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "suites/generate/meaning.hpp"

namespace nearmiss::generate {
namespace {

TEST(Source, MakesTheSameCasesForTheSameSeed) {
  const auto source = Texts("code");
  const int count = source.Singles() + 50;
  std::set<std::string> one;
  const auto cases = source.Make(7, 0, count);
  ASSERT_EQ(cases.size(), static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    const auto& near = cases[static_cast<std::size_t>(i)];
    EXPECT_EQ(Texts("code").Make(7, i, i + 1), std::vector{near});
    one.insert(Text(near));
  }
  EXPECT_GT(one.size(), static_cast<std::size_t>(source.Singles()) + 30);
}

TEST(Source, MakesOtherCasesForAnotherSeed) {
  const auto source = Texts("code");
  const auto one = source.Make(1, 0, 50);
  const auto other = source.Make(2, 0, 50);
  int same = 0;
  for (std::size_t i = 0; i < 50; ++i) same += one[i] == other[i] ? 1 : 0;
  EXPECT_LT(same, 10);
}

TEST(Source, TriesEachSingleOneBeforeAnyCombination) {
  for (const auto& source : {Texts("code"), RedirectUris(), HeaderTexts("token")}) {
    std::set<std::string> texts;
    for (const auto& near : source.Make(3, 0, source.Singles())) {
      EXPECT_EQ(near.edits.size(), 1U);
      texts.insert(Text(near));
    }
    EXPECT_EQ(texts.size(), static_cast<std::size_t>(source.Singles()));
  }
}

TEST(Source, PrintsEveryCaseSoThatItIsReadAgain) {
  const auto source = RedirectUris();
  for (const auto& near : source.Make(11, 0, source.Singles() + 500)) {
    EXPECT_EQ(NearMissFrom(Text(near)), near) << Text(near);
  }
}

TEST(Source, OfHeadersPutsNothingInThatAHeaderCannotCarry) {
  const auto source = HeaderTexts("token");
  for (const auto& near : source.Make(1, 0, source.Singles())) {
    for (const char c : near.edits.front().put) EXPECT_GT(static_cast<unsigned char>(c), 0x20);
  }
}

TEST(Source, FindsRoomForMostInARedirectUri) {
  const auto source = RedirectUris();
  int room = 0;
  for (const auto& near : source.Make(1, 0, source.Singles()))
    room += source.Offer(near).value.apply("https://client.example/callback") ? 1 : 0;
  EXPECT_GT(room, source.Singles() * 9 / 10);
}

TEST(Meaning, OfATokenIsInItsOctets) {
  EXPECT_FALSE(DiffersAsToken("abcd", "abcd=="));
  EXPECT_FALSE(DiffersAsToken("YQ", "YR")) << "bits that fill no octet";
  EXPECT_FALSE(DiffersAsToken("e30.e30.YQ", "e30.e30.YR"));
  EXPECT_TRUE(DiffersAsToken("YQ", "Yg"));
  EXPECT_TRUE(DiffersAsToken("e30.YQ", "e30YQ"));
  EXPECT_TRUE(DiffersAsToken("abcd", "abc"));
  EXPECT_TRUE(DiffersAsToken("abcd", "abcd "));
  EXPECT_TRUE(DiffersAsToken("abcd", "Abcd"));
}

TEST(Meaning, OfATokenInAHeaderIsNotAskedOfWhatAHeaderCannotCarry) {
  EXPECT_TRUE(DiffersAsTokenInHeader("abcd", "abcdxyz1"));
  EXPECT_FALSE(DiffersAsTokenInHeader("abcd", "abcd="));
  for (const auto* other : {"abcd ", "abcd\x0C", "ab\tcd", "abcd\x7F"})
    EXPECT_FALSE(DiffersAsTokenInHeader("abcd", other));
}

TEST(Meaning, OfALoopbackUriIsNotInItsPort) {
  const std::string good = "http://127.0.0.1:9876/cb";
  EXPECT_FALSE(DiffersInMoreThanALoopbackPort(good, "http://127.0.0.1:80/cb"));
  EXPECT_FALSE(DiffersInMoreThanALoopbackPort(good, "http://127.0.0.1/cb"));
  EXPECT_FALSE(DiffersInMoreThanALoopbackPort("http://[::1]/cb", "http://[::1]:1/cb"));
  EXPECT_TRUE(DiffersInMoreThanALoopbackPort(good, "http://127.0.0.1:80x/cb"));
  EXPECT_TRUE(DiffersInMoreThanALoopbackPort(good, "http://x@127.0.0.1:80/cb"));
  EXPECT_TRUE(DiffersInMoreThanALoopbackPort(good, "http://127.0.0.1:80/cbx"));
  EXPECT_TRUE(DiffersInMoreThanALoopbackPort(good, "https://127.0.0.1:9876/cb"));
  EXPECT_TRUE(DiffersInMoreThanALoopbackPort("https://client.example/cb",
                                             "https://client.example:8443/cb"));
}

TEST(Meaning, OfOctetsThatAreNoUtf8IsNotAsked) {
  EXPECT_TRUE(DiffersInUtf8("a", "a\xC2\xA0"));
  EXPECT_FALSE(DiffersInUtf8("a", "a"));
  for (const auto* other :
       {"a\xA0", "a\xC0\x80", "a\xED\xA0\x80", "a\xE2\x80", "a\xF4\x90\x80\x80"})
    EXPECT_FALSE(DiffersInUtf8("a", other));
}

}  // namespace
}  // namespace nearmiss::generate
