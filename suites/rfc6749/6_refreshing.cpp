// RFC 6749 6, refreshing an access token: a refresh token works for the client it was issued to,
// for the scope that was granted, until it is taken back.

#include "suites/glue/race.hpp"
#include "suites/mutate/credential.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kNotObeyed = "A user who takes a grant back is not obeyed.";
constexpr auto kLasting = "Whoever finds the token keeps access for as long as the grant lasts.";

MUST(Rfc6749_6, IssueTokensForARefreshToken,
     {.cites = {"rfc6749-6-refresh-success"},
      .harm = "Users have to sign in again and again.",
      .needs = {Need::RefreshToken}}) {
  Expect(Send(Refresh(ApprovedTokens())), oracle::Issued());
}

MUST(Rfc6749_6, RefuseAnUnknownRefreshToken,
     {.condition = "refresh_token_unknown",
      .cites = {"rfc6749-6-refresh-validate", "rfc6749-5.2-invalid-grant"},
      .harm = "Anything is a refresh token.",
      .needs = {Need::RefreshToken}}) {
  Expect(Send(Refresh(ApprovedTokens()).But(With("refresh_token", play().Random(32)))), Refused());
}

MUST_EACH(Rfc6749_6, RefuseARefreshTokenWith, CredentialNearMisses("grant.refresh_token"),
          {.condition = "refresh_token_near_miss",
           .cites = {"rfc6749-6-refresh-validate", "rfc6749-10.4-refresh-unforgeable",
                     "rfc9700-4.14.2-refresh-integrity"},
           .harm = "A refresh token can be found with less work than its length promises.",
           .needs = {Need::RefreshToken}}) {
  Expect(Send(Refresh(ApprovedTokens()).But(Near("refresh_token", near))), Refused());
}

MUST(Rfc6749_6, RefuseAMissingRefreshToken,
     {.condition = "refresh_token_missing",
      .cites = {"rfc6749-6-refresh-token-required"},
      .harm = "An absent value matches an empty field in the server's store.",
      .needs = {Need::RefreshToken}}) {
  Expect(Send(Refresh(ApprovedTokens()).But(Without("refresh_token"))), Refused());
}

MUST(Rfc6749_6, RefuseARefreshTokenOfAnotherClient,
     {.condition = "refresh_token_of_other_client",
      .cites = {"rfc6749-6-refresh-issued-to-client", "rfc6749-10.4-refresh-binding-kept",
                "oauth21-4.3-refresh-binding"},
      .harm = "A malicious client lives on the grants of others.",
      .needs = {Need::RefreshToken, Need::OtherClient}}) {
  Expect(Send(Refresh(ApprovedTokens()).But(ByTheOtherClient())), Refused());
}

MUST(Rfc6749_6, RefuseARefreshWithoutClientAuthentication,
     {.condition = "client_unauthenticated",
      .cites = {"rfc6749-6-refresh-client-auth"},
      .harm = kLasting,
      .needs = {Need::RefreshToken, Need::ConfidentialClient}}) {
  Expect(Send(Refresh(ApprovedTokens()).But(WithoutClientSecret())), Refused());
}

MUST(Rfc6749_6, RefuseAWrongSecret,
     {.condition = "client_secret_wrong",
      .cites = {"rfc6749-6-refresh-authenticate-if-included"},
      .harm = kLasting,
      .needs = {Need::RefreshToken, Need::ConfidentialClient}}) {
  Expect(Send(Refresh(ApprovedTokens()).But(WithClientSecret("nearmiss-wrong-secret"))), Refused());
}

MUST(Rfc6749_6, KeepToTheScopeThatWasGranted,
     {.condition = "refresh_scope_wider",
      .cites = {"rfc6749-6-refresh-scope-not-exceed", "rfc6749-5.2-invalid-scope",
                "rfc9700-4.14.2-refresh-bound-to-consent",
                "oauth21-3.2.3-refresh-bound-to-consent"},
      .harm = "A client widens its own permissions without asking the user.",
      .needs = {Need::RefreshToken, Need::TwoScopes}}) {
  Expect(Send(Refresh(NarrowlyApprovedTokens())
                  .But(With("scope", FullScope(), "with more scope than granted"))),
         RefusedOrGrantedWithout({LastScope()}));
}

