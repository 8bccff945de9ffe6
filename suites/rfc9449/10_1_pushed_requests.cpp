// RFC 9449 10.1, DPoP with pushed authorization requests: a push names the key of its code by
// dpop_jkt, by a proof, or by both if they agree.

#include "suites/glue/check.hpp"
#include "suites/glue/proof.hpp"
#include "suites/glue/pushed_proof.hpp"
#include "suites/glue/pushing.hpp"
#include "suites/mutate/proof.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kStolen = "Whoever steals a code redeems it with a key of his own.";

MUST(Rfc9449_10_1, RefuseACodeThatWasPushedForAnotherKey,
     {.condition = "dpop_key_differs",
      .cites = {"rfc9449-10.1-par-dpop-jkt"},
      .harm = kStolen,
      .needs = {Need::Dpop, Need::Pushed}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(ACodePushedForKey(key.Thumbprint())), key)
                  .But(ProvenBy(Given(AProofKey())))),
         Refused());
}

MUST(Rfc9449_10_1, RefuseACodeThatWasPushedWithAProofByAnotherKey,
     {.condition = "dpop_key_differs",
      .cites = {"rfc9449-10.1-par-dpop-header"},
      .harm = kStolen,
      .needs = {Need::Dpop, Need::Pushed}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(ACodePushedWithProof(key)), key).But(ProvenBy(Given(AProofKey())))),
         Refused());
}

MUST_EACH(Rfc9449_10_1, RefuseAPushWith, DpopProofNearMisses(),
          {.condition = "dpop_proof_invalid",
           .cites = {"rfc9449-10.1-par-dpop-header"},
           .harm = "A code is bound to a key that nobody proved to have.",
           .needs = {Need::Dpop, Need::Pushed}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Push(), key).But(NearProof(key, near))), Refused());
}

MUST(Rfc9449_10_1, RefuseAPushForTwoKeys,
     {.condition = "dpop_two_keys",
      .cites = {"rfc9449-10.1-par-both-mismatch"},
      .harm = "Two readers of one request bind its code to two different keys.",
      .needs = {Need::Dpop, Need::Pushed}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Push(), key)
                  .But(With("dpop_jkt", Given(AProofKey()).Thumbprint(), "for another key"))),
         Refused());
}

}  // namespace
}  // namespace nearmiss
