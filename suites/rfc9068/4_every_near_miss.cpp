// RFC 9068 4, forgeries of a JWT access token by the family: a resource takes none of them.

#include "suites/generate/meaning.hpp"
#include "suites/glue/check.hpp"
#include "suites/glue/near_misses.hpp"
#include "suites/glue/openid.hpp"
#include "suites/oracle/refusal.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

MUST(Rfc9068_4, RefuseEveryForgeryOfAnAccessToken,
     {.cites = {"rfc9068-4-rs-checks-signature", "rfc9068-4-rs-invalid-token-error"},
      .harm = "Anybody writes their own access tokens.",
      .needs = {Need::AccessJwt, Need::Resource},
      .depth = Depth::Deep}) {
  const auto tokens = Given(AJwtAccessToken());
  const auto tried = TryEach(
      {"grant.jwt",
       PutBy(NearBearer, generate::DiffersAsTokenInHeader),
       StageWith(play(), tokens),
       {"whitespace_in_part"}},
      [&] { Control(UseAccessToken(tokens)); },
      [&](const Change& change) { return SendAgain(UseAccessToken(tokens).But(change)); },
      oracle::SafelyRefused());
  Expect(tried.evidence, tried.judge);
}

}  // namespace
}  // namespace nearmiss
