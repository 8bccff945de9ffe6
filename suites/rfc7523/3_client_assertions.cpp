// RFC 7523 3, a JWT that authenticates a client: of this client, about this client, for this
// server, now, and signed with this client's key.

#include "suites/glue/assertions.hpp"
#include "suites/glue/check.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kImpersonated = "Somebody else acts as the client.";
constexpr auto kCarriedOver = "An assertion made for another server works here as well.";
constexpr auto kForever = "An assertion from a log authenticates for ever.";

MUST_EACH(Rfc7523_3, RefuseAnIssuerWith, AssertionNearMisses(AssertionPart::Issuer),
          {.condition = "client_assertion_bad",
           .cites = {"rfc7523-3-iss-required", "rfc7521-5.1-simple-string-comparison",
                     "rfc7521-5.2-self-issued-issuer", "rfc7523-3.2-invalid-client",
                     "rfc7521-4.2.1-invalid-client"},
           .harm = kImpersonated,
           .needs = {Need::KeyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key)).But(NearClientAssertion(play(), near))), Refused());
}

MUST(Rfc7523_3, RefuseAnotherClientAsTheIssuer,
     {.condition = "client_assertion_bad",
      .cites = {"rfc7523-3-iss-required", "rfc7521-5.2-self-issued-issuer"},
      .harm = kImpersonated,
      .needs = {Need::KeyClient, Need::OtherClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key))
                  .But(WithClaim("client_assertion", "iss", play().Other().id,
                                 SigningOf(play().Signing("EC"))))),
         Refused());
}

MUST_EACH(Rfc7523_3, RefuseASubjectWith, AssertionNearMisses(AssertionPart::Subject),
          {.condition = "client_assertion_bad",
           .cites = {"rfc7523-3-sub-required", "rfc7523-3.2-invalid-client"},
           .harm = kImpersonated,
           .needs = {Need::KeyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key)).But(NearClientAssertion(play(), near))), Refused());
}

MUST(Rfc7523_3, RefuseAnotherClientAsTheSubject,
     {.condition = "client_assertion_bad",
      .cites = {"rfc7523-3-sub-required"},
      .harm = kImpersonated,
      .needs = {Need::KeyClient, Need::OtherClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key))
                  .But(WithClaim("client_assertion", "sub", play().Other().id,
                                 SigningOf(play().Signing("EC"))))),
         Refused());
}

MUST_EACH(Rfc7523_3, RefuseAnAudienceWith, AssertionNearMisses(AssertionPart::Audience),
          {.condition = "client_assertion_bad",
           .cites = {"rfc7523-3-aud-required", "rfc7523-3-aud-simple-string",
                     "rfc7521-5.1-simple-string-comparison", "rfc7523-3.2-invalid-client"},
           .harm = kCarriedOver,
           .needs = {Need::KeyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key)).But(NearClientAssertion(play(), near))), Refused());
}

MUST(Rfc7523_3, RefuseTheAuthorizationEndpointAsTheAudience,
     {.condition = "client_assertion_bad",
      .cites = {"rfc7523-3-aud-other-endpoint"},
      .harm = kCarriedOver,
      .needs = {Need::KeyClient},
      .contested = "The clause asks for a value that identifies the server and names the token "
                   "endpoint as one; what else does is left to agreement."}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key))
                  .But(WithClaim("client_assertion", "aud", Target().authorization_endpoint,
                                 SigningOf(play().Signing("EC"))))),
         Refused());
}

MUST_EACH(Rfc7523_3, RefuseAnExpiryWith, AssertionNearMisses(AssertionPart::Expiry),
          {.condition = "client_assertion_bad",
           .cites = {"rfc7523-3-exp-required", "rfc7521-5.2-exp-required",
                     "rfc7523-3.2-invalid-client"},
           .harm = kForever,
           .needs = {Need::KeyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key)).But(NearClientAssertion(play(), near))), Refused());
}

