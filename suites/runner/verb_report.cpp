#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "reports/record/baseline.hpp"
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
#include "suites/runner/coverage.hpp"
#include "suites/runner/verbs.hpp"

namespace nearmiss::runner {

int Report(const Options& options) {
  const auto run = record::ReadRecord(options.words.front());
  if (!run) return Complain(run.error());
  if (options.as == "text") writers::WriteConsole(*run, std::cout, {});
  if (options.as == "junit") writers::WriteJunit(*run, std::cout);
  if (options.as == "markdown") writers::WriteMarkdown(*run, std::cout);
  if (options.as == "html") writers::WriteHtml(*run, std::cout);
  if (options.as == "sarif") writers::WriteSarif(*run, std::cout);
  if (options.as == "har") writers::WriteHar(*run, std::cout);
  if (options.as == "ctrf") writers::WriteCtrf(*run, std::cout);
  if (options.as == "annotations") writers::WriteAnnotations(*run, std::cout);
  if (options.as == "badge") {
    const auto badge = writers::Badge(*run);
    if (!badge) return Complain(badge.error());
    std::cout << *badge;
  }
  if (options.as == "coverage")
    writers::WriteRunCoverage(*run, Requirements(), Uncovered(), std::cout);
  std::cout << std::flush;
  return std::cout ? 0 : Complain("the report could not be written", 70);
}

int UpdateBaseline(const Options& options) {
  if (options.words.size() != 2 || options.words[0] != "update")
    return Complain("baseline update RECORD --baseline FILE would be right");
  const auto run = record::ReadRecord(options.words[1]);
  if (!run) return Complain(run.error());
  record::Baseline old;
  old.file = options.baseline;
  if (std::filesystem::exists(options.baseline)) {
    auto read = record::ReadBaseline(options.baseline);
    if (!read) return Complain(read.error().front());
    old = *std::move(read);
  }
  const auto text = record::BaselineText(*run, old);
  if (!text) return Complain(text.error());
  std::ofstream file(options.baseline, std::ios::binary);
  file << *text;
  file.close();
  return file ? 0 : Complain(fmt::format("{}: could not be written", options.baseline));
}

}  // namespace nearmiss::runner
