// RFC 9449 4.3, checking DPoP proofs: a proof is one signed JWT, made a moment ago for this request
// by the key that it carries.

#include "suites/glue/check.hpp"
#include "suites/glue/proof.hpp"
#include "suites/mutate/proof.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kForged = "A proof that anybody can make lets anybody use a stolen code or token.";
constexpr auto kElsewhere = "A proof that was overheard in one place is good in another.";
constexpr auto kForever = "A proof that was overheard once is good for ever.";

MUST_EACH(Rfc9449_4_3, RefuseAProofThatIsNoJwtWith, DpopProofNearMisses(ProofPart::Form),
          {.condition = "dpop_proof_invalid",
           .cites = {"rfc9449-4.3-well-formed-jwt", "rfc9449-5-invalid-proof-error",
                     "rfc9449-5-no-silent-downgrade"},
           .harm = kForged,
           .needs = {Need::Dpop}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(AnApprovedCode()), key).But(NearProof(key, near))), Refused());
}

MUST(Rfc9449_4_3, RefuseTwoProofs,
     {.condition = "dpop_proof_twice",
      .cites = {"rfc9449-4.3-single-header"},
      .harm = "Two readers of one request see two different keys.",
      .needs = {Need::Dpop}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(AnApprovedCode()), key).But(WithTwoProofs(key))), Refused());
}

MUST(Rfc9449_4_3, RefuseTwoProofsInOneHeader,
     {.condition = "dpop_proof_twice",
      .cites = {"rfc9449-4.3-single-header"},
      .harm = "Two readers of one request see two different keys.",
      .needs = {Need::Dpop}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(AnApprovedCode()), key).But(WithTwoProofsInOneHeader(key))),
         Refused());
}

MUST_EACH(Rfc9449_4_3, RefuseAProofOfAnotherTypeWith, DpopProofNearMisses(ProofPart::Type),
          {.condition = "dpop_proof_invalid",
           .cites = {"rfc9449-4.3-typ-value", "rfc9449-4.3-header-typ-required",
                     "rfc9449-11.5-typ-verified"},
           .harm = "A JWT that was signed for another purpose passes for a proof.",
           .needs = {Need::Dpop}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(AnApprovedCode()), key).But(NearProof(key, near))), Refused());
}

MUST_EACH(Rfc9449_4_3, RefuseAProofWithoutASecureAlgorithmWith,
          DpopProofNearMisses(ProofPart::Algorithm),
          {.condition = "dpop_proof_invalid",
           .cites = {"rfc9449-4.3-alg-asymmetric", "rfc9449-4.3-header-alg-required",
                     "rfc9449-11.6-secure-algs"},
           .harm = kForged,
           .needs = {Need::Dpop}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(AnApprovedCode()), key).But(NearProof(key, near))), Refused());
}

MUST_EACH(Rfc9449_4_3, RefuseAProofWithoutAPublicKeyWith, DpopProofNearMisses(ProofPart::Key),
          {.condition = "dpop_proof_invalid",
           .cites = {"rfc9449-4.3-header-jwk-required", "rfc9449-4.3-no-private-key"},
           .harm = "A key that everybody on the way has seen still counts as a proof.",
           .needs = {Need::Dpop}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(AnApprovedCode()), key).But(NearProof(key, near))), Refused());
}

MUST_EACH(
    Rfc9449_4_3, RefuseAWorthlessKeyWith, DpopProofNearMisses(ProofPart::WeakKey),
    {.condition = "dpop_proof_invalid",
     .cites = {"rfc9449-4.3-weak-or-invalid-key", "rfc9449-11.6-secure-algs"},
     .harm = kForged,
     .needs = {Need::Dpop},
     .contested = "Derived from 11.6: no clause of RFC 9449 speaks of sizes and exponents."}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(AnApprovedCode()), key).But(NearProof(key, near))), Refused());
}

MUST_EACH(Rfc9449_4_3, RefuseAProofThatTheKeyDidNotSignWith,
          DpopProofNearMisses(ProofPart::Signature),
          {.condition = "dpop_proof_invalid",
           .cites = {"rfc9449-4.3-signature-verifies", "rfc9449-5-invalid-proof-error",
                     "rfc9449-5-no-silent-downgrade"},
           .harm = kForged,
           .needs = {Need::Dpop}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(AnApprovedCode()), key).But(NearProof(key, near))), Refused());
}

