// RFC 6749 3.3, near misses of a scope by the family: refused, or granted without what was changed.

#include "suites/glue/check.hpp"
#include "suites/glue/near_misses.hpp"
#include "suites/mutate/characters.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

MUST(Rfc6749_3_3, RefuseOrLeaveOutEveryNearMissOfAScope,
     {.condition = "scope_invalid",
      .cites = {"rfc6749-3.3-scope-case-sensitive", "rfc6749-3.3-scope-comma",
                "rfc6749-3.3-scope-charset-quote", "rfc6749-3.3-scope-charset-backslash"},
      .harm = "A token of a scope is granted under a name that no list of scopes has.",
      .depth = Depth::Deep}) {
  const auto tried = TryEach(
      {"encoding.scope", In("scope"), {}, {"wider_than_registered"}, {}, StrayCharactersInScope()},
      [&] { Control(Authorize()); },
      [&](const Change& change) { return Grant(Authorize().But(change)); },
      RefusedOrGrantedWithoutTheChanged());
  Expect(tried.evidence, tried.judge);
}

}  // namespace
}  // namespace nearmiss
