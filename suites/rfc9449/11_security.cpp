// RFC 9449 11, security considerations: replays, odd values, and JWTs of another purpose.

#include "suites/glue/check.hpp"
#include "suites/glue/proof.hpp"
#include "suites/mutate/proof.hpp"
#include "suites/oracle/dpop.hpp"
#include "suites/oracle/registration.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

MAY(Rfc9449_11_1, RefuseAReplayedProof,
    {.condition = "dpop_proof_invalid",
     .cites = {"rfc9449-11.1-jti-replay"},
     .harm = "A proof that was overheard can be used again while it is fresh.",
     .needs = {Need::Dpop},
     .contested = "11.1 leaves it to the server whether it remembers jti values."}) {
  const auto key = Given(AProofKey());
  Control(Proving(Redeem(AnApprovedCode()), key));
  const auto proof = Given(AProofForTokens(key));
  Control(Presenting(Redeem(AnApprovedCode()), proof));
  Expect(SendAgain(Presenting(Redeem(AnApprovedCode()), proof)), Refused());
}

MAY(Rfc9449_11_1, TakeAProofOfAClockThatIsSecondsAhead,
    {.cites = {"rfc9449-11.1-near-future-iat"},
     .harm = "Clients whose clock is a little ahead cannot get in.",
     .needs = {Need::Dpop}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(AnApprovedCode()), key).But(WithProofAhead(key, 5))),
         oracle::Issued());
}

SHOULD(Rfc9449_11_1, StandALongJti,
       {.cites = {"rfc9449-11.1-large-jti"},
        .harm = "Anybody can exhaust the store of the server's proofs.",
        .needs = {Need::Dpop}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(AnApprovedCode()), key).But(WithLongJti(key, 4000))),
         oracle::NoFault());
}

SHOULD(Rfc9449_11_2, IssueShortLivedTokensWithoutNonces,
       {.cites = {"rfc9449-11.2-short-lived-without-nonce"},
        .harm = "Proofs that were made ahead of time keep a stolen token useful for long.",
        .needs = {Need::Dpop}}) {
  Expect(Send(Proving(Redeem(AnApprovedCode()), Given(AProofKey()))),
         oracle::ShortLivedWithoutNonce(3600));
}

}  // namespace
}  // namespace nearmiss
