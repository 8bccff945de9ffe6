// RFC 7636 4, proof key: a code asked for with a challenge is redeemed with its verifier, exactly,
// or not at all.

#include "suites/glue/check.hpp"
#include "suites/mutate/characters.hpp"
#include "suites/mutate/credential.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kIntercepted =
    "A code that was intercepted on its way can be redeemed by whoever has it.";

/// The challenge stands in the authorization request, which is what an attacker has seen.
Operator TheChallenge() {
  return {"grant.pkce", "verifier_is_challenge", "the challenge itself",
          [](const std::string& verifier) {
            return steps::Challenge(verifier, target::ChallengeMethod::S256);
          }};
}

MUST(Rfc7636_4_6, RefuseAnotherVerifier,
     {.condition = "verifier_wrong",
      .cites = {"rfc7636-4.6-wrong-verifier", "oauth21-4.1.1-challenge-supported"},
      .harm = kIntercepted,
      .needs = {Need::Challenge}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(With("code_verifier", play().Random(43)))), Refused());
}

MUST_EACH(Rfc7636_4_6, RefuseAVerifierWith, CredentialNearMisses("grant.pkce"),
          {.condition = "verifier_near_miss",
           .cites = {"rfc7636-4.6-wrong-verifier", "rfc7636-4.6-s256-computation"},
           .harm = kIntercepted,
           .needs = {Need::Challenge}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(Near("code_verifier", near))), Refused());
}

MUST_EACH(Rfc7636_4_1, RefuseAVerifierWith, StrayCharacters("code_verifier"),
          {.condition = "verifier_near_miss",
           .cites = {"rfc7636-4.6-wrong-verifier"},
           .printed_section = "4.6",
           .harm = kIntercepted,
           .needs = {Need::Challenge}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(Near("code_verifier", near))), Refused());
}

MUST(Rfc7636_4_6, RefuseTheChallengeAsItsVerifier,
     {.condition = "verifier_wrong",
      .cites = {"rfc7636-4.6-s256-computation", "rfc9700-2.1.1-challenge-method-swap"},
      .harm = "The challenge stands in the front channel: whoever intercepts the code has it too.",
      .needs = {Need::S256}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(Near("code_verifier", TheChallenge()))), Refused());
}

MUST(Rfc7636_4_5, RefuseAMissingVerifier,
     {.condition = "verifier_missing",
      .cites = {"rfc7636-4.5-verifier-required", "rfc9700-2.1.1-enforce-verifier",
                "oauth21-4.1.3-verifier-iff-challenge"},
      .harm = kIntercepted,
      .needs = {Need::Challenge},
      .contested = "RFC 7636 4.6 gives invalid_grant, RFC 6749 5.2 invalid_request for a missing "
                   "parameter; either is "
                   "taken."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(Without("code_verifier"))), Refused());
}

MUST(Rfc7636_4_6, RefuseTheVerifierOfAnotherCode,
     {.condition = "verifier_wrong",
      .cites = {"rfc7636-4.6-wrong-verifier", "rfc7636-4.4-challenge-bound-to-code",
                "rfc9700-4.5.3.1-pkce-binds-code", "oauth21-4.1.2-challenge-associated"},
      .harm = "A stolen code is injected into the thief's own session and redeemed there.",
      .needs = {Need::Challenge}}) {
  const auto other = Given(AnApprovedCode());
  Expect(Send(Redeem(AnApprovedCode()).But(With("code_verifier", other.asked.verifier))),
         Refused());
}

MUST(Rfc7636_4_4_1, RefuseAnUnknownChallengeMethod,
     {.condition = "challenge_method_unknown",
      .cites = {"rfc7636-4.4.1-unsupported-method-error", "oauth21-4.1.2.1-unsupported-method"},
      .harm = "The server falls back to plain, or to no check at all.",
      .needs = {Need::Challenge}}) {
  Expect(Send(Authorize().But(With("code_challenge_method", "S512"))), Refused());
}

MUST(Rfc7636_4_3, RefuseAChallengeMethodInAnotherCase,
     {.condition = "challenge_method_unknown",
      .cites = {"rfc7636-4.3-method-case-sensitive"},
      .harm = "The server falls back to plain, or to no check at all.",
      .needs = {Need::S256}}) {
  Expect(Send(Authorize().But(With("code_challenge_method", "s256"))), Refused());
}

SHOULD(Rfc7636_4_2, RefuseAChallengeOutsideItsGrammar,
       {.condition = "challenge_malformed",
        .cites = {"rfc7636-4.2-challenge-charset"},
        .harm = "A challenge that no verifier can meet, or that any can, is stored.",
        .needs = {Need::S256}}) {
  Expect(Send(Authorize().But(With("code_challenge", "too+short/and=wrong",
                                   "with a challenge of the wrong alphabet"))),
         Refused());
}

SHOULD(Rfc7636_4_1, RefuseAVerifierThatIsTooShort,
       {.condition = "verifier_near_miss",
        .cites = {"rfc7636-4.1-verifier-min-length"},
        .harm = "The verifier of a careless client can be guessed.",
        .needs = {Need::S256},
        .contested =
            "The length binds the client; 4.6 lets the server go on when the values are equal."}) {
  Control(Redeem(AnApprovedCode()));
  const auto code = Given(ACodeOfAShortVerifier());
  Expect(SendAgain(Redeem(code)), Refused());
}

MUST(Rfc7636_4_3, TakeAMissingChallengeMethodForPlain,
     {.condition = "verifier_wrong",
      .cites = {"rfc7636-4.3-method-default-plain"},
      .harm = "Client and server disagree on what was proven.",
      .needs = {Need::S256}}) {
  Control(Redeem(AnApprovedCode()));
  const auto code = Given(ACodeWithoutChallengeMethod());
  Expect(SendAgain(Redeem(code)), Refused());
}

MUST(Rfc7636_4_5, KeepToTheChallengeMethodOfTheAuthorizationRequest,
     {.condition = "verifier_wrong",
      .cites = {"rfc7636-4.5-method-from-authorization"},
      .harm = "Whoever intercepts the code picks the method that needs no verifier.",
      .needs = {Need::S256}}) {
  Expect(Send(Redeem(AnApprovedCode())
                  .But(Near("code_verifier", TheChallenge()))
                  .But(With("code_challenge_method", "plain", "with code_challenge_method=plain"))),
         Refused());
}

MUST(Rfc7636_4_6, RefuseAPlainVerifierInAnotherCase,
     {.condition = "verifier_wrong",
      .cites = {"rfc7636-4.6-plain-comparison"},
      .harm = kIntercepted,
      .needs = {Need::Challenge}}) {
  Expect(Send(Redeem(ACodeOfAPlainChallenge())
                  .But(Near("code_verifier", CredentialNearMisses("grant.pkce").at(6)))),
         Refused());
}

}  // namespace
}  // namespace nearmiss
