// What Zoho documents of its accounts server, one check a sentence of its help pages: "Why am I
// getting invalid code and invalid redirect URI error?" and the pages that it names. The sources
// stand in the profile.

#include "suites/glue/check.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kStillGood = "A user who takes a grant back is not obeyed.";
constexpr auto kMisled = "Developers look for the mistake in the wrong place.";

Operator Behind(const char* name, const char* told, std::string text) {
  return {"encoding", name, told,
          [text = std::move(text)](const std::string& good) { return good + text; }};
}

MUST(Zoho_InvalidCode, RefuseACodeUsedBefore,
     {.condition = "code_replayed", .harm = kMisled, .manner = Manner::Apart}) {
  const auto code = Given(ARedeemedCode());
  Expect(SendAgain(Redeem(code)), Refused());
}

MUST(Zoho_InvalidCode, RefuseAnExpiredCode,
     {.condition = "code_expired",
      .harm = kMisled,
      .needs = {Need::CodeLifetime},
      .manner = Manner::Waiting}) {
  const auto early = Given(AnApprovedCode());
  const auto late = Given(AnApprovedCode());
  WaitUntilJustInsideTheLifeOf(early);
  Control(Redeem(early));
  WaitUntilJustPastTheLifeOf(late);
  Expect(SendAgain(Redeem(late)), Refused());
}

MUST(Zoho_InvalidCode, RefuseARefreshTokenAfterAPasswordReset,
     {.condition = "refresh_token_revoked",
      .harm = kStillGood,
      .needs = {Need::RefreshToken, Need::PasswordReset},
      .manner = Manner::Alone}) {
  const auto tokens = Given(RefreshedTokens(Given(ApprovedTokens())));
  TakeBack("password_reset");
  Expect(SendAgain(Refresh(tokens)), Refused());
}

MUST(Zoho_InvalidCode, RefuseARefreshTokenAfterTheAppWasDisconnected,
     {.condition = "refresh_token_revoked",
      .harm = kStillGood,
      .needs = {Need::RefreshToken, Need::ConnectedApps},
      .manner = Manner::Alone}) {
  const auto tokens = Given(RefreshedTokens(Given(ApprovedTokens())));
  TakeBack("connected_apps");
  Expect(SendAgain(Refresh(tokens)), Refused());
}

MUST(Zoho_InvalidCode, RefuseARefreshTokenAfterTheDevicesWereSignedOut,
     {.condition = "refresh_token_revoked",
      .harm = kStillGood,
      .needs = {Need::RefreshToken, Need::DevicesSignout},
      .manner = Manner::Alone}) {
  const auto tokens = Given(RefreshedTokens(Given(ApprovedTokens())));
  TakeBack("devices_signout");
  Expect(SendAgain(Refresh(tokens)), Refused());
}

MUST(Zoho_InvalidCode, RefuseARevokedRefreshToken,
     {.condition = "refresh_token_revoked",
      .harm = kStillGood,
      .needs = {Need::RefreshToken, Need::Revocation},
      .manner = Manner::Apart}) {
  const auto tokens = Given(RefreshedTokens(Given(ApprovedTokens())));
  Do(RevokeRefreshToken(tokens));
  Expect(SendAgain(Refresh(tokens)), Refused());
}

MUST(Zoho_InvalidRedirectUri, ShowAPageForARedirectUriWithAPathAdded,
     {.condition = "redirect_uri_mismatch",
      .harm = "The code goes to a place that the client does not control."}) {
  Expect(Send(Authorize().But(
             Near("redirect_uri", Behind("path", "/callback appended", "/callback")))),
         Refused());
}

MUST(Zoho_InvalidClient, RefuseAClientIdWithALineFeedBehind,
     {.condition = "client_id_stray_whitespace", .harm = kMisled}) {
  Expect(
      Send(
          Redeem(AnApprovedCode()).But(NearClientId(Behind("lf_end", "a line feed behind", "\n")))),
      Refused());
}

MUST(Zoho_InvalidClient, RefuseAClientIdWithASpaceBehind,
     {.condition = "client_id_stray_whitespace", .harm = kMisled}) {
  Expect(Send(Redeem(AnApprovedCode()).But(NearClientId(Behind("sp_end", "a space behind", " ")))),
         Refused());
}

MUST(Zoho_InvalidClient, RefuseASecretWithALineFeedBehind,
     {.condition = "client_secret_stray_whitespace", .harm = kMisled}) {
  Expect(Send(Redeem(AnApprovedCode())
                  .But(NearClientSecret(Behind("lf_end", "a line feed behind", "\n")))),
         Refused());
}

MUST(Zoho_InvalidClient, RefuseASecretWithASpaceBehind,
     {.condition = "client_secret_stray_whitespace", .harm = kMisled}) {
  Expect(
      Send(Redeem(AnApprovedCode()).But(NearClientSecret(Behind("sp_end", "a space behind", " ")))),
      Refused());
}

MUST(Zoho_InvalidClient, RefuseAWrongSecret,
     {.condition = "client_secret_wrong", .harm = kMisled}) {
  Expect(Send(Redeem(AnApprovedCode()).But(WithClientSecret("nearmiss-wrong-secret"))), Refused());
}

