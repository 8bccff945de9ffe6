// OpenID Connect Core 3.1.2.1, the authentication request: prompt, max_age and the parameters that
// a server need not heed but must take.

#include "suites/glue/check.hpp"
#include "suites/glue/openid.hpp"
#include "suites/mutate/redirect_uri.hpp"
#include "suites/oracle/sign_in.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kLockedOut = "Clients that send what the standard defines are locked out.";
constexpr auto kHidden =
    "A page opened in a hidden frame waits for ever, and the client cannot tell why.";
constexpr auto kStale = "Whoever sits down at an unlocked screen confirms what the owner should.";

MUST(OidcCore_3_1_2_1, TakeTheRequestByPost,
     {.cites = {"oidc-core-3.1.2.1-get-and-post"},
      .harm = "Requests that are too long or too private for a URL cannot be made.",
      .needs = {Need::OpenId}}) {
  Expect(Send(AuthorizeOpenId().But(AsAForm())), oracle::CodeSent());
}

MUST(OidcCore_3_1_2_1, IssueAnIdTokenForTheScopeOpenidAlone,
     {.cites = {"oidc-core-3.1.2.1-scope-openid", "oidc-core-3.1.3.2-code-from-oidc-request"},
      .harm = "An application that was to read data learns who the user is.",
      .needs = {Need::OpenId}}) {
  Control(Redeem(AnOpenIdCode()));
  Expect(SendAgain(Redeem(ACodeWithoutOpenId())), oracle::IssuedWithout("id_token"));
}

SHOULD(OidcCore_3_1_2_1, IgnoreAnUnknownScopeBesideOpenid,
       {.cites = {"oidc-core-3.1.2.1-unknown-scope-ignored"},
        .harm = "The user cannot tell what a made-up word lets the application do.",
        .needs = {Need::OpenId},
        .contested = "RFC 6749 4.1.2.1 has invalid_scope for it, which is as good an answer."}) {
  const auto scope = OpenIdScopeOf(play().Main()) + " nearmiss_scope";
  Expect(Grant(AuthorizeOpenId().But(With("scope", scope, "with an unknown scope beside openid"))),
         RefusedOrGrantedWithout({"nearmiss_scope"}));
}

MUST(OidcCore_3_1_2_1, RefuseAMissingRedirectUri,
     {.condition = "redirect_uri_mismatch",
      .cites = {"oidc-core-3.1.2.1-redirect-uri-required", "oidc-core-3.1.2.2-required-params"},
      .harm = "The code goes to a place that the client did not ask for.",
      .needs = {Need::OpenId, Need::SecondRedirectUri}}) {
  Expect(Send(AuthorizeOpenId().But(Without("redirect_uri"))), Refused());
}

MUST_EACH(OidcCore_3_1_2_1, RefuseARedirectUriWith, RedirectUriNearMissesAtRedemption(),
          {.condition = "redirect_uri_mismatch",
           .cites = {"oidc-core-3.1.2.1-redirect-uri-exact",
                     "oidc-core-3.1.2.2-validate-oauth-params"},
           .harm = "The code goes to a place that the client does not control.",
           .needs = {Need::OpenId}}) {
  Expect(Send(AuthorizeOpenId().But(Near("redirect_uri", near))), Refused());
}

MUST(OidcCore_3_1_2_1, TakeEveryDisplay,
     {.cites = {"oidc-core-3.1.2.1-display-no-error"},
      .harm = kLockedOut,
      .needs = {Need::OpenId}}) {
  Expect(Send(AuthorizeOpenId().But(With("display", "page"))), oracle::CodeSent());
  Expect(Send(AuthorizeOpenId().But(With("display", "popup"))), oracle::CodeSent());
  Expect(Send(AuthorizeOpenId().But(With("display", "touch"))), oracle::CodeSent());
  Expect(Send(AuthorizeOpenId().But(With("display", "wap"))), oracle::CodeSent());
}

SHOULD(OidcCore_3_1_2_1, TakeUnknownLocales,
       {.cites = {"oidc-core-3.1.2.1-ui-locales-no-error"},
        .harm = kLockedOut,
        .needs = {Need::OpenId}}) {
  Expect(Send(AuthorizeOpenId().But(With("ui_locales", "xx-XX se"))), oracle::CodeSent());
}

