// RFC 8252 8.4, near misses of a native client's redirection URI: nothing but the port may vary.

#include "suites/glue/check.hpp"
#include "suites/glue/near_misses.hpp"
#include "suites/oracle/refusal.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

MUST_EACH(Rfc8252_8_4, RefuseEveryNearMissOf,
          Families({"redirect_uri.native", "redirect_uri.host"}),
          {.cites = {"rfc8252-8.4-complete-redirect-registered"},
           .harm = "The code goes to another program or another host.",
           .needs = {Need::NativeClient},
           .depth = Depth::Deep}) {
  const auto tried = TryEach(
      {near.name, In("redirect_uri"), StageOf(play())}, [&] { Control(Authorize(For::Native)); },
      [&](const Change& change) {
        return SendAgain(AuthorizeWithRoomFor(play(), change, For::Native));
      },
      oracle::SafelyRefused());
  Expect(tried.evidence, tried.judge);
}

}  // namespace
}  // namespace nearmiss
