// A URL says every text again as it was, and what is read out of it neither fails nor depends on
// what was read before.

#include "fixtures/wire/url.hpp"
#include "fuzz/support/fuzz_input.hpp"

using nearmiss::fuzz::Require;
using nearmiss::wire::Url;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const auto parts = nearmiss::fuzz::Parts(nearmiss::fuzz::Text(octets, size), 2);
  const auto url = Url::Split(parts[0]);
  Require(url.Text() == parts[0], "a URL says the text that it was split from");
  Require(url.Origin().empty() || url.authority.has_value(), "an origin needs an authority");
  Require(!url.IsLoopback() || url.authority.has_value(), "no host is no loopback");
  if (const auto port = url.Port())
    Require(url.authority->ends_with(':' + *port), "a port stands at the end");

  const auto resolved = nearmiss::wire::Resolve(parts[0], parts[1]);
  if (!resolved) return 0;
  Require(Url::Split(*resolved).Text() == *resolved, "what a reference means is a URL");
  Require(nearmiss::wire::Resolve(parts[0], parts[1]) == resolved, "and always the same");
  return 0;
}
