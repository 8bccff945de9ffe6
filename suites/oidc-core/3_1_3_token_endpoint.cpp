// OpenID Connect Core 3.1.3, the token endpoint: the code of an authentication request brings an ID
// token, to its own client and once.

#include "suites/glue/check.hpp"
#include "suites/glue/openid.hpp"
#include "suites/oracle/answer_shape.hpp"
#include "suites/oracle/claims.hpp"
#include "suites/oracle/document.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kStolen = "Whoever comes by a code signs in as its user.";

MUST(OidcCore_3_1_3_2, RefuseACodeOfAnotherClient,
     {.condition = "code_of_other_client",
      .cites = {"oidc-core-3.1.3.2-code-issued-to-client"},
      .harm = "A malicious client turns the codes of others into sign-ins.",
      .needs = {Need::OpenId, Need::OtherClient}}) {
  Expect(Send(Redeem(AnOpenIdCode()).But(ByTheOtherClient())), Refused());
}

MUST(OidcCore_3_1_3_2, RefuseAnUnknownCode,
     {.condition = "code_unknown",
      .cites = {"oidc-core-3.1.3.2-code-valid", "oidc-core-3.1.3.4-error-400"},
      .harm = kStolen,
      .needs = {Need::OpenId}}) {
  Expect(Send(Redeem(AnOpenIdCode()).But(With("code", play().Random(32)))), Refused());
}

MUST(OidcCore_3_1_3_2, RefuseACodeUsedBefore,
     {.condition = "code_replayed",
      .cites = {"oidc-core-3.1.3.2-code-not-reused"},
      .harm = kStolen,
      .needs = {Need::OpenId},
      .manner = Manner::Apart,
      .contested = "The text says \"if possible\"; RFC 6749 4.1.2 has no such reservation."}) {
  const auto code = Given(AnOpenIdCode());
  Control(Redeem(code));
  Expect(SendAgain(Redeem(code)), Refused());
}

MUST(OidcCore_3_1_3_2, RefuseAnotherRedirectUri,
     {.condition = "code_redirect_uri_mismatch",
      .cites = {"oidc-core-3.1.3.2-redirect-uri-identical"},
      .harm = "A code that was led astray is good where it landed.",
      .needs = {Need::OpenId}}) {
  Expect(Send(Redeem(AnOpenIdCode()).But(With("redirect_uri", "https://evil.example/cb"))),
         Refused());
}

MUST(OidcCore_3_1_3_4, RefuseAWrongSecret,
     {.condition = "client_secret_wrong",
      .cites = {"oidc-core-3.1.3.4-error-400"},
      .harm = kStolen,
      .needs = {Need::OpenId, Need::ConfidentialClient}}) {
  Expect(Send(Redeem(AnOpenIdCode()).But(WithClientSecret("nearmiss-wrong-secret"))), Refused());
}

MUST(OidcCore_3_1_3_3, IssueAnIdToken,
     {.cites = {"oidc-core-3.1.3.3-id-token-present"},
      .harm = "The client does not learn who signed in.",
      .needs = {Need::OpenId}}) {
  Expect(Send(Redeem(AnOpenIdCode())), oracle::IssuedWith("id_token"));
}

MUST(OidcCore_3_1_3_3, IssueABearerToken,
     {.cites = {"oidc-core-3.1.3.3-token-type-bearer"},
      .harm = "The client does not know how to use the token.",
      .needs = {Need::OpenId}}) {
  Expect(Send(Redeem(AnOpenIdCode())), oracle::SaysInAnyCase("token_type", "Bearer"));
}

MUST(OidcCore_3_1_3_3, LetNoCacheKeepTheAnswer,
     {.cites = {"oidc-core-3.1.3.3-cache-headers"},
      .harm = "Somebody on the way, or the next user of the machine, finds the tokens.",
      .needs = {Need::OpenId}}) {
  Expect(Send(Redeem(AnOpenIdCode())), oracle::HeaderHas("Cache-Control", "no-store"));
}

MAY(OidcCore_3_1_3_6, HashTheAccessToken,
    {.cites = {"oidc-core-3.1.3.6-at-hash"},
     .harm = "A client that compares the hash takes the right access token for a planted one.",
     .needs = {Need::OpenId}}) {
  Expect(Send(Redeem(AnOpenIdCode())), oracle::AccessTokenHashFits());
}

MUST(OidcCore_10_1, NameTheKeyAmongSeveral,
     {.cites = {"oidc-core-10.1-kid-when-several-keys"},
      .harm = "When keys change, clients cannot tell a new key from a forged signature.",
      .needs = {Need::OpenId, Need::Keys}}) {
  Expect(WithKeys(Send(Redeem(AnOpenIdCode()))), oracle::NamesItsKeyAmongSeveral("id_token"));
}

MUST(OidcCore_10_1, SignForAPublicClientWithAKeyPair,
     {.cites = {"oidc-core-10.1-no-hmac-for-public"},
      .harm = "Whoever takes the application apart finds the secret and signs in as anybody.",
      .needs = {Need::OpenId, Need::PublicClient}}) {
  Expect(Send(Redeem(AnOpenIdCode(For::Public))), oracle::SignedByAKeyPair("id_token"));
}

MUST(OidcCore_12_1, RefuseARefreshTokenOfAnotherClient,
     {.condition = "refresh_token_of_other_client",
      .cites = {"oidc-core-12.1-refresh-issued-to-client"},
      .harm = "A malicious client lives on the grants of others.",
      .needs = {Need::OpenId, Need::RefreshToken, Need::OtherClient}}) {
  Expect(Send(Refresh(OpenIdTokens()).But(ByTheOtherClient())), Refused());
}

MUST(OidcCore_12_2, KeepWhoSignedInWhenRefreshing,
     {.cites = {"oidc-core-12.2-refresh-id-token-stable"},
      .harm = "A client takes a refresh for another user, or for a fresh sign-in.",
      .needs = {Need::OpenId, Need::RefreshToken},
      .manner = Manner::Waiting}) {
  const auto tokens = Given(TokensWithAnIdToken());
  Wait(std::chrono::milliseconds(2000));
  Expect(SendAgain(Refresh(tokens)),
         oracle::RefreshedIdTokenKeeps(tokens.id_token, {"iss", "sub", "aud", "azp", "auth_time"}));
}

}  // namespace
}  // namespace nearmiss
