// RFC 7521 4, assertions in requests: as a grant and as client authentication, never beside another
// way of authentication, and never for another client than the one that is named.

#include "suites/glue/assertions.hpp"
#include "suites/glue/check.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kUnproved = "Whoever knows the client_id acts as the client.";

MUST(Rfc7521_4_1, RefuseAnAssertionGrantWithoutAssertion,
     {.condition = "assertion_missing",
      .cites = {"rfc7521-4.1-assertion-required"},
      .harm = "A token is handed out for nothing.",
      .needs = {Need::JwtGrant}}) {
  Expect(Send(TradeAnAssertion().But(Without("assertion"))), Refused());
}

SHOULD(Rfc7521_4_1, IssueNoRefreshTokenForAnAssertion,
       {.cites = {"rfc7521-4.1-no-refresh-token"},
        .harm = "Access outlives the assertion, and what the issuer of it takes back.",
        .needs = {Need::JwtGrant}}) {
  Expect(Send(TradeAnAssertion()), oracle::IssuedWithout("refresh_token"));
}

MUST(Rfc7521_4_2, RefuseAnAssertionWithoutItsType,
     {.condition = "client_assertion_incomplete",
      .cites = {"rfc7521-4.2-client-assertion-required"},
      .harm = "The server guesses what the assertion is, and with it which checks apply.",
      .needs = {Need::KeyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key)).But(Without("client_assertion_type"))), Refused());
}

MUST(Rfc7521_4_2, RefuseAnAssertionTypeWithoutAssertion,
     {.condition = "client_assertion_incomplete",
      .cites = {"rfc7521-4.2-client-assertion-required"},
      .harm = kUnproved,
      .needs = {Need::KeyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key)).But(Without("client_assertion"))), Refused());
}

MUST(Rfc7521_4_2, RefuseAClientIdThatIsNotTheOneOfTheAssertion,
     {.condition = "client_assertion_of_other_client",
      .cites = {"rfc7521-4.2-client-id-consistent"},
      .harm = "Two parts of a server believe two different clients.",
      .needs = {Need::KeyClient, Need::OtherClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key)).But(With("client_id", play().Other().id))),
         Refused());
}

MAY(Rfc7521_4_2, TakeAnAssertionWithoutClientId,
    {.cites = {"rfc7521-4.2-client-id-optional"},
     .harm = "Clients that follow the standard are turned away.",
     .needs = {Need::KeyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key)).But(Without("client_id"))), oracle::Issued());
}

MUST(Rfc7521_4_2_1, RefuseASecretBesideAnAssertion,
     {.condition = "two_authentication_methods",
      .cites = {"rfc7521-4.2.1-two-mechanisms-invalid-client",
                "rfc6749-2.3-single-auth-method-basic-plus-assertion"},
      .harm = "Two parts of a server may believe two different clients.",
      .needs = {Need::SecretJwtClient},
      .contested = "invalid_client here, invalid_request in RFC 6749 5.2; either is taken."}) {
  Expect(Send(Redeem(AnApprovedCode(For::SecretJwt)).But(WithBasicBeside(play().Signing("")))),
         Refused());
}

}  // namespace
}  // namespace nearmiss
