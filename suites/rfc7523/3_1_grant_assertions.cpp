// RFC 7523 3.1, a JWT that is traded for a token: the same rules, another error; client
// authentication beside it counts.

#include "suites/glue/assertions.hpp"
#include "suites/glue/check.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kForged = "Whoever writes a JWT gets a token for it.";
constexpr auto kCarriedOver = "An assertion made for another server works here as well.";

MUST_EACH(Rfc7523_3_1, RefuseAnIssuerWith, AssertionNearMisses(AssertionPart::Issuer),
          {.condition = "assertion_grant_bad",
           .cites = {"rfc7523-3.1-invalid-grant", "rfc7521-4.1.1-invalid-grant",
                     "rfc7523-3-iss-required", "rfc7521-5.1-simple-string-comparison"},
           .harm = kForged,
           .needs = {Need::JwtGrant}}) {
  Expect(Send(TradeAnAssertion().But(NearGrantAssertion(play(), near))), Refused());
}

MUST_EACH(Rfc7523_3_1, RefuseAnAudienceWith, AssertionNearMisses(AssertionPart::Audience),
          {.condition = "assertion_grant_bad",
           .cites = {"rfc7523-3.1-invalid-grant", "rfc7521-4.1.1-invalid-grant",
                     "rfc7523-3-aud-required", "rfc7521-5.1-simple-string-comparison"},
           .harm = kCarriedOver,
           .needs = {Need::JwtGrant}}) {
  Expect(Send(TradeAnAssertion().But(NearGrantAssertion(play(), near))), Refused());
}

MUST_EACH(Rfc7523_3_1, RefuseAnExpiryWith, AssertionNearMisses(AssertionPart::Expiry),
          {.condition = "assertion_grant_bad",
           .cites = {"rfc7523-3.1-invalid-grant", "rfc7521-4.1.1-invalid-grant",
                     "rfc7523-3-exp-required", "rfc7521-5.2-exp-required"},
           .harm = "An assertion from a log gives tokens for ever.",
           .needs = {Need::JwtGrant}}) {
  Expect(Send(TradeAnAssertion().But(NearGrantAssertion(play(), near))), Refused());
}

MUST_EACH(Rfc7523_3_1, RefuseASignatureWith, AssertionNearMisses(AssertionPart::Signature),
          {.condition = "assertion_grant_bad",
           .cites = {"rfc7523-3.1-invalid-grant", "rfc7521-4.1.1-invalid-grant",
                     "rfc7523-3-signature-required", "rfc7521-5.2-signature-required"},
           .harm = kForged,
           .needs = {Need::JwtGrant}}) {
  Expect(Send(TradeAnAssertion().But(NearGrantAssertion(play(), near))), Refused());
}

MUST_EACH(Rfc7523_3_1, RefuseAnUnsignedAssertionWith, AssertionNearMisses(AssertionPart::Unsigned),
          {.condition = "assertion_grant_bad",
           .cites = {"rfc7523-3.1-invalid-grant", "rfc7523-3-alg-none"},
           .harm = kForged,
           .needs = {Need::JwtGrant}}) {
  Expect(Send(TradeAnAssertion().But(NearGrantAssertion(play(), near))), Refused());
}

MUST(Rfc7523_3_1, RefuseWrongCredentialsBesideAGrant,
     {.condition = "client_assertion_bad",
      .cites = {"rfc7523-3.1-client-credentials-validated"},
      .harm = "A client that cannot prove who it is gets the token all the same.",
      .needs = {Need::JwtGrant, Need::KeyClient}}) {
  Expect(Send(TradeAnAssertion().But(NearAssertion(
             "client_assertion", AssertionNearMisses(AssertionPart::Signature).front(), nullptr))),
         Refused());
}

}  // namespace
}  // namespace nearmiss
