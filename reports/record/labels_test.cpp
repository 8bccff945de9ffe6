#include "reports/record/labels.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "reports/record/base64.hpp"
#include "reports/record/label_text.hpp"

namespace nearmiss::record {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Labels, ReplaceEachValueByItsKindAndNumber) {
  Labels labels;
  labels.Learn("code", "SplxlOBeZQQYbYS6WxSbIA");
  labels.Learn("refresh_token", "tGzv3JOkF0XG5Qx2TlKWIA");
  labels.Learn("refresh_token", "8xLOxBtZp8");
  EXPECT_EQ(labels.Mask("a=SplxlOBeZQQYbYS6WxSbIA&b=8xLOxBtZp8, tGzv3JOkF0XG5Qx2TlKWIA."),
            "a=code#1&b=refresh_token#2, refresh_token#1.");
  EXPECT_EQ(labels.Mask(""), "");
  EXPECT_EQ(labels.Mask("nothing here"), "nothing here");
}

TEST(Labels, AValueLearnedTwiceKeepsItsFirstLabel) {
  Labels labels;
  labels.Learn("code", "one-value");
  labels.Learn("access_token", "one-value");
  labels.Learn("access_token", "another");
  EXPECT_EQ(labels.Mask("one-value another"), "code#1 access_token#1");
}

TEST(Labels, FewerThanFourOctetsAreNoSecret) {
  Labels labels;
  labels.Learn("password", "abc");
  labels.Learn("password", "");
  labels.Learn("password", "abcd");
  EXPECT_EQ(labels.Mask("abc abcd"), "abc password#1");
}

TEST(Labels, AKindThatIsNotKnownIsCalledSecret) {
  Labels labels;
  labels.Learn("callback", "some-value");
  EXPECT_EQ(labels.Mask("some-value"), "secret#1");
}

TEST(Labels, FindAValueInEveryFormItIsWrittenIn) {
  Labels labels;
  labels.Learn("client_secret", "p%:+/ \"<&'\xC3\xA9z");
  const std::vector<std::string> forms = {
      "p%:+/ \"<&'\xC3\xA9z",
      "p%25%3A%2B%2F%20%22%3C%26%27%C3%A9z",                        // percent-encoded
      "p%25%3a%2b%2f+%22%3c%26%27%c3%a9z",                          // form, lower-case digits
      "p%2525%253A%252B%252F%2520%2522%253C%2526%2527%25C3%25A9z",  // twice
      "p%:+/ \\\"<&'\xC3\xA9z",                                     // JSON
      "p%:+\\/ \\\"\\u003c\\u0026\\u0027\\u00e9z",                  // JSON, all it may escape
      "p%:+/ &quot;&lt;&amp;&#39;\xC3\xA9z",                        // HTML
      "p%:+/ &#34;&#x3C;&#x26;&apos;&#233;z",                       // HTML, by number
      Base64("p%:+/ \"<&'\xC3\xA9z"),
      Base64Url("p%:+/ \"<&'\xC3\xA9z"),
      "cCU6Ky8gIjwmJ8OpeA",  // the next letter: no form of it
  };
  for (std::size_t i = 0; i + 1 < forms.size(); ++i) {
    EXPECT_EQ(labels.Mask("[" + forms[i] + "]"), "[client_secret#1]") << forms[i];
  }
  EXPECT_EQ(labels.Mask(forms.back()), forms.back());
}

TEST(Labels, AJsonSurrogatePairIsOneCharacter) {
  Labels labels;
  labels.Learn("password", "pass\xF0\x9F\x94\x91word");
  EXPECT_EQ(labels.Mask(R"("pass\ud83d\udd11word")"), "\"password#1\"");
  EXPECT_EQ(labels.Mask(R"("pass\ud83d word")"), R"("pass\ud83d word")");
}

TEST(Labels, BasicCredentialsAreAValueOfTheirOwn) {
  Labels labels;
  labels.Learn("client_secret", "s3cr3t-of-nm");
  labels.Learn("basic", "nm-conf:s3cr3t-of-nm");
  EXPECT_EQ(labels.Mask("Basic " + Base64("nm-conf:s3cr3t-of-nm")), "Basic basic#1");
  EXPECT_EQ(labels.Mask("nm-conf:s3cr3t-of-nm"), "basic#1");
  EXPECT_EQ(labels.Mask("client_secret=s3cr3t-of-nm"), "client_secret=client_secret#1");
}

TEST(Labels, TheLongestValueWins) {
  Labels labels;
  labels.Learn("code", "abcdefgh");
  labels.Learn("access_token", "abcdefghijkl");
  labels.Learn("cookie", "efgh");
  EXPECT_EQ(labels.Mask("abcdefghijkl abcdefgh efgh"), "access_token#1 code#1 cookie#1");
}

TEST(Labels, NoPartOfAValueShowsWhereTwoOverlap) {
  Labels labels;
  labels.Learn("code", "abcdefgh");
  labels.Learn("cookie", "efghijkl");
  EXPECT_EQ(labels.Mask("<abcdefghijkl>"), "<code#1cookie#1>");
}

TEST(Labels, ChangedValuesShowWhatWasChanged) {
  Labels labels;
  labels.Learn("code", "abcdefgh");
  EXPECT_EQ(labels.Mask("code=abcdefghabcdefgh"), "code=code#1code#1");
  EXPECT_EQ(labels.Mask("code=abcdefgh%0A"), "code=code#1%0A");
  EXPECT_EQ(labels.Mask("code=xabcdefgh"), "code=xcode#1");
  EXPECT_EQ(labels.Mask("code=abcdefgh2"), "code={code#1}2");
}

