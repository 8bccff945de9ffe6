// RFC 9449 7, protected resource access: a bound token opens the resource with a proof of its key
// and in no other way.

#include "suites/glue/check.hpp"
#include "suites/glue/proof.hpp"
#include "suites/mutate/proof.hpp"
#include "suites/oracle/dpop.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kStolen = "Whoever steals a bound token reads the user's data without the key.";

MUST_EACH(Rfc9449_7_1, RefuseAProofAtTheResourceWith, DpopProofNearMisses(),
          {.condition = "dpop_proof_invalid_at_resource",
           .cites = {"rfc9449-7.1-rs-all-checks"},
           .harm = kStolen,
           .needs = {Need::Dpop, Need::Resource}}) {
  const auto key = Given(AProofKey());
  Expect(Send(UseBoundToken(TokensBoundTo(key), key).But(NearProof(key, near))), Refused());
}

MUST(Rfc9449_7_1, RefuseABoundTokenWithoutAProof,
     {.condition = "dpop_proof_invalid_at_resource",
      .cites = {"rfc9449-7.1-proof-required", "rfc9449-7.1-rs-all-checks"},
      .harm = kStolen,
      .needs = {Need::Dpop, Need::Resource}}) {
  const auto key = Given(AProofKey());
  Expect(Send(UseBoundToken(TokensBoundTo(key), key).But(WithoutHeader("DPoP"))), Refused());
}

MUST(Rfc9449_7_1, ChallengeByTheSchemeDpop,
     {.cites = {"rfc9449-7.1-challenge-scheme"},
      .harm = "Clients cannot tell which kind of proof is missing.",
      .needs = {Need::Dpop, Need::Resource}}) {
  const auto key = Given(AProofKey());
  Expect(Send(UseBoundToken(TokensBoundTo(key), key).But(WithoutHeader("DPoP"))),
         oracle::ChallengedBy("DPoP"));
}

SHOULD(Rfc9449_7_1, SayWhatIsWrong,
       {.cites = {"rfc9449-7.1-challenge-error"},
        .harm = "Clients cannot tell a bad proof from a dead token, and sign the user out.",
        .needs = {Need::Dpop, Need::Resource}}) {
  const auto key = Given(AProofKey());
  Expect(Send(UseBoundToken(TokensBoundTo(key), key).But(ProvenBy(Given(AProofKey())))),
         oracle::ChallengeTells("DPoP", "error"));
}

SHOULD(Rfc9449_7_1, TellTheAlgorithms,
       {.cites = {"rfc9449-7.1-challenge-algs"},
        .harm = "Clients have to guess how to sign.",
        .needs = {Need::Dpop, Need::Resource}}) {
  const auto key = Given(AProofKey());
  Expect(Send(UseBoundToken(TokensBoundTo(key), key).But(WithoutHeader("Authorization"))),
         oracle::ChallengeTells("DPoP", "algs"));
}

SHOULD(Rfc9449_7_2, NameNoErrorWithoutAToken,
       {.cites = {"rfc9449-7.2-no-error-without-auth"},
        .harm = "Clients take a missing token for a broken one.",
        .needs = {Need::Dpop, Need::Resource}}) {
  const auto key = Given(AProofKey());
  Expect(Send(UseBoundToken(TokensBoundTo(key), key).But(WithoutHeader("Authorization"))),
         oracle::ErrorIsAbsentFor("DPoP"));
}

MUST(Rfc9449_7_2, RefuseABoundTokenAsABearerToken,
     {.condition = "dpop_token_as_bearer",
      .cites = {"rfc9449-7.2-bound-token-as-bearer-rejected", "rfc9449-6-rs-can-identify"},
      .harm = kStolen,
      .needs = {Need::Dpop, Need::Resource}}) {
  const auto key = Given(AProofKey());
  const auto tokens = Given(TokensBoundTo(key));
  Control(UseBoundToken(tokens, key));
  Expect(SendAgain(UseAccessToken(tokens)), Refused());
}

MUST(Rfc9449_7_2, RefuseABoundTokenAsABearerTokenWithAProof,
     {.condition = "dpop_token_as_bearer",
      .cites = {"rfc9449-7.2-bound-token-as-bearer-rejected"},
      .harm = "What the scheme promises of the request is not looked at.",
      .needs = {Need::Dpop, Need::Resource}}) {
  const auto key = Given(AProofKey());
  const auto tokens = Given(TokensBoundTo(key));
  Control(UseBoundToken(tokens, key));
  Expect(SendAgain(Proving(UseAccessToken(tokens), key)), Refused());
}

MUST(Rfc9449_7_2, RefuseABearerTokenAsABoundOne,
     {.condition = "dpop_bearer_token_as_bound",
      .cites = {"rfc9449-7.2-unbound-token-as-dpop"},
      .harm = "The resource takes a stolen token for a proven one.",
      .needs = {Need::Dpop, Need::Resource}}) {
  const auto key = Given(AProofKey());
  const auto tokens = Given(ApprovedTokens());
  Control(UseAccessToken(tokens));
  Expect(SendAgain(UseBoundToken(tokens, key)), Refused());
}

MUST(Rfc9449_7_2, RefuseTwoSchemesAtOnce,
     {.condition = "dpop_two_schemes",
      .cites = {"rfc9449-7.2-both-schemes-at-once"},
      .harm = "Two readers of one request see two different tokens.",
      .needs = {Need::Dpop, Need::Resource}}) {
  const auto key = Given(AProofKey());
  const auto bearer = "Bearer " + Given(ApprovedTokens()).access_token;
  Expect(Send(UseBoundToken(TokensBoundTo(key), key).But(WithHeaderTwice("Authorization", bearer))),
         Refused());
}

}  // namespace
}  // namespace nearmiss
