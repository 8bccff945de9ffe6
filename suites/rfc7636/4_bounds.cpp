// RFC 7636 4, at the edges: the longest verifier, all its characters, a challenge that is twice
// there or not at all, and what an error tells.

#include "suites/glue/check.hpp"
#include "suites/glue/pkce_recipes.hpp"
#include "suites/oracle/authorization_answer.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kShutOut = "Clients that keep to the text cannot sign anybody in.";

SHOULD(Rfc7636_4_1, RefuseAVerifierThatIsTooLong,
       {.condition = "verifier_near_miss",
        .cites = {"rfc7636-4.1-verifier-max-length"},
        .harm = "What is not measured here is cut somewhere else, and its end is not compared.",
        .needs = {Need::S256},
        .contested = "The grammar of 4.1 ends at 128 characters; no sentence obliges a server to "
                     "measure."}) {
  Control(Redeem(AnApprovedCode()));
  const auto code = Given(
      ACodeOfTheVerifier(play().Random(kLongestVerifier + 1), "a verifier of 129 characters"));
  Expect(SendAgain(Redeem(code)), Refused());
}

SHOULD(
    Rfc7636_4_1, RefuseAVerifierOfOtherCharacters,
    {.condition = "verifier_near_miss",
     .cites = {"rfc7636-4.1-verifier-charset"},
     .harm = "Two readers of the request see two verifiers.",
     .needs = {Need::S256},
     .contested = "The grammar of 4.1 binds the client; 4.6 lets the server go on when the values "
                  "are equal."}) {
  Control(Redeem(AnApprovedCode()));
  const auto code =
      Given(ACodeOfTheVerifier(play().Random(42) + "+", "a verifier that ends in a plus"));
  Expect(SendAgain(Redeem(code)), Refused());
}

MUST(Rfc7636_4_1, AcceptTheLongestVerifier,
     {.cites = {"rfc7636-4.1-verifier-bounds-accepted"}, .harm = kShutOut, .needs = {Need::S256}}) {
  Expect(Send(Redeem(
             ACodeOfTheVerifier(play().Random(kLongestVerifier), "a verifier of 128 characters"))),
         oracle::Issued());
}

MUST(Rfc7636_4_1, AcceptEveryCharacterOfAVerifier,
     {.cites = {"rfc7636-4.1-verifier-bounds-accepted"}, .harm = kShutOut, .needs = {Need::S256}}) {
  const auto verifier = "-._~" + play().Random(40) + "~_.-";
  Expect(Send(Redeem(ACodeOfTheVerifier(verifier, "a verifier with -, ., _ and ~"))),
         oracle::Issued());
}

MUST(Rfc7636_4_2, SupportS256,
     {.cites = {"rfc7636-4.2-s256-supported", "rfc9700-2.1.1-pkce-supported",
                "rfc9700-2.1.1-confidential-clients-pkce"},
      .harm = "Clients are left with plain, or without any proof.",
      .needs = {Need::S256, Need::PublicClient}}) {
  Expect(Send(Authorize(For::Public)), oracle::CodeSent());
  Expect(Send(Authorize()), oracle::CodeSent());
  Expect(Send(Redeem(AnApprovedCode(For::Public))), oracle::Issued());
  Expect(Send(Redeem(AnApprovedCode())), oracle::Issued());
}

SHOULD(Rfc7636_4_3, RefuseAChallengeMethodWithoutAChallenge,
       {.condition = "challenge_missing",
        .cites = {"rfc7636-4.3-challenge-required-with-method"},
        .harm = "A client whose challenge was stripped on the way is served without proof.",
        .needs = {Need::S256},
        .contested = "code_challenge is required in a request with PKCE; a server that does not "
                     "ask for PKCE may take this for a request without."}) {
  Expect(Send(Authorize().But(Without("code_challenge"))), Refused());
}

MUST(Rfc7636_4_3, RefuseASecondChallenge,
     {.condition = "parameter_repeated_at_authorization",
      .cites = {"rfc7636-4.3-repeated-challenge"},
      .harm = "What stands in front of the server reads one challenge, the server the other.",
      .needs = {Need::Challenge}}) {
  Expect(Send(Authorize().But(TwiceWith("code_challenge", play().Random(43)))), Refused());
}

MUST(Rfc7636_4_3, RefuseASecondChallengeMethod,
     {.condition = "parameter_repeated_at_authorization",
      .cites = {"rfc7636-4.3-repeated-challenge"},
      .harm = "What stands in front of the server reads S256, the server plain.",
      .needs = {Need::S256}}) {
  Expect(Send(Authorize().But(TwiceWith("code_challenge_method", "plain"))), Refused());
}

MUST(Rfc7636_4_4, HideTheChallengeInTheCode,
     {.cites = {"rfc7636-4.4-challenge-not-exposed"},
      .harm = "Whoever sees the code sees the challenge too, which is the verifier with plain.",
      .needs = {Need::Challenge}}) {
  Expect(Send(Authorize()), oracle::CodeHidesTheChallenge());
}

SHOULD(Rfc7636_4_4_1, ExplainThatAChallengeIsMissing,
       {.cites = {"rfc7636-4.4.1-missing-challenge-description"},
        .harm = "Developers cannot tell what the server wants.",
        .needs = {Need::Challenge, Need::PublicClient}}) {
  Expect(Send(Authorize(For::Public)
                  .But(Without("code_challenge"))
                  .But(Without("code_challenge_method"))),
         oracle::ErrorIsDescribed());
}

SHOULD(Rfc7636_4_4_1, ExplainThatAChallengeMethodIsUnknown,
       {.cites = {"rfc7636-4.4.1-unsupported-method-description"},
        .harm = "Developers cannot tell what the server wants.",
        .needs = {Need::Challenge}}) {
  Expect(Send(Authorize().But(With("code_challenge_method", "S512"))), oracle::ErrorIsDescribed());
}

}  // namespace
}  // namespace nearmiss
