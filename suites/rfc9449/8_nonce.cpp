// RFC 9449 8 and 9, nonces: a server that asks for one does it by an error that brings it.

#include "suites/glue/check.hpp"
#include "suites/glue/proof.hpp"
#include "suites/mutate/proof.hpp"
#include "suites/oracle/dpop.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kStuck = "Clients never learn which nonce to use, and cannot get in.";

MUST(Rfc9449_8, AskForANonceByItsOwnError,
     {.cites = {"rfc9449-8-use-dpop-nonce", "rfc9449-11.3-nonce-downgrade"},
      .harm = kStuck,
      .needs = {Need::Dpop}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(AnApprovedCode(For::Bound)), key).But(WithoutNonce(key))),
         oracle::AsksForNonce(400));
}

MUST(Rfc9449_8, BringTheNonceThatIsAskedFor,
     {.cites = {"rfc9449-8-use-dpop-nonce"},
      .harm = kStuck,
      .needs = {Need::Dpop},
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(), oracle::AnswersThatAskForANonceBringOne());
}

MUST(Rfc9449_8, BringOneNonceAtMost,
     {.cites = {"rfc9449-8-one-nonce-header"},
      .harm = kStuck,
      .needs = {Need::Dpop},
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(), oracle::AnswersBringOneNonceAtMost());
}

MUST(Rfc9449_8_1, KeepNoncesToTheirCharacters,
     {.cites = {"rfc9449-8.1-nonce-syntax"},
      .harm = "Clients cannot send back what they were given.",
      .needs = {Need::Dpop},
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(), oracle::NoncesKeepToTheirCharacters());
}

SHOULD(Rfc9449_8_2, KeepNoncesOutOfCaches,
       {.cites = {"rfc9449-8.2-nonce-uncacheable"},
        .harm = "Clients are given nonces that ran out long ago.",
        .needs = {Need::Dpop},
        .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(), oracle::NonceAnswersAreNotStored());
}

MUST(Rfc9449_9, AskForANonceInAChallenge,
     {.cites = {"rfc9449-9-rs-nonce"}, .harm = kStuck, .needs = {Need::Dpop, Need::Resource}}) {
  const auto key = Given(AProofKey());
  Expect(Send(UseBoundToken(TokensBoundTo(key, For::Bound), key).But(WithoutNonce(key))),
         oracle::AsksForNonce(401));
}

}  // namespace
}  // namespace nearmiss
