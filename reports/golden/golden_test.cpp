#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "reports/golden/fixture_runs.hpp"
#include "reports/record/baseline.hpp"
#include "reports/record/curl.hpp"
#include "reports/record/difference.hpp"
#include "reports/record/file_text.hpp"
#include "reports/record/ndjson.hpp"
#include "reports/writers/annotations.hpp"
#include "reports/writers/badge.hpp"
#include "reports/writers/console.hpp"
#include "reports/writers/coverage.hpp"
#include "reports/writers/ctrf.hpp"
#include "reports/writers/difference.hpp"
#include "reports/writers/har.hpp"
#include "reports/writers/html.hpp"
#include "reports/writers/junit.hpp"
#include "reports/writers/markdown.hpp"
#include "reports/writers/rejudgement.hpp"
#include "reports/writers/sarif.hpp"

namespace nearmiss::golden {
namespace {

using record::Run;

// What each file under golden/RUN/ is made by.
using Writing = std::pair<std::string, std::function<void(const Run&, std::ostream&)>>;

void WriteRecord(const Run& run, std::ostream& out) {
  out << record::Line(run.start);
  for (const auto& exchange : run.exchanges) out << record::Line(exchange);
  for (const auto& check : run.checks) out << record::Line(check);
  if (run.end) out << record::Line(*run.end);
}

void WriteBaseline(const Run& run, std::ostream& out) {
  const auto text = record::BaselineText(run, {});
  out << (text ? *text : text.error() + "\n");
}

void WriteBadge(const Run& run, std::ostream& out) {
  const auto badge = writers::Badge(run);
  out << (badge ? *badge : badge.error() + "\n");
}

void WriteCoverage(const Run& run, std::ostream& out) {
  writers::WriteRunCoverage(run, Requirements(), {{"rfc9999-1-left-out", "It would lock | users."}},
                            out);
}

const std::vector<Writing>& Writings() {
  static const std::vector<Writing> writings = {
      {"record.ndjson", WriteRecord},
      {"baseline.txt", WriteBaseline},
      {"console.txt",
       [](const Run& run, std::ostream& out) {
         writers::WriteConsole(run, out, {false, "nearmiss-out/latest/report.html", "./nearmiss"});
       }},
      {"console_colour.txt",
       [](const Run& run, std::ostream& out) {
         writers::WriteConsole(run, out, {true, "", "./nearmiss"});
       }},
      {"junit.xml", writers::WriteJunit},
      {"summary.md", [](const Run& run, std::ostream& out) { writers::WriteMarkdown(run, out); }},
      {"report.html", [](const Run& run, std::ostream& out) { writers::WriteHtml(run, out); }},
      {"results.sarif", [](const Run& run, std::ostream& out) { writers::WriteSarif(run, out); }},
      {"traffic.har", writers::WriteHar},
      {"ctrf.json", [](const Run& run, std::ostream& out) { writers::WriteCtrf(run, out); }},
      {"annotations.txt",
       [](const Run& run, std::ostream& out) { writers::WriteAnnotations(run, out); }},
      {"badge.json", WriteBadge},
      {"coverage.md", WriteCoverage},
      {"curl.sh",
       [](const Run& run, std::ostream& out) { out << record::CurlSequence(run.exchanges); }},
  };
  return writings;
}

struct Approved {
  std::string name;
  Run (*run)();
};

std::ostream& operator<<(std::ostream& out, const Approved& approved) {
  return out << approved.name;
}

// The test program knows where the approved files are; NEARMISS_APPROVE=1 writes them anew.
std::filesystem::path Folder(const std::string& run) {
  return std::filesystem::path(NEARMISS_GOLDEN) / run;
}

bool Approves() {
  const char* const approve = std::getenv("NEARMISS_APPROVE");
  return approve != nullptr && std::string(approve) == "1";
}

/// Compares with the approved file, or approves.
void ExpectApproved(const std::filesystem::path& path, const std::string& text) {
  if (Approves()) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }
  const auto approved = record::FileText(path);
  ASSERT_TRUE(approved) << path << " is not there; NEARMISS_APPROVE=1 writes it";
  EXPECT_EQ(text, *approved) << path << " differs; NEARMISS_APPROVE=1 approves the new text";
}

template <class Value>
using Writer = void (*)(const Value&, std::ostream&);

template <class Value>
std::string Written(const Value& value, Writer<Value> write) {
  std::ostringstream out;
  write(value, out);
  return out.str();
}

class Golden : public testing::TestWithParam<Approved> {};

TEST_P(Golden, EveryWriterWritesWhatWasApproved) {
  const auto& [name, make] = GetParam();
  const record::Run run = make();
  for (const auto& [file, write] : Writings()) {
    std::ostringstream out;
    write(run, out);
    ExpectApproved(Folder(name) / file, out.str());
  }
}

/// `EveryOutcome` of another day: each check of the made-up specification came to what the next one
/// did, one check is gone, one is new, and nearmiss, configuration and server are others.
Run AnotherDay() {
  Run run = EveryOutcome();
  std::vector<record::CheckResult*> checks;
  for (auto& check : run.checks) {
    if (check.check.starts_with("rfc9999/1/")) checks.push_back(&check);
  }
  const record::CheckResult first = *checks.front();
  for (std::size_t i = 0; i < checks.size(); ++i) {
    const record::CheckResult& next = i + 1 < checks.size() ? *checks[i + 1] : first;
    checks[i]->outcome = next.outcome;
    checks[i]->verdict = next.verdict;
    checks[i]->actual = next.actual;
    checks[i]->reason = next.reason;
  }
  for (auto& check : run.checks) {
    if (check.check.starts_with("zoho/")) check.actual += " <again> | `other`";
    if (check.check.starts_with("rfc6749/4.1.3/")) {
      check.outcome = record::Outcome::Broken;
      check.verdict = record::Verdict::Fail;
      check.actual = "200 with access_token#9";
    }
    if (check.check.starts_with("rfc7636/")) check.actual = "401 with invalid_grant";
  }
  std::erase_if(run.checks, [](const auto& check) { return check.check.starts_with("rfc7009/"); });
  std::erase_if(run.checks,
                [](const auto& check) { return check.check.starts_with("rfc6749/10.5/"); });
  run.start.version = "0.2.0";
  run.start.plan = "rfc6749@2 <b>";
  run.start.config_lines.front().value = "http://127.0.0.1:9500";
  return run;
}

TEST(GoldenDifference, EveryMoveInEveryFormat) {
  const record::Run before = EveryOutcome();
  const record::Run now = AnotherDay();
  const auto difference = record::Compare(before, now);
  const auto folder = Folder("difference");
  ExpectApproved(folder / "difference.txt", Written(difference, writers::WriteDifference));
  ExpectApproved(folder / "difference.md", Written(difference, writers::WriteDifferenceMarkdown));
  ExpectApproved(folder / "difference.json", Written(difference, writers::WriteDifferenceJson));
}

/// Every way in which a check may be judged again, told of checks with ugly texts.
record::Rejudgement Rejudged() {
  record::Rejudgement rejudgement{EveryOutcome().start, "0.2.0", "rfc6749@2", {}, 1};
  const Run now = AnotherDay();
  std::size_t turn = 0;
  for (const auto& check : EveryOutcome().checks) {
    const auto found = std::ranges::find(now.checks, check.check, &record::CheckResult::check);
    if (found == now.checks.end()) continue;
    rejudgement.checks.push_back({static_cast<record::Again>(turn++ % 4), check, *found});
    auto& last = rejudgement.checks.back();
    if (last.again == record::Again::Same) last.now = check;
    if (last.again == record::Again::CannotJudge)
      last.now.reason =
          turn % 8 == 2 ? "request 3 is another one: a|b in the body" : "no such <check>";
  }
  return rejudgement;
}

TEST(GoldenRejudgement, EveryWayInEveryFormat) {
  const auto folder = Folder("rejudgement");
  const auto judged = Rejudged();
  ExpectApproved(folder / "rejudgement.txt", Written(judged, writers::WriteRejudgement));
  ExpectApproved(folder / "rejudgement.md", Written(judged, writers::WriteRejudgementMarkdown));
  ExpectApproved(folder / "rejudgement.json", Written(judged, writers::WriteRejudgementJson));
}

INSTANTIATE_TEST_SUITE_P(Runs, Golden,
                         testing::Values(Approved{"failures", Failures},
                                         Approved{"every_outcome", EveryOutcome},
                                         Approved{"sound", Sound}, Approved{"cut", Cut}),
                         [](const auto& each) { return each.param.name; });

}  // namespace
}  // namespace nearmiss::golden