MUST(Rfc6749_6, GrantANarrowerScope,
     {.cites = {"rfc6749-6-refresh-scope-narrow"},
      .harm = "Clients have to carry more permissions than they need.",
      .needs = {Need::RefreshToken, Need::TwoScopes}}) {
  Expect(Send(Refresh(ApprovedTokens())
                  .But(With("scope", NarrowScope(), "with less scope than granted"))),
         oracle::GrantedExactly(NarrowScope()));
}

MUST(Rfc6749_6, KeepTheFullScopeBehindANarrowerOne,
     {.cites = {"rfc6749-6-refresh-scope-narrow-not-permanent",
                "rfc6749-6-refresh-new-token-same-scope", "oauth21-4.3.3-new-refresh-same-scope"},
      .harm = "A client that was modest once loses what the user granted.",
      .needs = {Need::RefreshToken, Need::TwoScopes}}) {
  const auto tokens = Given(RefreshedTokens(Given(ApprovedTokens())));
  const auto narrowed = Given(NarrowedTokens(tokens, NarrowScope()));
  Expect(SendAgain(RefreshForScope(narrowed, FullScope())), oracle::GrantedExactly(FullScope()));
}

MUST(Rfc6749_6, KeepTheScopeWhenNoneIsAskedFor,
     {.cites = {"rfc6749-6-refresh-scope-omitted-same"},
      .harm = "A client loses what the user granted, without having asked for less.",
      .needs = {Need::RefreshToken, Need::TwoScopes}}) {
  const auto tokens = Given(ApprovedTokens());
  Expect(SendAgain(Refresh(tokens)),
         oracle::GrantedExactly(tokens.scope.value_or(tokens.asked_scope)));
}

MUST(Rfc6749_6, IgnoreParametersOfAnotherGrant,
     {.cites = {"rfc6749-6-refresh-redirect-uri-ignored"},
      .harm = "Clients that send one form for every grant are locked out.",
      .needs = {Need::RefreshToken}}) {
  Expect(Send(Refresh(ApprovedTokens())
                  .But(With("redirect_uri", play().Main().redirect_uris.front(),
                            "with a redirect_uri"))
                  .But(With("code", "nearmiss", "with a code"))),
         oracle::Issued());
}

MUST(Rfc6749_6, RefuseARefreshTokenOfAPublicClientFromAnotherOne,
     {.condition = "refresh_token_of_other_client",
      .cites = {"rfc6749-6-refresh-issued-to-public-client", "oauth21-4.3.1-client-id-match"},
      .harm = "A malicious client lives on the grants of others.",
      .needs = {Need::RefreshToken, Need::OtherPublicClient}}) {
  Expect(Send(Refresh(ApprovedTokens(For::Public)).But(ByTheOtherPublicClient())), Refused());
}

MUST(Rfc6749_6, RefuseACodeForARefreshToken,
     {.condition = "refresh_token_unknown",
      .cites = {"rfc6749-6-refresh-validate", "rfc6749-4.1.3-code-as-other-credential"},
      .harm = "A code that leaks from a URL needs no verifier any more.",
      .needs = {Need::RefreshToken}}) {
  const auto code = Given(AnApprovedCode());
  Expect(Send(Refresh(ApprovedTokens()).But(With("refresh_token", code.value))), Refused());
}

MUST(Rfc6749_3_2, TakeAnEmptyScopeForAMissingOneAtRefresh,
     {.cites = {"rfc6749-3.2-empty-param-as-missing-scope"},
      .harm = "An empty value takes another way through the server than an absent one.",
      .needs = {Need::RefreshToken}}) {
  Expect(Send(Refresh(ApprovedTokens()).But(With("scope", "", "with an empty scope"))),
         oracle::Issued());
}

