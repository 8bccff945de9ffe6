// Judges read what a hostile server sends: any octets, any pieces of what they look for. None may
// throw, and every verdict says something.

#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "suites/oracle/all_judges.hpp"
#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

class Noise {
 public:
  explicit Noise(unsigned seed) : random_(seed) {}

  int Below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(random_); }

  /// Octets and pieces that parsers care about, in any order.
  std::string Text() {
    constexpr std::array kPieces = {"{\"access_token\":",
                                    "\"x\"",
                                    "}",
                                    "{",
                                    "[",
                                    "\"error\":",
                                    ",",
                                    "\"active\":false",
                                    "<form action='https://evil.example/",
                                    "<meta http-equiv=refresh content='0;url=",
                                    "<script>",
                                    "location",
                                    "Bearer ",
                                    "error=",
                                    "\"",
                                    "\\",
                                    "=",
                                    "&",
                                    "%",
                                    "%4",
                                    "code=",
                                    "#",
                                    "?",
                                    "https://client.example/cb",
                                    "\xC3",
                                    "\xEF\xBB\xBF",
                                    "\r\n",
                                    "scope=a"};
    std::string text;
    for (int left = Below(12); left > 0; --left) {
      if (Below(3) == 0) {
        text += static_cast<char>(Below(256));
      } else {
        text += kPieces.at(static_cast<std::size_t>(Below(std::ssize(kPieces))));
      }
    }
    return text;
  }

  wire::Exchange Exchange() {
    wire::Exchange exchange;
    exchange.request = {Below(2) == 0 ? "GET" : "POST",
                        "https://as.example/?" + Text(),
                        {{"Authorization", "Basic " + Text()}},
                        Text()};
    if (Below(8) == 0) {
      exchange.outcome = wire::Failure{wire::FailureKind::Malformed, Text()};
    } else {
      constexpr std::array kTypes = {"application/json", "text/html", ""};
      exchange.outcome =
          wire::Response{Below(1000),
                         {{"Content-Type", kTypes.at(static_cast<std::size_t>(Below(3)))},
                          {"Location", Text()},
                          {"WWW-Authenticate", Text()},
                          {"Cache-Control", Text()}},
                         Text()};
    }
    return exchange;
  }

  Evidence Something() {
    Evidence evidence;
    evidence.where = static_cast<Where>(Below(7));
    for (int left = Below(4); left > 0; --left) evidence.exchanges.push_back(Exchange());
    if (Below(2) == 0) evidence.left_to = Text();
    if (Below(2) == 0) evidence.granted_scope = Text();
    if (Below(2) == 0) evidence.rejected_uri = "https://evil.example/";
    evidence.registered_uris = {"https://client.example/cb"};
    evidence.secrets = {"s3cret-value", ""};
    return evidence;
  }

 private:
  std::mt19937 random_;
};

void ExpectAVerdict(const std::vector<Judge>& judges, const Evidence& evidence) {
  for (std::size_t i = 0; i < judges.size(); ++i) {
    SCOPED_TRACE("judge " + std::to_string(i));
    EXPECT_NO_THROW({
      const auto verdict = judges[i](evidence);
      EXPECT_FALSE(verdict.expected.empty());
      EXPECT_FALSE(verdict.actual.empty());
      EXPECT_LT(verdict.exchange, std::ssize(evidence.exchanges));
    });
  }
}

TEST(EveryJudge, TakesNothingAtAll) { ExpectAVerdict(AllJudges(), Evidence{}); }

TEST(EveryJudge, TakesAnAnswerThatNeverCame) {
  const auto judges = AllJudges();
  for (int where = 0; where < 7; ++where)
    ExpectAVerdict(judges, Unanswered(static_cast<Where>(where)));
}

TEST(EveryJudge, TakesAnyOctets) {
  const auto judges = AllJudges();
  for (unsigned seed = 0; seed < 400; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    ExpectAVerdict(judges, Noise(seed).Something());
    if (HasFailure()) return;
  }
}

TEST(EveryJudge, SaysTheSameTwice) {
  const auto judges = AllJudges();
  for (unsigned seed = 0; seed < 50; ++seed) {
    const auto evidence = Noise(seed).Something();
    for (const auto& judge : judges) EXPECT_EQ(judge(evidence).actual, judge(evidence).actual);
  }
}

}  // namespace
}  // namespace nearmiss::oracle