TEST(Labels, BrokenEscapesAreOrdinaryText) {
  Labels labels;
  labels.Learn("code", "abcdefgh");
  for (const std::string_view text :
       {"%", "%6", "%zz", "\\", "\\u", "\\u12", "&", "&#", "&#;", "&#x;", "&amp", "%25", "%256",
        "+", "&#99999999;", "\\ud83d"}) {
    EXPECT_EQ(labels.Mask(text), text);
    EXPECT_EQ(labels.Mask("abcdefgh" + std::string(text)), "code#1" + std::string(text));
  }
}

TEST(Labels, MayBeLearnedAndMaskedAtOnce) {
  Labels labels;
  constexpr int kThreads = 4;
  std::vector<std::jthread> threads;
  threads.reserve(kThreads);
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&labels, i] {
      for (int n = 0; n < 200; ++n) {
        const std::string value = "value-" + std::to_string(i) + "-" + std::to_string(n) + "-end";
        labels.Learn("code", value);
        EXPECT_THAT(labels.Mask("x" + value + "x"), Not(HasSubstr(value)));
      }
    });
  }
}

std::string RandomText(std::mt19937& random, std::size_t length) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += kLetters[random() % kLetters.size()];
  return text;
}

TEST(LabelIndex, HasWhatWasAddedAndNoPartOfIt) {
  LabelIndex index;
  index.Add("abcdef", 0);
  index.Add("abcdxy", 1);
  index.Add("abcd", 2);
  index.Add("abcdefgh", 3);
  index.Add("abcdef", 4);
  std::size_t visited = 0;
  const auto number = [&](std::string_view text) -> std::size_t {
    const auto hit = index.Longest(text, 0, visited);
    return hit && hit->length == text.size() ? hit->number : 99;
  };
  EXPECT_EQ(number("abcdef"), 0U);
  EXPECT_EQ(number("abcdxy"), 1U);
  EXPECT_EQ(number("abcd"), 2U);
  EXPECT_EQ(number("abcdefgh"), 3U);
  for (const auto* each : {"abcd", "abcdef", "abcdefgh", "abcdxy"}) EXPECT_TRUE(index.Has(each));
  for (const auto* each : {"", "abc", "abcde", "abcdefg", "abcdx", "abcdefghi", "bcde"})
    EXPECT_FALSE(index.Has(each)) << each;
}

TEST(LabelIndex, PassesByNoStart) {
  std::mt19937 random(11);
  LabelIndex index;
  std::vector<std::string> values;
  for (std::size_t i = 0; i < 50; ++i) index.Add(values.emplace_back(RandomText(random, 6)), i);
  std::string text;
  for (const auto& value : values) {
    text += RandomText(random, random() % 5) + value + '%' + "4" + std::to_string(random() % 10);
    text += "&#" + std::to_string(static_cast<int>(value[0])) + ";" + value.substr(1);
  }
  std::size_t visited = 0;
  int hits = 0;
  auto next = index.NextStart(text, 0);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (index.Longest(text, at, visited)) {
      EXPECT_EQ(next, at);
      ++hits;
    }
    if (at == next) next = index.NextStart(text, at + 1);
  }
  EXPECT_GE(hits, 100);
  EXPECT_EQ(next, text.size());
}

// Nodes looked at while a text of this length is searched, with so many tokens known. Tokens share
// a beginning, as those of one server often do.
std::size_t Work(std::size_t tokens, std::size_t length) {
  constexpr std::string_view kBeginning = "eyJhbGciOiJFUzI1NiIsImtpZCI6IjEifQ.";
  std::mt19937 random(7);
  LabelIndex index;
  std::string last;
  for (std::size_t i = 0; i < tokens; ++i) {
    last = std::string(kBeginning) + RandomText(random, 40);
    index.Add(last, i);
  }
  std::string text;
  while (text.size() < length) {
    text += "grant_type=authorization_code&code=" + RandomText(random, 40) + "&token=" + last + "&";
  }
  text.resize(length);
  std::size_t visited = 0;
  for (std::size_t at = 0; at < text.size(); ++at) index.Longest(text, at, visited);
  return visited;
}

TEST(LabelIndex, WorkGrowsWithTheTextAndHardlyWithTheTokens) {
  const std::size_t one = Work(5000, 50'000);
  const std::size_t ten = Work(5000, 500'000);
  EXPECT_GT(ten, one * 9);
  EXPECT_LT(ten, one * 11);
  // A thousand times the tokens may add the few neighbours that are passed by on the way.
  EXPECT_LT(Work(5000, 500'000), Work(5, 500'000) * 4);
  EXPECT_LT(ten, std::size_t{500'000} * 8);
}

TEST(FindLabel, FindsLabelsOfKnownKindsOnly) {
  const auto found = [](std::string_view text) {
    const auto label = FindLabel(text, 0);
    return label ? std::string(label->text) + "@" + std::to_string(label->position) : "none";
  };
  EXPECT_EQ(found("code=code#12&x"), "code#12@5");
  EXPECT_EQ(found("access_token#1"), "access_token#1@0");
  EXPECT_EQ(found("xcode#1"), "code#1@1");
  EXPECT_EQ(found("{code#1}2"), "code#1@0");
  EXPECT_EQ(found("https://h/callback#1"), "none");
  EXPECT_EQ(found("code#"), "none");
  EXPECT_EQ(found("#1 then state#2"), "state#2@8");
}

}  // namespace
}  // namespace nearmiss::record
