// An answer is read to the same end however the network cuts it, and never beyond its limit.

#include <algorithm>

#include "fixtures/client/answer_reader.hpp"
#include "fuzz/support/fuzz_input.hpp"

using nearmiss::client::AnswerReader;
using nearmiss::fuzz::Require;

namespace {

constexpr std::size_t kLimit = 1 << 16;

AnswerReader ReadIn(std::string_view answer, std::size_t piece) {
  AnswerReader reader(false, kLimit);
  for (; !answer.empty(); answer.remove_prefix(std::min(piece, answer.size()))) {
    reader.Take(answer.substr(0, piece));
  }
  reader.Close(true);
  return reader;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const auto answer = nearmiss::fuzz::Text(octets, size);
  auto whole = ReadIn(answer, kLimit * 2);
  auto cut = ReadIn(answer, 1);
  Require(whole.Now() != AnswerReader::State::Reading, "the end of a connection ends the reading");
  Require(cut.Now() != AnswerReader::State::Reading, "... however it is cut");
  Require(whole.Response().body.size() <= size, "no octet is read twice");
  if (whole.Now() != AnswerReader::State::Complete) return 0;
  Require(cut.Now() == AnswerReader::State::Complete, "what is complete is complete in pieces");
  Require(cut.Response() == whole.Response(), "... and the same");
  return 0;
}
