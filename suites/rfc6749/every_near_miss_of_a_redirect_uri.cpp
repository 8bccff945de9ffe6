// RFC 6749 3.1.2.3 and 4.1.3, redirection URIs: of all that is near the registered one, and of all
// that parsers read in two ways, nothing may pass.

#include "suites/generate/source.hpp"
#include "suites/glue/property.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace): a check reads as a sentence

MUST_FOR_ALL(
    Rfc6749_3_1_2_3, RefuseEveryRedirectUriNearTheRegisteredOne, generate::RedirectUris(),
    {.cites = {"rfc6749-3.1.2.3-compare-to-registered", "rfc6749-4.1.2.1-bad-redirect-no-redirect",
               "rfc9700-2.1-exact-redirect-match", "rfc9700-4.1.3-exact-match-required",
               "oauth21-2.3.1-exact-match"},
     .harm = "The code goes to a place that the client does not control.",
     .manner = Manner::Batch,
     .contested = "RFC 6749 3.1.2.3 asks for simple string comparison where the full URI was "
                  "registered; RFC 9700 2.1 leaves nothing else. Only the port of a loopback URI "
                  "may differ (RFC 8252 7.3); such cases are left out."}) {
  return {Authorize().But(Near("redirect_uri", near)), oracle::SafelyRefused()};
}

MUST_FOR_ALL(Rfc6749_4_1_3, RefuseEveryRedirectUriNearTheOneOfTheCode, generate::RedirectUris(),
             {.cites = {"rfc6749-4.1.3-redirect-uri-identical",
                        "rfc6749-10.6-redirect-identical-at-token"},
              .harm = "A code that was injected at another URI of the client is redeemed.",
              .manner = Manner::Batch}) {
  return {Redeem(AnApprovedCode()).But(Near("redirect_uri", near)), oracle::SafelyRefused()};
}

}  // namespace
}  // namespace nearmiss