MUST(Zoho_InvalidOauthtoken, RefuseADeletedAccessToken,
     {.condition = "access_token_revoked",
      .harm = kStillGood,
      .needs = {Need::Resource, Need::Revocation},
      .manner = Manner::Apart}) {
  const auto tokens = Given(ApprovedTokens());
  Control(UseAccessToken(tokens));
  Do(RevokeAccessToken(tokens));
  Expect(SendAgain(UseAccessToken(tokens)), Refused());
}

MUST(Zoho_InvalidOauthtoken, RefuseAnAccessTokenOfTheOtherDataCentre,
     {.condition = "access_token_of_other_data_center",
      .harm = "Data leaves the region that the user chose.",
      .needs = {Need::Resource, Need::ForeignResource}}) {
  const auto tokens = Given(ApprovedTokens());
  Control(UseAccessToken(tokens));
  Expect(SendAgain(AskForeignResource(tokens)), Refused());
}

MUST(Zoho_RefreshTokens, HonourARefreshTokenAgain,
     {.harm = "Clients that keep the one token they got are locked out.",
      .needs = {Need::RefreshToken}}) {
  const auto tokens = Given(ApprovedTokens());
  Given(RefreshedTokens(tokens));
  Expect(SendAgain(Refresh(tokens)), oracle::IssuedWithout("refresh_token"));
}

MUST(Zoho_RefreshTokens, HonourARefreshTokenThatIsOlderThanACode,
     {.harm = "Users have to sign in again although refresh tokens are documented not to expire.",
      .needs = {Need::RefreshToken, Need::CodeLifetime},
      .manner = Manner::Waiting}) {
  const auto code = Given(AnApprovedCode());
  const auto tokens = Given(TokensFor(code));
  WaitUntilJustPastTheLifeOf(code);
  Expect(SendAgain(Refresh(tokens)), oracle::Issued());
}

MUST(Zoho_RefreshTokens, IssueARefreshTokenForOfflineAccessOnly,
     {.harm = "A long-lived credential lies around that nobody asked for.",
      .needs = {Need::RefreshToken}}) {
  Expect(SendAgain(Redeem(ACodeFor("access_type", "online"))),
         oracle::IssuedWithout("refresh_token"));
}

MUST(Zoho_MultiDc, NameTheLocationInTheRedirect,
     {.harm = "Clients redeem the code at the wrong data centre."}) {
  Expect(Send(Authorize()), oracle::Carries("location"));
}

MUST(Zoho_MultiDc, NameTheAccountsServerInTheRedirect,
     {.harm = "Clients redeem the code at the wrong data centre."}) {
  Expect(Send(Authorize()), oracle::Carries("accounts-server"));
}

MUST(Zoho_Requests, TakeParametersInTheQuery,
     {.harm = "Requests as in the documented examples fail."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(WithParametersInTheQuery())), oracle::Issued());
}

MUST(Zoho_InvalidOauthtoken, RefuseAnAccessTokenAfterTheAppWasDisconnected,
     {.condition = "access_token_revoked",
      .harm = kStillGood,
      .needs = {Need::Resource, Need::ConnectedApps},
      .manner = Manner::Alone}) {
  const auto tokens = Given(ApprovedTokens());
  Control(UseAccessToken(tokens));
  TakeBack("connected_apps");
  Expect(SendAgain(UseAccessToken(tokens)), Refused());
}

MUST(Zoho_InvalidOauthtoken, TakeTheSchemeOfItsOwn,
     {.harm = "Requests as in the documented examples fail.", .needs = {Need::Resource}}) {
  Expect(Send(UseAccessToken(ApprovedTokens()).But(WithTokenScheme("Zoho-oauthtoken"))),
         oracle::Served());
}

MUST(Zoho_RefreshTokens, IssueARefreshTokenForOfflineAccess,
     {.harm = "Users have to sign in every hour."}) {
  Expect(SendAgain(Redeem(AnApprovedCode())), oracle::IssuedWith("refresh_token"));
}

MUST(Zoho_MultiDc, NameTheApiDomainInTheTokenAnswer,
     {.harm = "Clients call the API of the wrong data centre."}) {
  Expect(SendAgain(Redeem(AnApprovedCode())), oracle::Has("api_domain"));
}

MUST(Zoho_MultiDc, NameItsOwnAccountsServer,
     {.harm = "Clients redeem the code at the wrong data centre."}) {
  Expect(Send(Authorize()), oracle::Returned("accounts-server", OwnServer()));
}

MUST(Zoho_Revoke, SayThatItSucceeded,
     {.harm = kMisled, .needs = {Need::Revocation, Need::RefreshToken}, .manner = Manner::Apart}) {
  Expect(SendAgain(RevokeRefreshToken(ApprovedTokens())), oracle::Says("status", "success"));
}

MUST(Zoho_Revoke, RefuseAnUnknownToken,
     {.condition = "revocation_token_unknown",
      .harm = kMisled,
      .needs = {Need::Revocation, Need::RefreshToken},
      .manner = Manner::Apart}) {
  Expect(Send(RevokeRefreshToken(ApprovedTokens()).But(With("token", "nearmiss-invented-token"))),
         Refused());
}

}  // namespace
}  // namespace nearmiss
