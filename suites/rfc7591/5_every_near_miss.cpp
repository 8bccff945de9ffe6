// RFC 7591 5 and 2, near misses of a registration by the family.

#include "suites/glue/check.hpp"
#include "suites/glue/near_misses.hpp"
#include "suites/glue/registration.hpp"
#include "suites/oracle/registration.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

MUST(Rfc7591_5, RefuseEveryRedirectUriThatIsNoPlaceOfTheClient,
     {.cites = {"rfc7591-5-redirect-kinds"},
      .harm = "Codes go where a script or a stranger reads them.",
      .needs = {Need::Registration},
      .depth = Depth::Deep}) {
  const auto tried = TryEach(
      {"registration", In(""), {}, {"public_with_secret", "admin_fields", "no_uris"}},
      [&] { Control(Register()); },
      [&](const Change& change) { return SendAgain(Register().But(change)); },
      oracle::RefusedOrWithoutTheSent("redirect_uris"));
  Expect(tried.evidence, tried.judge);
}

}  // namespace
}  // namespace nearmiss
