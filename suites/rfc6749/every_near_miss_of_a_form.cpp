// RFC 6749 3.2, the token endpoint: each parameter once, in the body, under its own name.

#include "suites/generate/source.hpp"
#include "suites/glue/property.hpp"

namespace nearmiss {
namespace {

constexpr auto kTwoRequests = "Two parts of a server read two different requests.";

const std::vector<std::string>& OfARedemption() {
  static const std::vector<std::string> names = {"grant_type",    "code",      "redirect_uri",
                                                 "code_verifier", "client_id", "client_secret"};
  return names;
}

const std::vector<std::string>& OfARefresh() {
  static const std::vector<std::string> names = {"grant_type", "refresh_token", "client_id",
                                                 "client_secret"};
  return names;
}

MUST_FOR_ALL(Rfc6749_3_2, RefuseEveryRedemptionWithItsParametersOtherwise,
             generate::ParametersOtherwise(OfARedemption()),
             {.cites = {"rfc6749-3.2-repeated-code", "rfc6749-3.2-repeated-grant-type",
                        "rfc6749-3.2-repeated-redirect-uri"},
              .harm = kTwoRequests,
              .manner = Manner::Batch}) {
  return {Redeem(AnApprovedCode()).But(near.request), oracle::SafelyRefused()};
}

MUST_FOR_ALL(Rfc6749_3_2, RefuseEveryRefreshWithItsParametersOtherwise,
             generate::ParametersOtherwise(OfARefresh()),
             {.cites = {"rfc6749-3.2-repeated-refresh-token"},
              .harm = kTwoRequests,
              .needs = {Need::RefreshToken},
              .manner = Manner::Batch}) {
  return {Refresh(ApprovedTokens()).But(near.request), oracle::SafelyRefused()};
}

MUST_FOR_ALL(Rfc6749_3_2, RefuseEveryRedemptionWithItsParametersElsewhere,
             generate::ParametersElsewhere(OfARedemption()),
             {.cites = {"rfc6749-3.2-params-not-from-query"},
              .harm = "Codes and secrets end up in access logs and referrers.",
              .manner = Manner::Batch}) {
  return {Redeem(AnApprovedCode()).But(near.request), oracle::SafelyRefused()};
}

}  // namespace
}  // namespace nearmiss
