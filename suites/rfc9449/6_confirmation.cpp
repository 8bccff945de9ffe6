// RFC 9449 6, public key confirmation: the resource can see which key a token is bound to.

#include "suites/glue/check.hpp"
#include "suites/glue/openid.hpp"
#include "suites/glue/proof.hpp"
#include "suites/oracle/claims.hpp"
#include "suites/oracle/dpop.hpp"

namespace nearmiss {
namespace {

constexpr auto kUnseen =
    "Resources cannot tell a bound token from a bearer token, and serve a thief.";

MUST(Rfc9449_6_1, TellTheKeyInAJwt,
     {.cites = {"rfc9449-6.1-jkt-value"},
      .harm = kUnseen,
      .needs = {Need::Dpop, Need::AccessJwt}}) {
  const auto key = Given(AProofKey());
  Given(TokensBoundTo(key));
  Expect(Send(Proving(RedeemForAJwt(), key)),
         oracle::ClaimIs("access_token", "cnf.jkt", key.Thumbprint()));
}

MUST(Rfc9449_6_2, TellTheKeyOfABoundToken,
     {.cites = {"rfc9449-6.2-introspection-cnf", "rfc9449-6-rs-can-identify"},
      .harm = kUnseen,
      .needs = {Need::Dpop, Need::Introspection}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Introspect(TokensBoundTo(key))), oracle::Says("cnf.jkt", key.Thumbprint()));
}

MUST(Rfc9449_6_2, IntrospectABoundTokenAsDpop,
     {.cites = {"rfc9449-6.2-introspection-token-type"},
      .harm = kUnseen,
      .needs = {Need::Dpop, Need::Introspection}}) {
  Expect(Send(Introspect(TokensBoundTo(Given(AProofKey())))),
         oracle::SaysIfAtAll("token_type", "DPoP"));
}

}  // namespace
}  // namespace nearmiss
