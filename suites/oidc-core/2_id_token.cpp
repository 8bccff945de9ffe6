// OpenID Connect Core 2, the ID token: who signed in where, for whom, when, under a signature that
// the client can verify.

#include "suites/glue/check.hpp"
#include "suites/glue/openid.hpp"
#include "suites/oracle/claims.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kForged = "Whoever can reach the client signs in there as any user.";
constexpr auto kElsewhere = "A token that a user gave to one site signs in at another.";
constexpr auto kForEver = "The client cannot tell a fresh sign-in from one of long ago.";

MUST(OidcCore_2, PutTheRequiredClaimsIntoTheIdToken,
     {.cites = {"oidc-core-2-id-token-required-claims"},
      .harm = kForEver,
      .needs = {Need::OpenId}}) {
  const auto answer = Send(Redeem(AnOpenIdCode()));
  Expect(answer, oracle::ClaimSaysSomething("id_token", "sub"));
  Expect(answer, oracle::ClaimSaysSomething("id_token", "aud"));
  Expect(answer, oracle::ClaimIsAhead("id_token", "exp"));
  Expect(answer, oracle::ClaimIsAboutNow("id_token", "iat"));
}

MUST(OidcCore_2, NameTheIssuerInTheIdToken,
     {.cites = {"oidc-core-2-id-token-iss", "oidc-core-16.15-issuer-identical",
                "oidc-discovery-4.3-issuer-identical"},
      .harm = kElsewhere,
      .needs = {Need::OpenId, Need::Metadata}}) {
  Expect(Send(Redeem(AnOpenIdCode())), oracle::ClaimIs("id_token", "iss", Target().issuer));
}

MUST(OidcCore_2, KeepTheNameOfTheUserShort,
     {.cites = {"oidc-core-2-id-token-sub-length"},
      .harm = "Clients cut the name to fit, and two users become one.",
      .needs = {Need::OpenId}}) {
  Expect(Send(Redeem(AnOpenIdCode())), oracle::ClaimIsAShortText("id_token", "sub"));
}

MUST(OidcCore_2, NameTheClientInTheAudience,
     {.cites = {"oidc-core-2-id-token-aud"}, .harm = kElsewhere, .needs = {Need::OpenId}}) {
  Expect(Send(Redeem(AnOpenIdCode())), oracle::ClaimContains("id_token", "aud", play().Main().id));
}

MUST(OidcCore_2, NameTheClientAsAuthorizedParty,
     {.cites = {"oidc-core-2-azp"},
      .harm = kElsewhere,
      .needs = {Need::OpenId},
      .contested = "Later errata leave the use of azp to extensions, not what it holds."}) {
  Expect(Send(Redeem(AnOpenIdCode())),
         oracle::ClaimIsUnlessAbsent("id_token", "azp", play().Main().id));
}

MUST(OidcCore_2, ReturnTheNonceUnchanged,
     {.cites = {"oidc-core-2-nonce-returned", "rfc9700-4.5.3.2-nonce-in-id-token"},
      .harm = "A client that compares the nonce locks its users out, so it stops comparing and "
              "takes replayed sign-ins.",
      .needs = {Need::OpenId}}) {
  constexpr auto kNonce = "AbC-~._+/=%20&\"<>' 09 zZ";
  Expect(Send(Redeem(AnOpenIdCodeFor("nonce", kNonce))),
         oracle::ClaimIs("id_token", "nonce", kNonce));
}

MUST(OidcCore_2, ReturnALongNonceUnchanged,
     {.cites = {"oidc-core-2-nonce-returned"},
      .harm = "A client that compares the nonce locks its users out, so it stops comparing and "
              "takes replayed sign-ins.",
      .needs = {Need::OpenId}}) {
  const auto nonce = play().Random(200);
  Expect(Send(Redeem(AnOpenIdCodeFor("nonce", nonce))),
         oracle::ClaimIs("id_token", "nonce", nonce));
}

SHOULD(OidcCore_2, TakeTheSameNonceTwice,
       {.cites = {"oidc-core-2-nonce-no-processing"},
        .harm = "A user who goes back in the browser cannot sign in.",
        .needs = {Need::OpenId}}) {
  const auto nonce = play().Random(22);
  Control(Redeem(AnOpenIdCodeFor("nonce", nonce)));
  Expect(SendAgain(AuthorizeOpenIdWith("nonce", nonce)), oracle::CodeSent());
}

MUST(OidcCore_2, TellTheTimeOfAuthenticationWithMaxAge,
     {.cites = {"oidc-core-2-auth-time-with-max-age", "oidc-core-15.1-auth-time-supported"},
      .harm = kForEver,
      .needs = {Need::OpenId}}) {
  Expect(Send(Redeem(AnOpenIdCodeFor("max_age", "10000"))),
         oracle::ClaimIsANumber("id_token", "auth_time"));
}

MUST(
    OidcCore_2, SignTheIdToken,
    {.cites = {"oidc-core-2-id-token-signed"},
     .harm = kForged,
     .needs = {Need::OpenId, Need::Keys},
     .contested = "A client may have registered another way: an HMAC under its secret, which is no "
                  "key of the set. Register the tested client with RS256, the default."}) {
  Expect(WithKeys(Send(Redeem(AnOpenIdCode()))), oracle::SignedByAPublishedKey("id_token"));
}

MUST(OidcCore_2, SignTheIdTokenUnderAnAlgorithm,
     {.cites = {"oidc-core-2-id-token-not-none"}, .harm = kForged, .needs = {Need::OpenId}}) {
  Expect(Send(Redeem(AnOpenIdCode())), oracle::SignedAtAll("id_token"));
}

SHOULD(OidcCore_2, LeaveKeysOutOfTheHeader,
       {.cites = {"oidc-core-2-no-embedded-keys"},
        .harm = "A client that believes the header takes tokens that anybody signed.",
        .needs = {Need::OpenId}}) {
  Expect(Send(Redeem(AnOpenIdCode())),
         oracle::HeaderLacks("id_token", {"x5u", "x5c", "jku", "jwk"}));
}

}  // namespace
}  // namespace nearmiss