MUST_EACH(Rfc9449_4_3, RefuseAProofWithoutANameWith, DpopProofNearMisses(ProofPart::Jti),
          {.condition = "dpop_proof_invalid",
           .cites = {"rfc9449-4.3-claim-jti-required"},
           .harm = "Nobody can tell a replayed proof from a new one.",
           .needs = {Need::Dpop}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(AnApprovedCode()), key).But(NearProof(key, near))), Refused());
}

MUST_EACH(Rfc9449_4_3, RefuseAProofForAnotherMethodWith, DpopProofNearMisses(ProofPart::Htm),
          {.condition = "dpop_proof_invalid",
           .cites = {"rfc9449-4.3-htm-matches", "rfc9449-4.3-claim-htm-required"},
           .harm = kElsewhere,
           .needs = {Need::Dpop}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(AnApprovedCode()), key).But(NearProof(key, near))), Refused());
}

MUST_EACH(Rfc9449_4_3, RefuseAProofForAnotherUrlWith, DpopProofNearMisses(ProofPart::Htu),
          {.condition = "dpop_proof_invalid",
           .cites = {"rfc9449-4.3-htu-matches", "rfc9449-4.3-claim-htu-required"},
           .harm = kElsewhere,
           .needs = {Need::Dpop}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(AnApprovedCode()), key).But(NearProof(key, near))), Refused());
}

MUST(Rfc9449_4_3, IgnoreTheQueryOfTheRequest,
     {.cites = {"rfc9449-4.3-htu-ignores-query"},
      .harm = "Clients that follow the specification are refused.",
      .needs = {Need::Dpop}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(AnApprovedCode()), key).But(WithAQuery())), oracle::Issued());
}

SHOULD_EACH(Rfc9449_4_3, TakeAnotherSpellingOfTheUrlWith, DpopTargetSpellings(),
            {.cites = {"rfc9449-4.3-htu-normalized"},
             .harm = "Clients whose library writes URLs in another way are refused.",
             .needs = {Need::Dpop}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(AnApprovedCode()), key).But(NearProof(key, near))), oracle::Issued());
}

MUST_EACH(Rfc9449_4_3, RefuseAProofOfAnotherTimeWith, DpopProofNearMisses(ProofPart::Age),
          {.condition = "dpop_proof_invalid",
           .cites = {"rfc9449-4.3-iat-window", "rfc9449-11.1-limited-time"},
           .cites_for = {{"no-iat", "rfc9449-4.3-claim-iat-required"},
                         {"iat-a-text", "rfc9449-4.3-claim-iat-required"}},
           .harm = kForever,
           .needs = {Need::Dpop}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(AnApprovedCode()), key).But(NearProof(key, near))), Refused());
}

MUST_EACH(Rfc9449_4_3, RefuseAProofWithAnotherNonceWith, DpopProofNearMisses(ProofPart::Nonce),
          {.condition = "dpop_nonce_wrong",
           .cites = {"rfc9449-4.3-nonce-matches", "rfc9449-8-nonce-mismatch-rejected",
                     "rfc9449-11.3-nonce-downgrade"},
           .harm = "Proofs that were made ahead of time by somebody who had the key for a moment "
                   "stay good.",
           .needs = {Need::Dpop}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(AnApprovedCode(For::Bound)), key).But(NearProof(key, near))),
         Refused());
}

MUST_EACH(Rfc9449_4_3, RefuseAProofForAnotherTokenWith, DpopProofNearMisses(ProofPart::AccessToken),
          {.condition = "dpop_proof_invalid_at_resource",
           .cites = {"rfc9449-4.3-ath-matches"},
           .harm = "A proof that was overheard beside one token opens another.",
           .needs = {Need::Dpop, Need::Resource}}) {
  const auto key = Given(AProofKey());
  Expect(Send(UseBoundToken(TokensBoundTo(key), key).But(NearProof(key, near))), Refused());
}

MUST(Rfc9449_4_3, RefuseAProofByAnotherKey,
     {.condition = "dpop_proof_invalid_at_resource",
      .cites = {"rfc9449-4.3-key-matches-token"},
      .harm = "Whoever steals a bound token uses it with a key of his own.",
      .needs = {Need::Dpop, Need::Resource}}) {
  const auto key = Given(AProofKey());
  Expect(Send(UseBoundToken(TokensBoundTo(key), key).But(ProvenBy(Given(AProofKey())))), Refused());
}

}  // namespace
}  // namespace nearmiss
