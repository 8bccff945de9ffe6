// RFC 7009 2.1, revocation request: a parameter that nobody defined changes nothing.

#include "suites/glue/check.hpp"
#include "suites/mutate/variant.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

SHOULD_EACH(Rfc7009_2_1, AcceptARequestWith, UnknownParameters(),
            {.condition = "refresh_token_revoked",
             .cites = {"rfc7009-2.1-post-form"},
             .harm = "A client believes to have signed out.",
             .needs = {Need::Revocation, Need::RefreshToken},
             .manner = Manner::Apart,
             .contested = "RFC 6749 has unknown parameters ignored at its own endpoints; RFC 7009 "
                          "says nothing of them."}) {
  const auto tokens = Given(RefreshedTokens(Given(ApprovedTokens())));
  Do(RevokeRefreshToken(tokens)
         .But(With("token_type_hint", "refresh_token", "with a hint"))
         .But(InForm(near)));
  Expect(SendAgain(Refresh(tokens)), Refused());
}

}  // namespace
}  // namespace nearmiss
