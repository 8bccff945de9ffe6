// RFC 7009 2.1, near misses of a token by the family: whatever is answered, the token stays.

#include "suites/generate/meaning.hpp"
#include "suites/glue/check.hpp"
#include "suites/glue/near_misses.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

MUST(Rfc7009_2_1, KeepATokenWhoseNearMissIsRevoked,
     {.cites = {"rfc7009-2.1-token-required"},
      .harm = "Somebody who knows a part of a token, or its other case, ends the grants of others.",
      .needs = {Need::Revocation, Need::RefreshToken},
      .depth = Depth::Deep}) {
  const auto tried = TryEach(
      {"encoding.token",
       In("token", generate::DiffersAsToken),
       {},
       {"repeated_same", "repeated_other_first", "repeated_other"}},
      [&] { Control(RevokeRefreshToken(ApprovedTokens())); },
      [&](const Change& change) {
        const auto tokens = Given(ApprovedTokens());
        Do(RevokeRefreshToken(tokens).But(change));
        return SendAgain(Refresh(tokens));
      },
      oracle::Issued());
  Expect(tried.evidence, tried.judge);
}

}  // namespace
}  // namespace nearmiss
