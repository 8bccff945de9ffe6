#include "reports/record/baseline.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "reports/record/ledger.hpp"

namespace nearmiss::record {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

Baseline Parsed(std::string_view text) {
  auto baseline = ParseBaseline(text, "known.txt");
  if (!baseline) {
    ADD_FAILURE() << baseline.error().front();
    return {};
  }
  return *std::move(baseline);
}

std::vector<std::string> Mistakes(std::string_view text) {
  const auto baseline = ParseBaseline(text, "known.txt");
  return baseline ? std::vector<std::string>() : baseline.error();
}

CheckResult Result(std::string id, Outcome outcome, Verdict verdict, std::string actual) {
  CheckResult check;
  check.check = std::move(id);
  check.title = "MUST " + check.check;
  check.outcome = outcome;
  check.verdict = verdict;
  check.actual = std::move(actual);
  return check;
}

Run Whole(std::vector<CheckResult> checks) {
  record::Run run;
  run.checks = std::move(checks);
  run.end = {.totals = Ledger(run.checks).Totals(), .exit_code = 1};
  return run;
}

std::string Updated(std::vector<CheckResult> checks, std::string_view old) {
  return BaselineText(Whole(std::move(checks)), Parsed(old)).value();
}

BaselineEntry Entry(std::string check, std::optional<std::string> actual, std::string reason,
                    int line, int column) {
  BaselineEntry entry;
  entry.check = std::move(check);
  entry.actual = std::move(actual);
  entry.reason = std::move(reason);
  entry.line = line;
  entry.column = column;
  return entry;
}

bool Matches(const Baseline& baseline, std::string id, Outcome outcome, std::string actual) {
  return Match(baseline, Result(std::move(id), outcome, Verdict::Fail, std::move(actual))) !=
         nullptr;
}

TEST(Baseline, ReadsConditionLastDayAndLink) {
  const Baseline baseline = Parsed(
      "a/b/c = \"200\" for code_replayed until 2026-12-31 see https://t.example/#12  # why\n"
      "a/b/d until 2026-01-02\n");
  const BaselineEntry& first = baseline.entries.at(0);
  EXPECT_EQ(first.condition, "code_replayed");
  EXPECT_EQ(first.until, "2026-12-31");
  EXPECT_EQ(first.link, "https://t.example/#12");
  EXPECT_EQ(first.reason, "why");
  CheckResult broken = Result("a/b/c", Outcome::Broken, Verdict::Fail, "200 with");
  EXPECT_EQ(Match(baseline, broken), nullptr);
  broken.condition = "code_replayed";
  EXPECT_EQ(Match(baseline, broken), &first);
}

TEST(Baseline, AnEntryCountsToTheEndOfItsLastDay) {
  const Baseline baseline = Parsed("a/b/c until 2026-12-31\na/b/d\n");
  EXPECT_FALSE(IsExpired(baseline.entries.at(0), "2026-12-31T23:59:59Z"));
  EXPECT_TRUE(IsExpired(baseline.entries.at(0), "2027-01-01T00:00:00Z"));
  EXPECT_FALSE(IsExpired(baseline.entries.at(1), "2027-01-01T00:00:00Z"));
  EXPECT_THAT(ExpiredEntries(baseline, "2027-01-01T00:00:00Z"),
              ElementsAre(StartsWith("known.txt:1:1: a/b/c was accepted until 2026-12-31")));
}

TEST(Baseline, NamesThePlaceOfAMistakeInARemark) {
  EXPECT_THAT(Mistakes("a/b/c until tomorrow\na/b/d until 2026-02-30\na/b/e see ticket\n"
                       "a/b/f until # why\na/b/g for x for y\n"),
              ElementsAre(StartsWith("known.txt:1:13: `tomorrow` is no day"),
                          StartsWith("known.txt:2:13: `2026-02-30` is no day"),
                          StartsWith("known.txt:3:11: `ticket` is no link"),
                          StartsWith("known.txt:4:13: behind `until`"),
                          StartsWith("known.txt:5:13: `for` stands here twice")));
}

TEST(Baseline, ReadsAnEntryALineWithTextAndReason) {
  const Baseline baseline = Parsed(
      "# what we live with\n"
      "\n"
      "rfc6749/4.1.2/a   # ticket 12\r\n"
      "  rfc6749/4.1.2/b = \"200 with \\\"x\\\" # code#1\\n\\\\\"#  why\n"
      "zoho/x/c");
  EXPECT_THAT(baseline.entries,
              ElementsAre(Entry("rfc6749/4.1.2/a", std::nullopt, "ticket 12", 3, 1),
                          Entry("rfc6749/4.1.2/b", "200 with \"x\" # code#1\n\\", "why", 4, 3),
                          Entry("zoho/x/c", std::nullopt, "", 5, 1)));
}

TEST(Baseline, NamesThePlaceOfEveryMistake) {
  EXPECT_THAT(Mistakes("a/b/c\nnonsense\na/b/d = 200\na/b/e = \"x\na/b/f = \"\\q\"\na/b/c # again\n"
                       "a/b/g because\na/b/h = \"\"\n"),
              ElementsAre(StartsWith("known.txt:2:1: `nonsense` is no check id"),
                          StartsWith("known.txt:3:9: behind `=`"),
                          StartsWith("known.txt:4:9: the closing double quote"),
                          StartsWith("known.txt:5:10: an escape that is not known"),
                          StartsWith("known.txt:6:1: a/b/c is listed already in line 1"),
                          StartsWith("known.txt:7:7: nothing but"),
                          StartsWith("known.txt:8:9: an empty text")));
}

TEST(Baseline, AFileThatIsNotThereIsOneMistake) {
  const auto baseline = ReadBaseline("/no/such/known.txt");
  ASSERT_FALSE(baseline);
  EXPECT_THAT(baseline.error(), ElementsAre(StartsWith("/no/such/known.txt:1:1: cannot be read")));
  EXPECT_FALSE(ReadBaseline("/"));
}

TEST(Baseline, AnEntryMatchesByIdAndByHowTheActualTextBegins) {
  const Baseline baseline = Parsed("a/b/any\na/b/exact = \"200 with\"\n");
  EXPECT_TRUE(Matches(baseline, "a/b/any", Outcome::Broken, "500"));
  EXPECT_TRUE(Matches(baseline, "a/b/exact", Outcome::Broken, "200 with access_token#1"));
  EXPECT_FALSE(Matches(baseline, "a/b/exact", Outcome::Broken, "500"));
  EXPECT_FALSE(Matches(baseline, "a/b/other", Outcome::Broken, "200 with"));
  // A check that holds makes the entry stale, whatever the text was.
  EXPECT_TRUE(Matches(baseline, "a/b/exact", Outcome::Held, "400"));
}

TEST(Baseline, AnEntryForNoCheckIsReportedWithTheNearestId) {
  const std::vector<std::string> known = {"rfc6749/4.1.2/refuse-a-code", "rfc7009/2.1/revoke"};
  const Baseline baseline = Parsed("rfc7009/2.1/revoke\n rfc6749/4.1.2/refuse-a-cod # x\n");
  EXPECT_THAT(
      UnmatchedEntries(baseline, known),
      ElementsAre("known.txt:2:2: no check has the id rfc6749/4.1.2/refuse-a-cod; the nearest "
                  "is rfc6749/4.1.2/refuse-a-code"));
  EXPECT_THAT(UnmatchedEntries(Parsed(""), known), IsEmpty());
}

TEST(BaselineText, AddsNewFailuresInIdOrderAndNothingElse) {
  EXPECT_EQ(Updated({Result("a/b/z", Outcome::Broken, Verdict::Fail, "200 with access_token#3"),
                     Result("a/b/c", Outcome::Broken, Verdict::Fail, "500"),
                     Result("a/b/w", Outcome::Broken, Verdict::Warning, "odd"),
                     Result("a/b/p", Outcome::Held, Verdict::Pass, "400")},
                    ""),
            "a/b/c = \"500\"  # new: MUST a/b/c\n"
            "a/b/z = \"200 with\"  # new: MUST a/b/z\n");
}

TEST(BaselineText, WhatItWritesMakesTheSameRunKnown) {
  const std::string ugly = "200 \"with\" \\ and\ttab and\nline, \xC3\xA9 # no reason";
  const Baseline baseline =
      Parsed(Updated({Result("a/b/c", Outcome::Broken, Verdict::Fail, ugly)}, ""));
  EXPECT_TRUE(Matches(baseline, "a/b/c", Outcome::Broken, ugly));
  EXPECT_FALSE(Matches(baseline, "a/b/c", Outcome::Broken, "200 without"));
}

TEST(BaselineText, KeepsCommentsReasonsAndOrderAndDropsWhatHolds) {
  EXPECT_EQ(
      Updated({Result("a/b/broken", Outcome::Broken, Verdict::Known, "200 with access_token#9"),
               Result("a/b/held", Outcome::Held, Verdict::Stale, "400"),
               Result("a/b/silent", Outcome::NoAnswer, Verdict::Inconclusive, "")},
              "# top\n"
              "a/b/silent # flaky network\n"
              "\n"
              "a/b/held # fixed by now\n"
              "a/b/broken = \"200\"   # spaces  kept\n"
              "a/b/of-another-plan # stays\n"
              "# end\n"),
      "# top\n"
      "a/b/silent # flaky network\n"
      "\n"
      "a/b/broken = \"200\"   # spaces  kept\n"
      "a/b/of-another-plan # stays\n"
      "# end\n");
}

TEST(BaselineText, WritesAChangedActualTextAnewAndKeepsTheReason) {
  EXPECT_EQ(Updated({Result("a/b/c", Outcome::Broken, Verdict::Fail, "500 now")},
                    "  a/b/c = \"200\" # ticket 3\n"),
            "  a/b/c = \"500 now\"  # ticket 3\n");
  EXPECT_EQ(Updated({Result("a/b/c", Outcome::Broken, Verdict::Fail, "500 now")},
                    "a/b/c = \"200\" until 2026-12-31 see https://t.example/3 # ticket 3\n"),
            "a/b/c = \"500 now\" until 2026-12-31 see https://t.example/3  # ticket 3\n");
}

TEST(BaselineText, CutsALongTextBetweenCharacters) {
  std::string actual(99, 'x');
  actual += "\xC3\xA9 and more";
  const std::string text = Updated({Result("a/b/c", Outcome::Broken, Verdict::Fail, actual)}, "");
  EXPECT_THAT(text, StartsWith("a/b/c = \"" + std::string(99, 'x') + "\"  #"));
}

TEST(BaselineText, RefusesAPartialRun) {
  const record::Run whole = Whole({Result("a/b/c", Outcome::Broken, Verdict::Fail, "500")});
  EXPECT_TRUE(BaselineText(whole, {}));
  std::vector<record::Run> partial(5, whole);
  partial[0].end.reset();
  partial[1].start.selection = "--select a/*";
  partial[2].start.shard = "1/2";
  partial[3].end->exit_code = 130;
  partial[4].checks.clear();
  for (const record::Run& run : partial) {
    const auto text = BaselineText(run, {});
    ASSERT_FALSE(text);
    EXPECT_THAT(text.error(), HasSubstr("whole run"));
  }
}

}  // namespace
}  // namespace nearmiss::record
