#include <gtest/gtest.h>

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
#include "reports/record/file_text.hpp"
#include "reports/record/ndjson.hpp"
#include "reports/writers/annotations.hpp"
#include "reports/writers/badge.hpp"
#include "reports/writers/console.hpp"
#include "reports/writers/coverage.hpp"
#include "reports/writers/ctrf.hpp"
#include "reports/writers/har.hpp"
#include "reports/writers/html.hpp"
#include "reports/writers/junit.hpp"
#include "reports/writers/markdown.hpp"
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

class Golden : public testing::TestWithParam<Approved> {};

TEST_P(Golden, EveryWriterWritesWhatWasApproved) {
  const auto& [name, make] = GetParam();
  const record::Run run = make();
  for (const auto& [file, write] : Writings()) {
    std::ostringstream out;
    write(run, out);
    const auto path = Folder(name) / file;
    if (Approves()) {
      std::filesystem::create_directories(path.parent_path());
      std::ofstream(path, std::ios::binary) << out.str();
    }
    const auto approved = record::FileText(path);
    ASSERT_TRUE(approved) << path << " is not there; NEARMISS_APPROVE=1 writes it";
    EXPECT_EQ(out.str(), *approved) << path << " differs; NEARMISS_APPROVE=1 approves the new text";
  }
}

INSTANTIATE_TEST_SUITE_P(Runs, Golden,
                         testing::Values(Approved{"failures", Failures},
                                         Approved{"every_outcome", EveryOutcome},
                                         Approved{"sound", Sound}, Approved{"cut", Cut}),
                         [](const auto& each) { return each.param.name; });

}  // namespace
}  // namespace nearmiss::golden
