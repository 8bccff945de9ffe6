// A baseline keeps its lines, an entry is found under its check, and each mistake says where it is.

#include <algorithm>

#include "fuzz/support/fuzz_input.hpp"
#include "reports/record/baseline.hpp"

using namespace nearmiss;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const auto baseline = record::ParseBaseline(fuzz::Text(octets, size), "known.txt");
  if (!baseline) {
    fuzz::Require(!baseline.error().empty(), "a refusal says why");
    for (const auto& mistake : baseline.error()) {
      fuzz::Require(mistake.starts_with("known.txt:"), "a mistake says where");
      fuzz::Require(mistake.find('\n') == std::string::npos, "a mistake is one line");
    }
    return 0;
  }
  for (const auto& entry : baseline->entries) {
    fuzz::Require(baseline->Find(entry.check) != nullptr, "an entry is found under its check");
    fuzz::Require(entry.line >= 1 && entry.line <= std::ssize(baseline->lines), "it has a line");
    record::CheckResult broken;
    broken.check = entry.check;
    broken.condition = entry.condition;
    broken.outcome = record::Outcome::Broken;
    broken.actual = entry.actual.value_or("") + " and more";
    const auto* const match = record::Match(*baseline, broken);
    fuzz::Require(match != nullptr, "what begins as the entry says is known");
  }
  return 0;
}
