// RFC 7662 2.2, near misses of a token by the family: none of them is active.

#include "suites/generate/meaning.hpp"
#include "suites/glue/check.hpp"
#include "suites/glue/near_misses.hpp"
#include "suites/oracle/refusal.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

MUST(Rfc7662_2_2, CallNoNearMissOfATokenActive,
     {.cites = {"rfc7662-2.2-inactive-for-unknown"},
      .harm = "A resource takes tokens that nobody issued.",
      .needs = {Need::Introspection},
      .depth = Depth::Deep}) {
  const auto tokens = Given(ApprovedTokens());
  const auto tried = TryEach(
      {"encoding.token",
       In("token", generate::DiffersAsToken),
       {},
       {"repeated_same", "repeated_other_first", "repeated_other"}},
      [&] { Control(Introspect(tokens.access_token)); },
      [&](const Change& change) { return SendAgain(Introspect(tokens.access_token).But(change)); },
      oracle::SafelyRefused());
  Expect(tried.evidence, tried.judge);
}

}  // namespace
}  // namespace nearmiss
