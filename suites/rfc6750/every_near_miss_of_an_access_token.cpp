// RFC 6750 3.1, the resource: of all that is near a live access token nothing opens it.

#include "suites/generate/meaning.hpp"
#include "suites/generate/source.hpp"
#include "suites/glue/property.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace): a check reads as a sentence

MUST_FOR_ALL(Rfc6750_3_1, RefuseEveryAccessTokenNearALiveOne,
             generate::HeaderTexts("access_token", generate::DiffersAsTokenInHeader),
             {.cites = {"rfc6750-3.1-invalid-token-401"},
              .harm = "A token can be found with less work than its length promises, and a list of "
                      "revoked tokens misses its other spelling.",
              .needs = {Need::Resource},
              .manner = Manner::Batch}) {
  return {UseAccessToken(ApprovedTokens()).But(NearBearer(near)), oracle::SafelyRefused()};
}

}  // namespace
}  // namespace nearmiss
