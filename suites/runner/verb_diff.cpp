#include <fmt/format.h>

#include <iostream>

#include "reports/record/ledger.hpp"
#include "reports/record/ndjson.hpp"
#include "reports/writers/difference.hpp"
#include "suites/runner/verbs.hpp"

namespace nearmiss::runner {

int Diff(const Options& options) {
  const auto before = record::ReadRecord(options.words.front());
  if (!before) return Complain(before.error());
  const auto now = record::ReadRecord(options.words.back());
  if (!now) return Complain(now.error());
  const auto difference = record::Compare(*before, *now);
  if (options.format == "markdown") {
    writers::WriteDifferenceMarkdown(difference, std::cout);
  } else if (options.format == "json") {
    writers::WriteDifferenceJson(difference, std::cout);
  } else {
    writers::WriteDifference(difference, std::cout);
  }
  std::cout << std::flush;
  if (!std::cout) return Complain("the difference could not be written", record::kExitFault);
  return difference.HasRegression() ? record::kExitFailures : record::kExitHeld;
}

}  // namespace nearmiss::runner
