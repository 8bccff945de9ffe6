#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include "reports/golden/fixture_runs.hpp"
#include "reports/record/ledger.hpp"
#include "reports/record/shallow.hpp"
#include "reports/writers/console.hpp"
#include "reports/writers/coverage.hpp"
#include "reports/writers/html.hpp"
#include "reports/writers/html_script.hpp"
#include "reports/writers/junit.hpp"
#include "reports/writers/markdown.hpp"
#include "reports/writers/summary.hpp"

namespace nearmiss::writers {
namespace {

using record::Run;
using record::Verdict;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using std::chrono_literals::operator""ms;

std::string Html(const Run& run) {
  std::ostringstream out;
  WriteHtml(run, out);
  return out.str();
}

std::string Junit(const Run& run) {
  std::ostringstream out;
  WriteJunit(run, out);
  return out.str();
}

std::string Console(const Run& run, const ConsoleOptions& options = {}) {
  std::ostringstream out;
  WriteConsole(run, out, options);
  return out.str();
}

std::size_t Count(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

int Attribute(const std::string& xml, const std::string& name) {
  std::smatch match;
  return std::regex_search(xml, match, std::regex(name + "=\"(\\d+)\"")) ? std::stoi(match[1]) : -1;
}

TEST(Html, EveryCheckHasItsIdAsItsAnchorOnce) {
  const record::Run run = golden::EveryOutcome();
  const std::string html = Html(run);
  for (const auto& check : run.checks) {
    EXPECT_EQ(Count(html, " id=\"" + check.check + "\""), 1U) << check.check;
  }
}

TEST(Html, EveryLinkInsideThePageLeadsSomewhere) {
  const std::string html = Html(golden::EveryOutcome());
  const std::regex link("href=\"#([^\"]+)\"");
  int links = 0;
  for (std::sregex_iterator at(html.begin(), html.end(), link), end; at != end; ++at, ++links) {
    EXPECT_EQ(Count(html, " id=\"" + (*at)[1].str() + "\""), 1U) << (*at)[1];
  }
  EXPECT_GT(links, 20);
}

TEST(Html, FetchesNothingAndRunsNothingButItsOwnScript) {
  std::string html = Html(golden::EveryOutcome());
  EXPECT_THAT(html, HasSubstr("script-src 'sha256-" + std::string(kHtmlScriptSha256) + "'"));
  const std::string own = "<script>" + std::string(kHtmlScript) + "</script>";
  ASSERT_EQ(Count(html, own), 1U);
  html.erase(html.find(own), own.size());
  for (const std::string_view part : {"<script", "<img", "<link", "<iframe", "<object", "src=",
                                      "url(", "@import", "javascript:\"", "href=\"javascript"}) {
    const bool is_text = part == "src=";  // stands in the text of a header, escaped
    EXPECT_EQ(Count(html, part), is_text ? Count(html, "&lt;img src=") : 0U) << part;
  }
  EXPECT_THAT(html, HasSubstr("default-src 'none'"));
}

TEST(Html, NothingThatCannotBeSeenIsLeftInIt) {
  for (const char octet : Html(golden::EveryOutcome())) {
    EXPECT_TRUE(static_cast<unsigned char>(octet) >= ' ' || octet == '\n');
  }
}

TEST(Html, LongBodiesAreCutAndSaySo) {
  record::Run run = golden::Failures();
  for (auto& exchange : run.exchanges) {
    if (exchange.response) exchange.response->body = std::string(100'000, 'x');
  }
  const std::string html = Html(run);
  EXPECT_THAT(html, HasSubstr("97952 more octets are in record.ndjson"));
  EXPECT_LT(html.size(), 100'000U);
}

TEST(Html, ACheckOfThousandsOfExchangesShowsItsBeginningAndItsEnd) {
  record::Run run = golden::Failures();
  record::Exchange one = run.exchanges.at(0);
  one.role = record::Role::Mutant;
  auto& failure = *std::ranges::find(run.checks, Verdict::Fail, &record::CheckResult::verdict);
  failure.exchanges.clear();
  for (int n = 1; n <= 5000; ++n) {
    run.exchanges.push_back(one);
    run.exchanges.back().n = 100 + n;
    failure.exchanges.push_back(100 + n);
  }
  const std::string html = Html(run);
  EXPECT_THAT(html, AllOf(HasSubstr("5000 exchanges"), HasSubstr("4940 more exchanges are in"),
                          HasSubstr("Request 101<"), HasSubstr("Request 5100<"),
                          Not(HasSubstr("Request 2000<"))));
}

TEST(Html, FailuresOfOneCauseAreOneEntryWithItsCount) {
  record::Run run = golden::Failures();
  auto failure = *std::ranges::find(run.checks, Verdict::Fail, &record::CheckResult::verdict);
  for (int i = 0; i < 6; ++i) {
    failure.check = "rfc6749/4.1.2/again-" + std::to_string(i);
    run.checks.push_back(failure);
  }
  EXPECT_THAT(Html(run), AllOf(HasSubstr("7 checks of one cause: <code>code_replayed</code>"),
                               HasSubstr("6 more of this cause")));
}

TEST(Html, HistoryIsToldWhereThereIsOne) {
  std::ostringstream out;
  HtmlOptions options;
  options.earlier = {{"2025-01-30T12:00:00Z", "rfc6749", "0.1.0", 1, {{"fail", 4}}}};
  WriteHtml(golden::Failures(), out, options);
  EXPECT_THAT(out.str(), AllOf(HasSubstr("The last runs"), HasSubstr("2025-01-30T12:00:00Z")));
  EXPECT_THAT(Html(golden::Failures()), Not(HasSubstr("The last runs")));
}

TEST(Html, AnEmptyRunIsAPageToo) {
  EXPECT_THAT(Html({}), AllOf(HasSubstr("<h1>Unfinished</h1>"), HasSubstr("</html>")));
}

TEST(Junit, TotalsAreTheElements) {
  for (const record::Run& run : {golden::EveryOutcome(), golden::Failures(), golden::Sound()}) {
    const std::string xml = Junit(run);
    const std::string head = xml.substr(xml.find("<testsuites "));
    EXPECT_EQ(Attribute(head, "tests"), static_cast<int>(Count(xml, "<testcase ")));
    EXPECT_EQ(Attribute(head, "tests"), static_cast<int>(run.checks.size()));
    EXPECT_EQ(Attribute(head, "failures"), static_cast<int>(Count(xml, "<failure ")));
    EXPECT_EQ(Attribute(head, "errors"), static_cast<int>(Count(xml, "<error ")));
    EXPECT_EQ(Attribute(head, "skipped"), static_cast<int>(Count(xml, "<skipped ")));
  }
}

TEST(Junit, IsRedExactlyForWhatMakesTheRunRed) {
  const record::Run run = golden::EveryOutcome();
  const record::Ledger ledger(run.checks);
  const std::string xml = Junit(run);
  EXPECT_EQ(Count(xml, "<failure "),
            static_cast<std::size_t>(ledger.Of(Verdict::Fail) + ledger.Of(Verdict::Stale)));
  EXPECT_EQ(Count(xml, "<error type=\"tool_error\""), 3U);
  EXPECT_EQ(Count(xml, "<error type=\"no_answer\""), 3U);
  EXPECT_EQ(Count(xml, "<skipped message=\"not_reached: the control"), 3U);
  EXPECT_EQ(Count(xml, "<skipped message=\"known failure: accepted"), 1U);
}

TEST(Junit, ClassAndNameAreUniqueEvenInAMergedRecord) {
  record::Run run = golden::EveryOutcome();
  const auto checks = run.checks;
  run.checks.insert(run.checks.end(), checks.begin(), checks.end());
  const std::string xml = Junit(run);
  std::set<std::string> pairs;
  const std::regex pair("classname=\"[^\"]*\" name=\"[^\"]*\"");
  for (std::sregex_iterator at(xml.begin(), xml.end(), pair), end; at != end; ++at) {
    EXPECT_TRUE(pairs.insert(at->str()).second) << at->str();
  }
  EXPECT_EQ(pairs.size(), run.checks.size());
}

TEST(Console, EndsWithTheVerdictAndThePlaces) {
  ConsoleOptions options;
  options.report = "out/report.html";
  const std::string text = Console(golden::Failures(), options);
  EXPECT_THAT(text, testing::EndsWith("2 new failures\nreport: out/report.html\n"));
  EXPECT_THAT(text,
              HasSubstr("nearmiss replay cases/rfc6749-4.1.2-refuse-a-code-used-before.json"));
}

TEST(Console, DrivesTheTerminalOnlyWhenColourIsWanted) {
  EXPECT_THAT(Console(golden::EveryOutcome()), Not(HasSubstr("\x1b")));
  ConsoleOptions options;
  options.colour = true;
  EXPECT_THAT(Console(golden::Sound(), options), HasSubstr("\x1b[32mNo new failure\x1b[0m"));
}

TEST(Summary, TheHeadlineTellsFailuresEvenWhenTheRunEndedBadly) {
  record::Run run = golden::Failures();
  EXPECT_EQ(Headline(run), "2 new failures");
  run.end->exit_code = 130;
  EXPECT_EQ(Headline(run), "Interrupted, with 2 new failures");
  run.end->exit_code = 70;
  EXPECT_EQ(Headline(run), "nearmiss itself failed, with 2 new failures");
  run.end.reset();
  EXPECT_EQ(Headline(run), "Unfinished, with 2 new failures");
}

TEST(Summary, TakesTheClauseFromTheTitle) {
  record::CheckResult check;
  check.check = "rfc6749/3.2/refuse-it";
  EXPECT_EQ(Clause(check), "RFC 6749 3.2");
  check.title = "RFC 6749 4.1.3 MUST refuse it";
  EXPECT_EQ(Clause(check), "RFC 6749 4.1.3");
  EXPECT_EQ(Sentence(check), "MUST refuse it");
}

TEST(Summary, SaysClausesAndTimesAsPeopleDo) {
  EXPECT_EQ(Clause("rfc6749/4.1.2/x"), "RFC 6749 4.1.2");
  EXPECT_EQ(Clause("zoho/invalid-code/x"), "Zoho invalid-code");
  EXPECT_EQ(Clause("oidc-core/3.1/x"), "OpenID Connect Core 3.1");
  EXPECT_EQ(Clause("odd"), "Odd");
  EXPECT_EQ(InWords(999ms), "999 ms");
  EXPECT_EQ(InWords(1500ms), "1.5 s");
  EXPECT_EQ(InWords(245'000ms), "4 min 05 s");
}

TEST(Coverage, ShowsThreeChecksUnlessEveryOneIsWanted) {
  const auto coverage =
      requirement::Cover(golden::Requirements(), {{"rfc9999-1-left-out", "Harm."}},
                         {{"rfc6749-4.1.2-code-single-use", {"a", "b", "c", "d"}}});
  std::ostringstream few;
  WriteCoverageText(coverage, few, {});
  EXPECT_THAT(few.str(), HasSubstr("    checked by c\n    and by 1 more\n"));
  EXPECT_THAT(few.str(), HasSubstr("    left out: Harm.\n"));
  EXPECT_THAT(few.str(), HasSubstr("    not testable from outside: Review. Not observable.\n"));
  EXPECT_THAT(few.str(), HasSubstr("    not yet\n"));
  std::ostringstream every;
  WriteCoverageText(coverage, every, {.each_requirement = true, .every_check = true});
  EXPECT_THAT(every.str(), HasSubstr("    checked by d\n"));
  std::ostringstream totals;
  WriteCoverageText(coverage, totals, {.each_requirement = false, .every_check = false});
  EXPECT_THAT(totals.str(), testing::Not(HasSubstr("checked by")));
  std::ostringstream markdown;
  WriteCoverageMarkdown(coverage, markdown);
  EXPECT_THAT(markdown.str(), HasSubstr("`a`, `b`, `c`, 1 more |"));
}

TEST(Reports, SayThatARunWasShallow) {
  record::Run run = golden::Sound();
  run.checks.front().verdict = record::Verdict::Skipped;
  run.checks.front().reason = record::kNoPublicClient;
  std::ostringstream markdown;
  WriteMarkdown(run, markdown);
  for (const auto& text : {Console(run), Html(run), markdown.str()})
    EXPECT_THAT(text, HasSubstr("there is no public client"));
}

}  // namespace
}  // namespace nearmiss::writers
