// The judges of a redirection say something of any answer, and the same thing twice.
// Parts of an input: status, headers, body, URL the browser was sent to, rejected URI.

#include <array>
#include <charconv>

#include "fuzz/support/answer_text.hpp"
#include "fuzz/support/fuzz_input.hpp"
#include "suites/oracle/acceptance.hpp"
#include "suites/oracle/refusal.hpp"

namespace {

using namespace nearmiss;

oracle::Evidence EvidenceIn(std::string_view text) {
  const auto parts = fuzz::Parts(text, 5);
  wire::Response response{302, fuzz::HeadersIn(parts[1]), std::string(parts[2])};
  std::from_chars(parts[0].data(), parts[0].data() + parts[0].size(), response.status);
  oracle::Evidence evidence;
  evidence.where = oracle::Where::Authorization;
  evidence.exchanges.push_back({{"GET", "http://127.0.0.1/authorize", {}, ""}, response, {}});
  if (!parts[3].empty()) evidence.left_to = std::string(parts[3]);
  evidence.left_status = response.status;
  evidence.rejected_uri = std::string(parts[4]);
  evidence.registered_uris = {"https://client.example/callback"};
  evidence.secrets = {"a secret of the client"};
  return evidence;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  oracle::Alternative denied;
  denied.shape = oracle::Shape::Redirect;
  denied.statuses = {302};
  denied.text = "access_denied";
  oracle::Alternative page;
  page.shape = oracle::Shape::Page;
  page.text = "redirect";
  static const std::array<oracle::Judge, 6> judges = {oracle::Refused({denied, page}),
                                                      oracle::SafelyRefused(),
                                                      oracle::CodeSent(),
                                                      oracle::CodeSentInTheQuery(),
                                                      oracle::Returned("state", "a b&c"),
                                                      oracle::NoLinkToTheRejectedUri()};
  const auto evidence = EvidenceIn(fuzz::Text(octets, size));
  for (const auto& judge : judges) {
    const auto verdict = judge(evidence);
    const auto again = judge(evidence);
    fuzz::Require(!verdict.expected.empty() && !verdict.actual.empty(), "a verdict says both");
    fuzz::Require(verdict.held == again.held && verdict.actual == again.actual, "no memory");
  }
  return 0;
}