MUST_EACH(Rfc7523_3, RefuseAStartWith, AssertionNearMisses(AssertionPart::Start),
          {.condition = "client_assertion_bad",
           .cites = {"rfc7523-3-nbf-honoured"},
           .harm = "An assertion that was made in advance works before its time.",
           .needs = {Need::KeyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key)).But(NearClientAssertion(play(), near))), Refused());
}

MUST_EACH(Rfc7523_3, RefuseClaimsWith, AssertionNearMisses(AssertionPart::Types),
          {.condition = "client_assertion_bad",
           .cites = {"rfc7523-3-wrong-type-claims"},
           .harm = "A claim that cannot be read is taken for one that holds.",
           .needs = {Need::KeyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key)).But(NearClientAssertion(play(), near))), Refused());
}

MUST_EACH(Rfc7523_3, RefuseASignatureWith, AssertionNearMisses(AssertionPart::Signature),
          {.condition = "client_assertion_bad",
           .cites = {"rfc7523-3-signature-required", "rfc7521-5.2-signature-required",
                     "rfc7521-4.2.1-invalid-client", "rfc7523-3.2-invalid-client"},
           .cites_for = {{"zero", "rfc7523-3-ecdsa-edge-signatures"},
                         {"sequence", "rfc7523-3-ecdsa-edge-signatures"},
                         {"octet-appended", "rfc7523-3-ecdsa-edge-signatures"},
                         {"embedded-key", "rfc7523-3-jwt-validity"}},
           .harm = kImpersonated,
           .needs = {Need::KeyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key)).But(NearClientAssertion(play(), near))), Refused());
}

MUST_EACH(Rfc7523_3, RefuseAnUnsignedAssertionWith, AssertionNearMisses(AssertionPart::Unsigned),
          {.condition = "client_assertion_bad",
           .cites = {"rfc7523-3-alg-none"},
           .harm = kImpersonated,
           .needs = {Need::KeyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key)).But(NearClientAssertion(play(), near))), Refused());
}

MUST(Rfc7523_3, RefuseAMacUnderThePublicKey,
     {.condition = "client_assertion_bad",
      .cites = {"rfc7523-3-alg-confusion"},
      .harm = "The public key, which anybody may have, works as the client's secret.",
      .needs = {Need::KeyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key))
                  .But(WithAMacOfThePublicKey("client_assertion", play().Signing("EC").key))),
         Refused());
}

MUST(Rfc7523_3, RefuseTheKeyOfAnotherClient,
     {.condition = "client_assertion_bad",
      .cites = {"rfc7523-3-alg-confusion", "rfc7523-3-signature-required"},
      .harm = kImpersonated,
      .needs = {Need::KeyClient, Need::SecretJwtClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::SecretJwt))
                  .But(SignedBy("client_assertion", SigningOf(play().Signing("EC")),
                                R"({"alg":"ES256","typ":"JWT"})",
                                "signed with the key of another client"))),
         Refused());
}

MUST_EACH(Rfc7523_3, RefuseAHeaderWith, AssertionNearMisses(AssertionPart::Header),
          {.condition = "client_assertion_bad",
           .cites = {"rfc7523-3-jwt-validity"},
           .harm = "A restriction that the header makes is passed over.",
           .needs = {Need::KeyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key)).But(NearClientAssertion(play(), near))), Refused());
}

SHOULD(Rfc7523_3, RefuseAnAssertionUsedBefore,
       {.condition = "client_assertion_bad",
        .cites = {"rfc7523-3-jti-replay"},
        .harm = "An assertion that was read on its way works again until it expires.",
        .needs = {Need::KeyClient},
        .contested = "MAY in this clause, one-time use in OpenID Connect Core 9."}) {
  const auto assertion = Given(AClientAssertion());
  Control(RedeemByAssertion(assertion));
  Expect(SendAgain(RedeemByAssertion(assertion)), Refused());
}

}  // namespace
}  // namespace nearmiss
