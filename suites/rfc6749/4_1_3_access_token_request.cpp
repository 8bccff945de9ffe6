// RFC 6749 4.1.3, access token request: a code is redeemed by the client it was issued to, with the
// redirect URI it was asked for, and nothing near it is a code.

#include "suites/glue/check.hpp"
#include "suites/mutate/credential.hpp"
#include "suites/mutate/redirect_uri.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kGuess = "A code can be found with less work than its length promises.";
constexpr auto kInjection = "A code that was lured to another place can be redeemed all the same.";

MUST(Rfc6749_4_1_3, RefuseAnUnknownCode,
     {.condition = "code_unknown",
      .cites = {"rfc6749-4.1.3-code-valid", "rfc6749-5.2-invalid-grant"},
      .harm = "Anything is a code."}) {
  const auto code = Given(AnInventedCode());
  Control(Redeem(AnApprovedCode()));
  Expect(SendAgain(Redeem(code)), Refused());
}

MUST_EACH(Rfc6749_4_1_3, RefuseACodeWith, CredentialNearMisses("grant.code"),
          {.condition = "code_near_miss",
           .cites = {"rfc6749-4.1.3-code-valid", "rfc6749-5.2-invalid-grant"},
           .harm = kGuess}) {
  Expect(Send(Redeem(AnApprovedCode()).But(Near("code", near))), Refused());
}

MUST(Rfc6749_4_1_3, RefuseACodeOfAnotherClient,
     {.condition = "code_of_other_client",
      .cites = {"rfc6749-4.1.3-code-issued-to-authenticated-client",
                "rfc6749-4.1.2-code-bound-to-client", "rfc6749-10.5-code-client-auth",
                "rfc7636-4.6-right-verifier-continues"},
      .harm = "A malicious client turns the codes of others into tokens.",
      .needs = {Need::OtherClient}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(ByTheOtherClient())), Refused());
}

MUST(Rfc6749_4_1_3, RefuseACodeOfAConfidentialClientFromAPublicOne,
     {.condition = "code_of_other_client",
      .cites = {"rfc6749-4.1.3-code-issued-to-client-id", "rfc6749-4.1.2-code-bound-to-client"},
      .harm = "Nobody needs a secret any more: a public client's id is enough.",
      .needs = {Need::PublicClient, Need::ConfidentialClient}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(ByThePublicClient())), Refused());
}

MUST_EACH(Rfc6749_4_1_3, RefuseARedemptionForARedirectUriWith, RedirectUriNearMissesAtRedemption(),
          {.condition = "code_redirect_uri_mismatch",
           .cites = {"rfc6749-4.1.3-redirect-uri-identical",
                     "rfc6749-10.6-redirect-identical-at-token",
                     "oauth21-10.2-redirect-uri-compat"},
           .harm = kInjection,
           .contested = "5.2 lists the mismatch under invalid_grant; invalid_request is tolerated. "
                        "OAuth 2.1 drops "
                        "the parameter, but a server that takes it has to compare it."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(Near("redirect_uri", near))), Refused());
}

MUST(Rfc6749_4_1_3, RefuseARedemptionForAnotherRegisteredRedirectUri,
     {.condition = "code_redirect_uri_mismatch",
      .cites = {"rfc6749-4.1.3-redirect-uri-identical", "oauth21-10.2-redirect-uri-compat"},
      .harm = kInjection,
      .needs = {Need::SecondRedirectUri}}) {
  Expect(
      Send(Redeem(AnApprovedCode()).But(With("redirect_uri", play().Main().redirect_uris.at(1)))),
      Refused());
}

MUST(Rfc6749_4_1_3, RefuseARedemptionWithoutRedirectUri,
     {.condition = "code_redirect_uri_missing",
      .cites = {"rfc6749-4.1.3-redirect-uri-required-if-sent"},
      .harm = kInjection,
      .contested =
          "4.1.3 requires it; OpenID Connect Core 3.1.3.2 lets the server go on when one URI is "
          "registered, and OAuth 2.1 drops the parameter."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(Without("redirect_uri"))), Refused());
}

MUST(Rfc6749_4_1_3, RefuseARedemptionWithoutACode,
     {.condition = "code_missing",
      .cites = {"rfc6749-4.1.3-code-param-required", "rfc6749-5.2-invalid-request-missing"},
      .harm = "An absent value matches an empty field in the server's store."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(Without("code"))), Refused());
}

MUST(Rfc6749_4_1_3, RefuseAMissingGrantType,
     {.condition = "grant_type_missing",
      .cites = {"rfc6749-4.1.3-grant-type-required"},
      .harm = "The server guesses the grant, and with it which checks apply."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(Without("grant_type"))), Refused());
}

MUST(Rfc6749_4_5, RefuseAnUnknownGrantType,
     {.condition = "grant_type_unsupported",
      .cites = {"rfc6749-4.5-unknown-short-grant", "rfc6749-5.2-unsupported-grant-type"},
      .harm = "The server guesses the grant, and with it which checks apply."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(With("grant_type", "nearmiss"))), Refused());
}

MUST(Rfc6749_4_5, RefuseAGrantTypeInAnotherCase,
     {.condition = "grant_type_unsupported",
      .cites = {"rfc6749-4.5-grant-type-near-miss", "rfc6749-1.9-token-values-case-sensitive"},
      .harm = "A filter that looks for the exact name is passed by."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(With("grant_type", "Authorization_Code"))), Refused());
}

}  // namespace
}  // namespace nearmiss
