// RFC 9068 2 and 3, JWT access tokens: header, claims, audience. Servers whose access tokens are
// opaque have none of it to do.

#include "suites/glue/check.hpp"
#include "suites/glue/openid.hpp"
#include "suites/oracle/claims.hpp"

namespace nearmiss {
namespace {

constexpr auto kForged = "Anybody writes their own access tokens.";
constexpr auto kConfused = "A token that was issued for one purpose is good for another.";
constexpr auto kUnknown = "The resource cannot tell whom it serves.";
constexpr auto kForEver = "A token that leaked once is good for ever.";

MUST(Rfc9068_2_1, SignAccessTokens,
     {.cites = {"rfc9068-2.1-signed"}, .harm = kForged, .needs = {Need::AccessJwt, Need::Keys}}) {
  Expect(WithKeys(Send(RedeemForAJwt())), oracle::SignedByAPublishedKey("access_token"));
}

MUST(Rfc9068_2_1, SignAccessTokensUnderAnAlgorithm,
     {.cites = {"rfc9068-2.1-alg-none"}, .harm = kForged, .needs = {Need::AccessJwt}}) {
  Expect(Send(RedeemForAJwt()), oracle::SignedAtAll("access_token"));
}

SHOULD(Rfc9068_2_1, SignAccessTokensWithAKeyPair,
       {.cites = {"rfc9068-2.1-asymmetric"},
        .harm = "Every resource that can verify a token can make one.",
        .needs = {Need::AccessJwt}}) {
  Expect(Send(RedeemForAJwt()), oracle::SignedByAKeyPair("access_token"));
}

MUST(Rfc9068_2_1, SayThatItIsAnAccessToken,
     {.cites = {"rfc9068-2.1-typ-at-jwt"}, .harm = kConfused, .needs = {Need::AccessJwt}}) {
  Expect(Send(RedeemForAJwt()),
         oracle::HeaderIsOneOf("access_token", "typ", {"at+jwt", "application/at+jwt"}));
}

SHOULD(Rfc9068_2_1, SayThatItIsAnAccessTokenInShort,
       {.cites = {"rfc9068-2.1-typ-short-form"},
        .harm = "Resources that compare with the usual form refuse the token.",
        .needs = {Need::AccessJwt}}) {
  Expect(Send(RedeemForAJwt()), oracle::HeaderIsOneOf("access_token", "typ", {"at+jwt"}));
}

MUST(Rfc9068_2_2, NameTheIssuer,
     {.cites = {"rfc9068-2.2-claim-iss-required"},
      .harm = kForged,
      .needs = {Need::AccessJwt, Need::Metadata}}) {
  Expect(Send(RedeemForAJwt()), oracle::ClaimIs("access_token", "iss", Target().issuer));
}

MUST(Rfc9068_2_2, TellWhenTheTokenEnds,
     {.cites = {"rfc9068-2.2-claim-exp-required"}, .harm = kForEver, .needs = {Need::AccessJwt}}) {
  Expect(Send(RedeemForAJwt()), oracle::ClaimIsAhead("access_token", "exp"));
}

MUST(Rfc9068_2_2, NameTheAudience,
     {.cites = {"rfc9068-2.2-claim-aud-required"}, .harm = kConfused, .needs = {Need::AccessJwt}}) {
  Expect(Send(RedeemForAJwt()), oracle::ClaimSaysSomething("access_token", "aud"));
}

MUST(Rfc9068_2_2, NameTheSubject,
     {.cites = {"rfc9068-2.2-claim-sub-required"}, .harm = kUnknown, .needs = {Need::AccessJwt}}) {
  Expect(Send(RedeemForAJwt()), oracle::ClaimSaysSomething("access_token", "sub"));
}

MUST(Rfc9068_2_2, NameTheClient,
     {.cites = {"rfc9068-2.2-claim-client-id-required"},
      .harm = kUnknown,
      .needs = {Need::AccessJwt}}) {
  Expect(Send(RedeemForAJwt()), oracle::ClaimIs("access_token", "client_id", play().Main().id));
}

MUST(Rfc9068_2_2, TellWhenTheTokenWasIssued,
     {.cites = {"rfc9068-2.2-claim-iat-required"}, .harm = kForEver, .needs = {Need::AccessJwt}}) {
  Expect(Send(RedeemForAJwt()), oracle::ClaimIsAboutNow("access_token", "iat"));
}

MUST(Rfc9068_2_2, GiveEachTokenAnIdOfItsOwn,
     {.cites = {"rfc9068-2.2-claim-jti-required"},
      .harm = "A resource that keeps a list of tokens used before takes two for one.",
      .needs = {Need::AccessJwt}}) {
  const auto tokens = Given(AJwtAccessToken());
  Expect(Send(RedeemForAJwt()), oracle::ClaimIsNew("access_token", tokens.access_token, "jti"));
}

SHOULD(Rfc9068_2_2, NameTheUserAsTheSubject,
       {.cites = {"rfc9068-2.2-sub-is-user"},
        .harm = kUnknown,
        .needs = {Need::AccessJwt, Need::OpenId, Need::PublicSubjects}}) {
  const auto tokens = Given(TokensWithAnIdToken());
  Expect(Send(RedeemForAJwt()),
         oracle::ClaimIs("access_token", "sub", oracle::ClaimOf(tokens.id_token, "sub")));
}

SHOULD(Rfc9068_2_2, NameTheClientAsTheSubjectOfItsOwnToken,
       {.cites = {"rfc9068-2.2-sub-is-client"},
        .harm = "A client with a well-chosen name is taken for a user.",
        .needs = {Need::AccessJwt, Need::ClientCredentials},
        .contested = "It should identify the client; that it is the client_id itself is the usual "
                     "way, and what is compared is only that it is not the user's."}) {
  const auto tokens = Given(AJwtAccessToken());
  Expect(Send(AskForAJwtOfTheClient()),
         oracle::ClaimIsNew("access_token", tokens.access_token, "sub"));
}

MUST(Rfc9068_2_2_1, KeepHowTheUserSignedIn,
     {.cites = {"rfc9068-2.2.1-auth-claims-stable"},
      .harm = "A resource that wants a fresh sign-in takes a refresh for one.",
      .needs = {Need::AccessJwt, Need::RefreshToken},
      .manner = Manner::Waiting}) {
  const auto tokens = Given(AJwtAccessToken());
  Wait(std::chrono::milliseconds(2000));
  Expect(SendAgain(Refresh(tokens)), oracle::ClaimsAreAsBefore("access_token", tokens.access_token,
                                                               {"auth_time", "acr", "amr"}));
}

SHOULD(Rfc9068_2_2_3, TellTheScope,
       {.cites = {"rfc9068-2.2.3-scope-claim"},
        .harm = "The resource does not know what the user allowed.",
        .needs = {Need::AccessJwt}}) {
  Expect(Send(RedeemForAJwt()), oracle::ScopeClaimIsTheGrantedScope(FullScope()));
}

SHOULD(Rfc9068_3, NameTheResourceAsTheAudience,
       {.cites = {"rfc9068-3-aud-equals-resource"},
        .harm = kConfused,
        .needs = {Need::AccessJwtForResource}}) {
  Expect(Send(RedeemForAJwt()), oracle::ClaimContains("access_token", "aud", Target().resource));
}

MUST(Rfc9068_3, NameAnAudienceWhereNoResourceWasNamed,
     {.cites = {"rfc9068-3-aud-default"},
      .harm = kConfused,
      .needs = {Need::AccessJwt, Need::OpenId}}) {
  Expect(Send(RedeemForAJwtOfNoResource()), oracle::ClaimSaysSomething("access_token", "aud"));
}

}  // namespace
}  // namespace nearmiss
