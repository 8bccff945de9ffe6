// RFC 7009 2.1, revocation request: other ways to say the same are understood.

#include "suites/glue/check.hpp"
#include "suites/mutate/variant.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kStillGood =
    "A client believes to have signed out, or is locked out, though it follows the standard.";

MUST_EACH(Rfc7009_2_1, AcceptARequestWith, FormSpellings(),
          {.condition = "refresh_token_revoked",
           .cites = {"rfc7009-2.1-post-form"},
           .harm = kStillGood,
           .needs = {Need::Revocation, Need::RefreshToken},
           .manner = Manner::Apart}) {
  const auto tokens = Given(RefreshedTokens(Given(ApprovedTokens())));
  Do(RevokeRefreshToken(tokens)
         .But(With("token_type_hint", "refresh_token", "with a hint"))
         .But(InForm(near)));
  Expect(SendAgain(Refresh(tokens)), Refused());
}

MUST_EACH(Rfc7009_2_1, AcceptAFormWith, FormTypeVariants(),
          {.condition = "refresh_token_revoked",
           .cites = {"rfc7009-2.1-post-form"},
           .harm = kStillGood,
           .needs = {Need::Revocation, Need::RefreshToken},
           .manner = Manner::Apart}) {
  const auto tokens = Given(RefreshedTokens(Given(ApprovedTokens())));
  Do(RevokeRefreshToken(tokens).But(InHeader("Content-Type", near)));
  Expect(SendAgain(Refresh(tokens)), Refused());
}

}  // namespace
}  // namespace nearmiss
