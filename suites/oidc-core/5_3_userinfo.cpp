// OpenID Connect Core 5.3, UserInfo: claims about the user of an access token, and nothing without
// one.

#include "suites/glue/check.hpp"
#include "suites/glue/openid.hpp"
#include "suites/oracle/document.hpp"
#include "suites/oracle/jwt.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kUnreadable = "Clients that follow the standard cannot read the answer.";

MUST(OidcCore_5_3, ServeUserInfoByGet,
     {.cites = {"oidc-core-5.3-userinfo-methods", "oidc-core-5.3-userinfo-bearer"},
      .harm = kUnreadable,
      .needs = {Need::OpenId, Need::UserInfo}}) {
  Expect(Send(AskUserInfo(OpenIdTokens())), oracle::Served());
}

MUST(OidcCore_5_3, ServeUserInfoByPost,
     {.cites = {"oidc-core-5.3-userinfo-methods"},
      .harm = kUnreadable,
      .needs = {Need::OpenId, Need::UserInfo}}) {
  Expect(Send(AskUserInfo(OpenIdTokens()).But(AsMethod("POST"))), oracle::Served());
}

SHOULD(OidcCore_5_3, LetScriptsOfOtherSitesReadUserInfo,
       {.cites = {"oidc-core-5.3-userinfo-cors"},
        .harm = "Applications that live in the browser take the token to a server of their own.",
        .needs = {Need::OpenId, Need::UserInfo}}) {
  Expect(Send(AskUserInfo(OpenIdTokens()).But(WithHeader("Origin", "https://origin.example"))),
         oracle::HasHeader("Access-Control-Allow-Origin"));
}

MUST(OidcCore_5_3_2, NameTheUserAsTheIdTokenDoes,
     {.cites = {"oidc-core-5.3.2-userinfo-sub"},
      .harm = "A client cannot tell UserInfo of its user from that of another.",
      .needs = {Need::OpenId, Need::UserInfo}}) {
  const auto tokens = Given(TokensWithAnIdToken());
  Expect(Control(AskUserInfo(tokens)),
         oracle::Says("sub", oracle::ClaimOf(tokens.id_token, "sub")));
}

MUST(OidcCore_5_3_2, ServeUserInfoAsJson,
     {.cites = {"oidc-core-5.3.2-userinfo-content-type"},
      .harm = kUnreadable,
      .needs = {Need::OpenId, Need::UserInfo}}) {
  Expect(Control(AskUserInfo(OpenIdTokens())),
         oracle::ServedAs({"application/json", "application/jwt"}));
}

SHOULD(OidcCore_5_3_2, LeaveOutWhatIsNotKnown,
       {.cites = {"oidc-core-5.3.2-userinfo-no-null"},
        .harm = "Clients take an empty value for the user's own and overwrite a good one.",
        .needs = {Need::OpenId, Need::UserInfo}}) {
  Expect(Control(AskUserInfo(OpenIdTokens())), oracle::NoMemberIsEmpty());
}

MUST(OidcCore_5_3_3, RefuseAnUnknownTokenAtUserInfo,
     {.condition = "access_token_unknown",
      .cites = {"oidc-core-5.3.3-userinfo-error"},
      .harm = "Anybody reads who the users are.",
      .needs = {Need::OpenId, Need::UserInfo}}) {
  Control(AskUserInfo(OpenIdTokens()));
  Expect(SendAgain(AskUserInfoWith(play().Random(32))), Refused());
}

MUST(OidcCore_5_3_3, ChallengeAUserInfoRequestWithoutAToken,
     {.condition = "access_token_missing",
      .cites = {"oidc-core-5.3.3-userinfo-error"},
      .harm = "Anybody reads who the users are.",
      .needs = {Need::OpenId, Need::UserInfo}}) {
  Control(AskUserInfo(OpenIdTokens()));
  Expect(SendAgain(AskUserInfoWith("")), Refused());
}

SHOULD(OidcCore_5_4, TellNoMoreThanTheScopesCover,
       {.cites = {"oidc-core-5.4-scope-claims"},
        .harm = "An application that asked who the user is gets the address too.",
        .needs = {Need::OpenId, Need::UserInfo},
        .contested = "5.3.2 lets a server return other claims; what a scope stands for should need "
                     "that scope."}) {
  Expect(Control(AskUserInfo(OpenIdTokensForScope("openid"))),
         oracle::LacksMembers({"email", "email_verified", "phone_number", "address", "birthdate"}));
}

}  // namespace
}  // namespace nearmiss