SHOULD(Rfc6749_10_4, RefuseARefreshTokenThatWasRotatedAway,
       {.condition = "refresh_token_rotated",
        .cites = {"rfc6749-10.4-refresh-abuse-detection", "rfc9700-4.14.2-replay-detection-public"},
        .harm = "A stolen token works beside the owner's, and nobody notices.",
        .needs = {Need::RefreshToken, Need::Rotation},
        .manner = Manner::Apart,
        .contested = "Rotation is one of two ways (the other binds the token to a key), a MUST for "
                     "public clients "
                     "only (RFC 9700 4.14.2); some servers leave a short grace time."}) {
  const auto tokens = Given(ApprovedTokens());
  Given(RefreshedTokens(tokens));
  Expect(SendAgain(Refresh(tokens)), Refused());
}

MUST(Rfc6749_6, RefuseAnAccessTokenForARefreshToken,
     {.condition = "refresh_token_unknown",
      .cites = {"rfc6749-6-refresh-validate"},
      .harm = "The short-lived credential, which travels to every resource, is as good as the "
              "long-lived one.",
      .needs = {Need::RefreshToken}}) {
  const auto tokens = Given(ApprovedTokens());
  Expect(Send(Refresh(ApprovedTokens()).But(With("refresh_token", tokens.access_token))),
         Refused());
}

SHOULD_RACE(
    Rfc9700_4_14_2, RotateOnceForEightRequestsAtOnce,
    {.condition = "refresh_token_rotated",
     .cites = {"rfc9700-4.14.2-rotation-concurrent"},
     .harm = "A thief who is quick enough shares the grant unnoticed.",
     .needs = {Need::RefreshToken, Need::Rotation},
     .manner = Manner::Apart,
     .contested = "Derived; a grace time in which all of them get one and the same new token "
                  "counts as one successor."}) {
  return TheSame(8, Refresh(ApprovedTokens()), oracle::OneSuccessor());
}

MUST(Rfc6749_5_2, RefuseARefreshTokenAfterTheAppWasDisconnected,
     {.condition = "refresh_token_revoked",
      .cites = {"rfc6749-5.2-invalid-grant", "rfc6749-6-refresh-validate",
                "oauth21-4.3.1-grant-still-active"},
      .harm = kNotObeyed,
      .needs = {Need::RefreshToken, Need::ConnectedApps},
      .manner = Manner::Alone}) {
  const auto tokens = Given(RefreshedTokens(Given(ApprovedTokens())));
  TakeBack("connected_apps");
  Expect(SendAgain(Refresh(tokens)), Refused());
}

MUST(Rfc6749_5_2, RefuseARefreshTokenAfterAPasswordReset,
     {.condition = "refresh_token_revoked",
      .cites = {"rfc6749-5.2-invalid-grant", "rfc6749-6-refresh-validate"},
      .harm = kNotObeyed,
      .needs = {Need::RefreshToken, Need::PasswordReset},
      .manner = Manner::Alone}) {
  const auto tokens = Given(RefreshedTokens(Given(ApprovedTokens())));
  TakeBack("password_reset");
  Expect(SendAgain(Refresh(tokens)), Refused());
}

MUST(Rfc6749_5_2, RefuseARefreshTokenAfterTheDevicesWereSignedOut,
     {.condition = "refresh_token_revoked",
      .cites = {"rfc6749-5.2-invalid-grant", "rfc6749-6-refresh-validate"},
      .harm = kNotObeyed,
      .needs = {Need::RefreshToken, Need::DevicesSignout},
      .manner = Manner::Alone}) {
  const auto tokens = Given(RefreshedTokens(Given(ApprovedTokens())));
  TakeBack("devices_signout");
  Expect(SendAgain(Refresh(tokens)), Refused());
}

}  // namespace
}  // namespace nearmiss
