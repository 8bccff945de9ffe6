// RFC 6749 3.3, near misses of a scope by the family: refused, or granted without what was changed.

#include "suites/glue/check.hpp"
#include "suites/glue/near_misses.hpp"
#include "suites/mutate/characters.hpp"
#include "suites/oracle/refusal.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

/// A name that nobody defined is ignored, and then the scope is the default one.
const std::set<std::string> kOther = {"wider_than_registered", "array"};

MUST(Rfc6749_3_3, RefuseOrLeaveOutEveryNearMissOfAScope,
     {.cites = {"rfc6749-3.3-scope-case-sensitive", "rfc6749-3.3-scope-comma",
                "rfc6749-3.3-scope-charset-quote", "rfc6749-3.3-scope-charset-backslash"},
      .harm = "A token of a scope is granted under a name that no list of scopes has.",
      .depth = Depth::Deep}) {
  const auto tried = TryEach(
      {"encoding.scope", In("scope"), {}, kOther, {}, StrayCharactersInScope()},
      [&] { Control(Authorize()); },
      [&](const Change& change) { return Grant(Authorize().But(change)); },
      oracle::RefusedOrGrantedWithoutTheChanged({}, FullScope()));
  Expect(tried.evidence, tried.judge);
}

}  // namespace
}  // namespace nearmiss
