// RFC 6749 2.3, client authentication: not more than one method in one request; knowing the
// client_id is none.

#include "suites/glue/check.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

MUST(Rfc6749_2_3, RefuseTwoAuthenticationMethodsAtOnce,
     {.condition = "two_authentication_methods",
      .cites = {"rfc6749-2.3-single-auth-method-basic-plus-body",
                "rfc6749-5.2-invalid-request-multiple-credentials",
                "oauth21-2.4-single-auth-method"},
      .harm = "Two parts of a server may believe two different clients.",
      .needs = {Need::ConfidentialClient},
      .contested =
          "The clause binds the client; 5.2 lists several credentials under invalid_request. "
          "Servers that "
          "accept equal credentials twice do little harm; those that accept different ones do."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(WithCredentialsInBothPlaces())), Refused());
}

MUST(Rfc6749_2_2, RefuseTheClientIdAlone,
     {.condition = "client_unauthenticated",
      .cites = {"rfc6749-2.2-client-id-alone-is-not-auth",
                "rfc6749-3.2.1-confidential-must-authenticate", "rfc6749-4.1.3-require-client-auth",
                "rfc6749-10.2-authenticate-whenever-possible", "rfc9700-2.5-enforce-client-auth",
                "oauth21-2.2-client-id-alone-not-auth"},
      .harm = "The client_id is public: everyone who knows it acts as the client.",
      .needs = {Need::ConfidentialClient}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(WithoutClientSecret())), Refused());
}

MUST(Rfc6749_3_2_1, RefuseARequestWithoutAnyClient,
     {.condition = "client_missing",
      .cites = {"rfc6749-3.2.1-public-must-send-client-id",
                "rfc6749-4.1.3-client-id-required-unauthenticated"},
      .harm = "A stolen code is enough; it is bound to no client."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(WithoutClient())), Refused());
}

}  // namespace
}  // namespace nearmiss
