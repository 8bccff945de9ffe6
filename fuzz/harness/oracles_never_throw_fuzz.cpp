// Every judge says something of any answer, and the same thing twice.
// Parts of an input: endpoint, status and headers, body, URL the browser was sent to, second body.

#include <charconv>

#include "fuzz/support/answer_text.hpp"
#include "fuzz/support/fuzz_input.hpp"
#include "suites/oracle/all_judges.hpp"

namespace {

using namespace nearmiss;

oracle::Evidence EvidenceIn(std::string_view text) {
  const auto parts = fuzz::Parts(text, 5);
  int where = 0;
  std::from_chars(parts[0].data(), parts[0].data() + parts[0].size(), where);
  oracle::Evidence evidence;
  evidence.where = static_cast<oracle::Where>(static_cast<unsigned>(where) % 13U);
  auto response = fuzz::AnswerIn(parts[1], parts[2]);
  const wire::Request request{"POST", "http://127.0.0.1/token", {}, "a=b"};
  evidence.exchanges.push_back({request, response, {}});
  if (!parts[4].empty()) {
    response.body = std::string(parts[4]);
    evidence.exchanges.push_back({request, response, {}});
  }
  if (!parts[3].empty()) evidence.left_to = std::string(parts[3]);
  evidence.left_status = response.status;
  evidence.rejected_uri = "https://evil.example/";
  evidence.registered_uris = {"https://client.example/callback"};
  evidence.secrets = {"a secret of the client"};
  evidence.keys = std::string(parts[4]);
  return evidence;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  static const auto judges = oracle::AllJudges();
  const auto evidence = EvidenceIn(fuzz::Text(octets, size));
  for (const auto& judge : judges) {
    const auto verdict = judge(evidence);
    fuzz::Require(!verdict.expected.empty() && !verdict.actual.empty(), "a verdict says both");
    fuzz::Require(judge(evidence).actual == verdict.actual, "no memory");
  }
  return 0;
}
