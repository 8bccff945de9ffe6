// RFC 9449 5, access token request: a valid proof binds the tokens, an invalid one gets none.

#include "suites/glue/check.hpp"
#include "suites/glue/proof.hpp"
#include "suites/mutate/proof.hpp"
#include "suites/oracle/dpop.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kUnbound =
    "Tokens that the client takes for bound can be used by whoever steals them.";

MUST(Rfc9449_5, IssueTokensForACodeWithAProof,
     {.cites = {"rfc9449-5-proof-needed-for-binding", "rfc9449-5-bearer-allowed"},
      .harm = "Clients cannot bind their tokens.",
      .needs = {Need::Dpop}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(AnApprovedCode()), key)), oracle::IssuedAs({"DPoP", "Bearer"}));
}

MUST(Rfc9449_5, CallABoundTokenDpop,
     {.cites = {"rfc9449-5-token-type-dpop"},
      .harm = "Clients use a bound token as a bearer token, and are refused.",
      .needs = {Need::Dpop, Need::Introspection}}) {
  const auto tokens = Given(TokensOfAProof(Given(AProofKey())));
  Expect(Send(Introspect(tokens.access_token)), oracle::BoundOnlyIfTold(tokens.token_type));
}

MUST(Rfc9449_5, BindTheTokensOfARefreshToo,
     {.cites = {"rfc9449-5-all-grants", "rfc9449-5-token-type-dpop"},
      .harm = kUnbound,
      .needs = {Need::Dpop, Need::RefreshToken}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Refresh(TokensBoundTo(key)), key)), oracle::IssuedAs({"DPoP"}));
}

MUST(Rfc9449_5, BindTheTokensOfTheClientToo,
     {.cites = {"rfc9449-5-all-grants", "rfc9449-5-token-type-dpop"},
      .harm = kUnbound,
      .needs = {Need::Dpop, Need::ClientCredentials}}) {
  const auto key = Given(AProofKey());
  Given(TokensBoundTo(key));
  Expect(Send(Proving(AskForClientCredentials(), key)), oracle::IssuedAs({"DPoP"}));
}

MUST(Rfc9449_5, RefuseTheRefreshTokenOfAPublicClientWithAnotherKey,
     {.condition = "dpop_key_differs",
      .cites = {"rfc9449-5-public-refresh-bound"},
      .harm = "Whoever steals the refresh token of an app lives on it with a key of his own.",
      .needs = {Need::Dpop, Need::RefreshToken, Need::PublicClient}}) {
  const auto key = Given(AProofKey());
  Expect(
      Send(
          Proving(Refresh(TokensBoundTo(key, For::Public)), key).But(ProvenBy(Given(AProofKey())))),
      Refused());
}

MUST(Rfc9449_5, RefuseTheRefreshTokenOfAPublicClientWithoutAProof,
     {.condition = "dpop_key_differs",
      .cites = {"rfc9449-5-public-refresh-bound"},
      .harm = "Whoever steals the refresh token of an app lives on it without any key.",
      .needs = {Need::Dpop, Need::RefreshToken, Need::PublicClient}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Refresh(TokensBoundTo(key, For::Public)), key).But(WithoutHeader("DPoP"))),
         Refused());
}

MUST(Rfc9449_5, RefreshForAConfidentialClientWithANewKey,
     {.cites = {"rfc9449-5-confidential-refresh-not-bound"},
      .harm = "A client that changes its key loses every grant of its users.",
      .needs = {Need::Dpop, Need::RefreshToken, Need::ConfidentialClient}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Refresh(TokensBoundTo(key)), key).But(ProvenBy(Given(AProofKey())))),
         oracle::IssuedAs({"DPoP"}));
}

MUST(Rfc9449_5_1, AnnounceAlgorithmsOfPublicKeys,
     {.cites = {"rfc9449-5.1-metadata-algs"},
      .harm = "Clients choose an algorithm that proves nothing.",
      .needs = {Need::Dpop, Need::Metadata}}) {
  Expect(Send(ReadMetadata()),
         oracle::AnnouncesPublicKeyAlgorithms("dpop_signing_alg_values_supported"));
}

MUST(Rfc9449_5_2, RefuseARequestWithoutAProofOfAClientWithBoundTokens,
     {.condition = "dpop_proof_missing",
      .cites = {"rfc9449-5.2-client-always-dpop"},
      .harm = "A thief of the client's secret gets plain bearer tokens by leaving the proof out.",
      .needs = {Need::Dpop, Need::BoundClient}}) {
  const auto key = Given(AProofKey());
  Expect(Send(Proving(Redeem(AnApprovedCode(For::Bound)), key).But(WithoutHeader("DPoP"))),
         Refused());
}

}  // namespace
}  // namespace nearmiss