MUST(OidcCore_3_1_2_1, TakeUnknownAuthenticationClasses,
     {.cites = {"oidc-core-3.1.2.1-acr-values-no-error"},
      .harm = kLockedOut,
      .needs = {Need::OpenId}}) {
  Expect(Send(AuthorizeOpenId().But(With("acr_values", "1 2 nearmiss"))), oracle::CodeSent());
}

MUST(OidcCore_3_1_2_1, ShowNoPageForPromptNone,
     {.cites = {"oidc-core-3.1.2.1-prompt-none-no-ui"}, .harm = kHidden, .needs = {Need::OpenId}}) {
  Expect(Send(AuthorizeOpenId().But(With("prompt", "none")).InANewBrowser()),
         oracle::AnsweredWithoutAPage());
}

MUST(OidcCore_3_1_2_1, AnswerPromptNoneOfASignedInUser,
     {.cites = {"oidc-core-3.1.2.1-prompt-none-logged-in"},
      .harm = "Users have to sign in again wherever they go.",
      .needs = {Need::OpenId, Need::SignIn},
      .contested = "A server that asks for consent each time may say consent_required or "
                   "interaction_required."}) {
  Expect(Send(AuthorizeOpenId().But(With("prompt", "none"))),
         oracle::CodeSentAtOnceOr({"consent_required", "interaction_required"}));
}

MUST(OidcCore_3_1_2_1, RefusePromptNoneBesideAnother,
     {.condition = "prompt_none_beside_others",
      .cites = {"oidc-core-3.1.2.1-prompt-none-with-others"},
      .harm = kHidden,
      .needs = {Need::OpenId}}) {
  Expect(Send(AuthorizeOpenId().But(With("prompt", "none login", "with prompt none and login"))),
         Refused());
}

MUST(OidcCore_3_1_2_1, TellPromptNoneFromNoneInAnotherCase,
     {.cites = {"oidc-core-3.1.2.1-prompt-unknown"},
      .harm = "Two parts of a server read two different values of one parameter.",
      .needs = {Need::OpenId, Need::SignIn},
      .contested = "An unknown value may be ignored or refused; either is taken."}) {
  Expect(Send(AuthorizeOpenId().But(With("prompt", "NONE")).InANewBrowser()),
         oracle::NotSentBackWith(oracle::ErrorsForWantOfAPage()));
}

SHOULD(OidcCore_3_1_2_1, AskToSignInAgainForPromptLogin,
       {.cites = {"oidc-core-3.1.2.1-prompt-login", "oidc-core-3.1.2.3-authenticate"},
        .harm = kStale,
        .needs = {Need::OpenId, Need::SignIn},
        .manner = Manner::Apart}) {
  Expect(Send(AuthorizeOpenId().But(With("prompt", "login"))), oracle::AskedToSignIn());
}

MUST(OidcCore_3_1_2_1, AskToSignInAgainBeyondMaxAge,
     {.cites = {"oidc-core-3.1.2.1-max-age"},
      .harm = kStale,
      .needs = {Need::OpenId, Need::SignIn},
      .manner = Manner::Waiting}) {
  Control(AuthorizeOpenId());
  Wait(std::chrono::milliseconds(3500));
  Expect(SendAgain(AuthorizeOpenIdWith("max_age", "1")), oracle::AskedToSignIn());
}

MUST(
    OidcCore_3_1_2_1, NotGoOnWithAMalformedMaxAge,
    {.cites = {"oidc-core-3.1.2.1-max-age-invalid"},
     .harm = "The client asked for a fresh sign-in and takes a stale one for it.",
     .needs = {Need::OpenId, Need::SignIn},
     .manner = Manner::Apart,
     .contested = "Derived: the text says that it is a number of seconds, not what follows when it "
                  "is none. Refusing it and asking the user to sign in are both taken."}) {
  Expect(Send(AuthorizeOpenId().But(With("max_age", "abc"))), oracle::AskedToSignInOrRefused());
}

MUST(OidcCore_3_1_2_1, NotFallOverABrokenIdTokenHint,
     {.cites = {"oidc-core-3.1.2.1-id-token-hint-garbage"},
      .harm = "One parameter of a link takes the server down.",
      .needs = {Need::OpenId}}) {
  Expect(Send(AuthorizeOpenId().But(With("id_token_hint", "nearmiss.broken.hint"))),
         oracle::AcceptedOrRefused());
}

}  // namespace
}  // namespace nearmiss
