#include "reports/writers/annotations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "reports/record/place.hpp"
#include "reports/writers/summary.hpp"
#include "reports/writers/visible.hpp"

namespace nearmiss::writers {
namespace {

using record::CheckResult;
using record::Verdict;

constexpr std::array kWorstFirst = {Verdict::Fail, Verdict::Error, Verdict::Stale,
                                    Verdict::Warning};

std::string Replaced(std::string_view text, std::string_view special) {
  std::string out;
  for (const char octet : VisibleLine(text)) {
    if (special.contains(octet)) {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(octet));
    } else {
      out += octet;
    }
  }
  return out;
}

// In a message `%` begins an escape; among properties `,` and `:` end one as well.
std::string Message(std::string_view text) { return Replaced(text, "%"); }
std::string Property(std::string_view text) { return Replaced(text, "%,:"); }

std::string TextOf(const CheckResult& check) {
  if (check.verdict == Verdict::Stale) return "holds now; take it off the baseline: " + check.check;
  if (check.verdict == Verdict::Error)
    return fmt::format("a fault of nearmiss: {} ({})", WhyNot(check), check.check);
  return fmt::format("expected: {}; actual: {} ({})", check.expected, check.actual, check.check);
}

bool Before(const CheckResult* a, const CheckResult* b) {
  const auto rank = [](const CheckResult* check) {
    return std::ranges::find(kWorstFirst, check->verdict);
  };
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  return a->layer < b->layer;
}

}  // namespace

void WriteAnnotations(const record::Run& run, std::ostream& out, std::size_t most) {
  std::vector<const CheckResult*> worst;
  for (const CheckResult& check : run.checks) {
    if (std::ranges::find(kWorstFirst, check.verdict) != kWorstFirst.end()) worst.push_back(&check);
  }
  std::ranges::stable_sort(worst, Before);
  if (worst.size() > most) worst.resize(most);
  for (const CheckResult* const check : worst) {
    const auto place = record::PlaceOf(run, *check);
    const bool grave = check->verdict == Verdict::Fail || check->verdict == Verdict::Error;
    out << fmt::format("::{} file={},line={},col={},title={}::{}\n", grave ? "error" : "warning",
                       Property(place.file), place.line, place.column, Property(Sentence(*check)),
                       Message(TextOf(*check)));
  }
}

}  // namespace nearmiss::writers
