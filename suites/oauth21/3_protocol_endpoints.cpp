// OAuth 2.1, where it asks more of a server than RFC 6749 and its companions: these are selected by
// the plans that promise 2.1.

#include "suites/glue/assertions.hpp"
#include "suites/glue/check.hpp"
#include "suites/glue/resources.hpp"
#include "suites/oracle/authorization_answer.hpp"
#include "suites/oracle/document.hpp"
#include "suites/oracle/newer_rules.hpp"
#include "suites/oracle/resource_metadata.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

MUST(Oauth21_1_5, NameHttpsUrlsOnly,
     {.cites = {"oauth21-1.5-https-urls", "mcp-2026-07-28-security-https-endpoints"},
      .harm = "Whoever is on the way reads codes and tokens.",
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::NamesNoPlainHttp());
}

SHOULD(Oauth21_2_4, OfferAsymmetricAuthentication,
       {.cites = {"oauth21-2.4-asymmetric-auth"},
        .harm = "Every server that stores a client's secret can lose it.",
        .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()),
         oracle::ListsOneOf("token_endpoint_auth_methods_supported",
                            {"private_key_jwt", "tls_client_auth", "self_signed_tls_client_auth"}));
}

MUST(Oauth21_2_4, RefuseTheTokenEndpointAsTheAudienceOfAnAssertion,
     {.condition = "client_assertion_bad",
      .cites = {"oauth21-2.4-jwt-aud-guidance"},
      .harm = "A server that a client was led to by mistake carries its assertion on to this one.",
      .needs = {Need::KeyClient},
      .contested = "The issuer identifier alone here, by the successor of RFC 7523; the token "
                   "endpoint may be named by RFC 7523 3 and has to be taken at the endpoint of "
                   "RFC 9126 2."}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key))
                  .But(WithClaim("client_assertion", "aud", Target().token_endpoint,
                                 SigningOf(play().Signing("EC"))))),
         Refused());
}

MUST(Oauth21_2_4_1, TakeCredentialsInTheBody,
     {.cites = {"oauth21-2.4.1-body-credentials-supported"},
      .harm = "Clients that follow the standard are turned away.",
      .needs = {Need::OtherBodyClient},
      .contested = "RFC 6749 2.3.1 demands HTTP Basic and only allows the body."}) {
  Expect(Send(Redeem(AnApprovedCode(For::Other))), oracle::Issued());
}

MUST(Oauth21_3_1, LetNoScriptReadTheAuthorizationEndpoint,
     {.cites = {"oauth21-3.1-no-cors"},
      .harm = "A page of anyone reads what the user would see, or takes the code.",
      .needs = {}}) {
  Expect(Send(Authorize().But(WithHeader("Origin", "https://nearmiss.example"))),
         oracle::NotReadableByOtherOrigins());
}

MUST(Oauth21_4, RefuseTheImplicitGrant,
     {.condition = "response_type_token",
      .cites = {"oauth21-4-no-implicit"},
      .harm = "Access tokens stand in URLs, and so in logs, histories and referrers.",
      .contested = "Part of RFC 6749, left out of 2.1."}) {
  Expect(Send(Authorize().But(With("response_type", "token"))), Refused());
}

MUST(Oauth21_4, RefuseThePasswordGrant,
     {.condition = "grant_type_password",
      .cites = {"oauth21-4-no-password-grant"},
      .harm = "Clients ask users for their passwords.",
      .contested = "Part of RFC 6749, left out of 2.1."}) {
  Expect(Send(Redeem(AnApprovedCode())
                  .But(With("grant_type", "password", "with a password in place of the code"))
                  .But(With("username", Target().login.username))
                  .But(With("password", Target().login.password))),
         Refused());
}

MUST(Oauth21_4_3_1, RefuseARefreshTokenOfAConfidentialClientFromAPublicOne,
     {.condition = "refresh_token_of_other_client",
      .cites = {"oauth21-4.3.1-client-id-match", "oauth21-4.3-refresh-binding"},
      .harm = "Nobody needs a secret any more: a public client's id is enough.",
      .needs = {Need::RefreshToken, Need::PublicClient, Need::ConfidentialClient}}) {
  Expect(Send(Refresh(ApprovedTokens()).But(ByThePublicClient())), Refused());
}

MUST(Oauth21_4_3_1, EndTheGrantWhenARotatedRefreshTokenOfAPublicClientReturns,
     {.condition = "refresh_token_rotated",
      .cites = {"oauth21-4.3.1-replay-detection-public"},
      .harm = "A stolen token works beside the owner's, and nobody notices.",
      .needs = {Need::RefreshToken, Need::PublicClient},
      .manner = Manner::Apart,
      .contested = "A server that binds the token to a key may do without."}) {
  const auto tokens = Given(ApprovedTokens(For::Public));
  const auto fresh = Given(RefreshedTokens(tokens));
  Do(Refresh(tokens));
  Expect(SendAgain(Refresh(fresh)), Refused());
}

MUST(Oauth21_7_10, NameItsChallengeMethods,
     {.cites = {"oauth21-7.10-challenge-methods-detectable",
                "mcp-2026-07-28-security-pkce-advertised", "oauth21-4.1.1-s256-mandatory"},
      .harm = "Clients cannot tell that the server knows PKCE, and go without.",
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::ListsOneOf("code_challenge_methods_supported", {"S256"}));
}

MUST(Oauth21_8_1, ServeAPublicClientWithoutSecret,
     {.cites = {"oauth21-8.1-native-no-secret"},
      .harm = "Native applications ship with a secret that is none.",
      .needs = {Need::PublicClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Public))), oracle::Issued());
}

}  // namespace
}  // namespace nearmiss
