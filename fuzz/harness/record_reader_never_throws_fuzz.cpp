// A record is read, or refused in one line that names one of its own; what was read is the same
// when it is written and read.

#include "fuzz/support/fuzz_input.hpp"
#include "reports/record/ndjson.hpp"

namespace {

using namespace nearmiss;

std::string Written(const record::Run& run) {
  auto text = record::Line(run.start);
  for (const auto& exchange : run.exchanges) text += record::Line(exchange);
  for (const auto& check : run.checks) text += record::Line(check);
  if (run.end) text += record::Line(*run.end);
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const auto run = record::ParseRecord(fuzz::Text(octets, size), "record.ndjson");
  if (!run) {
    fuzz::Require(run.error().starts_with("record.ndjson"), "an error says where");
    fuzz::Require(run.error().find('\n') == std::string::npos, "an error is one line");
    return 0;
  }
  const auto text = Written(*run);
  const auto again = record::ParseRecord(text, "record.ndjson");
  fuzz::Require(again.has_value(), "what was written can be read");
  fuzz::Require(Written(*again) == text, "and says the same");
  return 0;
}
