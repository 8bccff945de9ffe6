// RFC 7523 5, and what follows for servers that announce assertions: the mandatory algorithm, every
// endpoint that authenticates clients, no JWT that was made for something else.

#include "suites/glue/assertions.hpp"
#include "suites/glue/check.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

MUST(Rfc7523_5, TakeAnAssertionSignedWithRs256,
     {.cites = {"rfc7523-5-rs256-supported"},
      .harm = "Clients that know the mandatory algorithm only are turned away.",
      .needs = {Need::KeyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::RsaKey))), oracle::Issued());
}

MUST_EACH(Rfc7523_5, RefuseInPlaceOfAnAssertionAJwtWith, AssertionNearMisses(AssertionPart::Use),
          {.condition = "client_assertion_bad",
           .cites = {"rfc7523-5-cross-use", "rfc7523-3.2-invalid-client"},
           .harm = "What the client shows to others authenticates whoever they pass it to.",
           .needs = {Need::KeyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key)).But(NearClientAssertion(play(), near))), Refused());
}

MUST(Rfc7523_5, TakeAnAssertionAtTheRevocationEndpoint,
     {.cites = {"rfc7523-5-assertion-other-endpoints"},
      .harm = "A client with a key cannot take its own tokens back.",
      .needs = {Need::KeyClient, Need::Revocation}}) {
  Expect(Send(RevokeAccessToken(Given(ApprovedTokens(For::Key)))), oracle::Acknowledged());
}

}  // namespace
}  // namespace nearmiss
