// RFC 6749 1.9, 2.3.1, 4.1.3, 6 and Appendix A: identifiers, secrets, codes and tokens are compared
// octet by octet; of all that is near a good one nothing may pass for it.

#include "suites/generate/meaning.hpp"
#include "suites/generate/source.hpp"
#include "suites/glue/property.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace): a check reads as a sentence

constexpr auto kTwoSpellings =
    "Two spellings of one value: block lists, logs and caches miss one of them.";

MUST_FOR_ALL(Rfc6749_A_1, RefuseEveryClientIdNearTheRealOne, generate::Texts("client_id"),
             {.cites = {"rfc6749-app-a.1-abnf-client-id",
                        "rfc6749-1.9-token-values-case-sensitive"},
              .harm = kTwoSpellings,
              .manner = Manner::Batch}) {
  return {Redeem(AnApprovedCode()).But(NearClientId(near)), oracle::SafelyRefused()};
}

MUST_FOR_ALL(Rfc6749_2_3_1, RefuseEverySecretNearTheRealOne, generate::Texts("client_secret"),
             {.cites = {"rfc6749-2.3.1-wrong-secret"},
              .harm = "Whoever guesses or finds a part of the secret acts as the client.",
              .needs = {Need::ConfidentialClient},
              .manner = Manner::Batch}) {
  return {Redeem(AnApprovedCode()).But(NearClientSecret(near)), oracle::SafelyRefused()};
}

MUST_FOR_ALL(Rfc6749_A_10, RefuseEveryGrantTypeNearTheRealOne, generate::Texts("grant_type"),
             {.cites = {"rfc6749-app-a.10-abnf-grant-type", "rfc6749-4.5-grant-type-near-miss"},
              .harm = "A filter that looks for the exact name is passed by.",
              .manner = Manner::Batch}) {
  return {Redeem(AnApprovedCode()).But(Near("grant_type", near)), oracle::SafelyRefused()};
}

MUST_FOR_ALL(Rfc6749_4_1_3, RefuseEveryCodeNearTheRealOne,
             generate::Texts("code", generate::DiffersAsToken),
             {.cites = {"rfc6749-4.1.3-code-valid", "rfc6749-5.2-invalid-grant"},
              .harm = "Two spellings of one code: a check for single use may see two codes.",
              .manner = Manner::Batch}) {
  return {Redeem(AnApprovedCode()).But(Near("code", near)), oracle::SafelyRefused()};
}

MUST_FOR_ALL(Rfc6749_6, RefuseEveryRefreshTokenNearTheRealOne,
             generate::Texts("refresh_token", generate::DiffersAsToken),
             {.cites = {"rfc6749-6-refresh-validate", "rfc6749-10.4-refresh-unforgeable",
                        "rfc9700-4.14.2-refresh-integrity"},
              .harm = "Two spellings of one token: a list of revoked tokens misses one of them.",
              .needs = {Need::RefreshToken},
              .manner = Manner::Batch}) {
  return {Refresh(ApprovedTokens()).But(Near("refresh_token", near)), oracle::SafelyRefused()};
}

MUST_FOR_ALL(Rfc6749_4_1_2, ReturnEveryStateUnchanged,
             generate::Texts("state", generate::DiffersInUtf8),
             {.cites = {"rfc6749-4.1.2-state-echo", "rfc6749-4.1.2-state-echo-encoding",
                        "rfc6749-4.1.2-state-echo-non-ascii"},
              .harm = "The client cannot tell its own answers from forged ones.",
              .manner = Manner::Batch}) {
  return {Authorize().But(Near("state", near)), oracle::StateUnchangedOrRefused()};
}

MUST_FOR_ALL(Rfc6749_3_3, GrantNothingForAScopeNearAKnownOne,
             generate::Texts("scope", generate::DiffersInUtf8),
             {.cites = {"rfc6749-3.3-scope-not-widened", "rfc6749-3.3-scope-case-sensitive"},
              .harm = "A filter that looks for the exact name of a permission is passed by.",
              .needs = {Need::ClientCredentials},
              .manner = Manner::Batch}) {
  return {AskForClientCredentials(FullScope()).But(Near("scope", near)),
          RefusedOrGrantedWithoutTheChanged(), true};
}

}  // namespace
}  // namespace nearmiss
