// RFC 6749 3.3, access token scope: space-delimited, case-sensitive tokens; what is not known is
// refused or left out of the grant, and the answer says what was granted.

#include "suites/glue/check.hpp"
#include "suites/mutate/characters.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kMore = "The client gets more than the user saw and approved.";

MUST(Rfc6749_3_3, RefuseOrLeaveOutAnUnknownScope,
     {.condition = "scope_invalid",
      .cites = {"rfc6749-4.1.2.1-invalid-scope", "rfc6749-3.3-scope-changed-must-report"},
      .harm = "The client believes to hold a permission that does not exist.",
      .contested =
          "4.1.2.1 has invalid_scope for it, 3.3 lets the server ignore it; either is taken."}) {
  Expect(Grant(Authorize().But(
             With("scope", FullScope() + " nearmiss-unknown", "with an unknown scope added"))),
         RefusedOrGrantedWithout({"nearmiss-unknown"}));
}

MUST_EACH(Rfc6749_3_3, RefuseOrLeaveOutAScopeWith, StrayCharactersInScope(),
          {.condition = "scope_invalid",
           .cites = {"rfc6749-3.3-scope-charset-control", "rfc6749-3.3-scope-charset-non-ascii",
                     "rfc6749-app-a.4-abnf-scope"},
           .harm = kMore}) {
  Expect(Grant(Authorize().But(Near("scope", near))), RefusedOrGrantedWithoutTheChanged());
}

MUST(Rfc6749_3_3, KeepToTheScopeThatWasAskedFor,
     {.cites = {"rfc6749-3.3-scope-not-widened"}, .harm = kMore, .needs = {Need::TwoScopes}}) {
  Expect(Grant(Authorize().But(With("scope", NarrowScope(), "with less scope"))),
         oracle::GrantedExactly(NarrowScope()));
}

}  // namespace
}  // namespace nearmiss
