// RFC 9449 10, authorization code binding: a code that was asked for with the thumbprint of a key
// is redeemed with that key and no other.

#include "suites/glue/check.hpp"
#include "suites/glue/proof.hpp"
#include "suites/mutate/proof.hpp"
#include "suites/oracle/dpop.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kStolen = "Whoever steals a code redeems it with a key of his own.";

MUST(Rfc9449_10, RedeemABoundCodeWithItsKey,
     {.cites = {"rfc9449-10-dpop-jkt-match"},
      .harm = "Clients that bind their codes cannot get in.",
      .needs = {Need::Dpop}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(ACodeFor("dpop_jkt", key.Thumbprint())), key)), oracle::Issued());
}

MUST(Rfc9449_10, RefuseABoundCodeWithAnotherKey,
     {.condition = "dpop_key_differs",
      .cites = {"rfc9449-10-dpop-jkt-mismatch"},
      .harm = kStolen,
      .needs = {Need::Dpop}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(ACodeFor("dpop_jkt", key.Thumbprint())), key)
                  .But(ProvenBy(Given(AProofKey())))),
         Refused());
}

MUST(Rfc9449_10, RefuseABoundCodeWithoutAProof,
     {.condition = "dpop_key_differs",
      .cites = {"rfc9449-10-dpop-jkt-mismatch"},
      .harm = "Whoever steals a code redeems it without any key.",
      .needs = {Need::Dpop}}) {
  const auto key = Given(AProofKey());
  Expect(
      Send(Proving(Redeem(ACodeFor("dpop_jkt", key.Thumbprint())), key).But(WithoutHeader("DPoP"))),
      Refused());
}

}  // namespace
}  // namespace nearmiss
