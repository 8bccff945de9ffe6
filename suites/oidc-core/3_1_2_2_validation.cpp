// OpenID Connect Core 3.1.2.2 to 3.1.2.6: validation, authentication of the user, the answer and
// its errors.

#include "suites/glue/check.hpp"
#include "suites/glue/openid.hpp"
#include "suites/oracle/sign_in.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kGuessed = "The server guesses what the client wants.";
constexpr auto kState = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ nearmiss";

MUST(OidcCore_3_1_2_2, RefuseAMissingResponseType,
     {.condition = "response_type_missing",
      .cites = {"oidc-core-3.1.2.2-required-params"},
      .harm = kGuessed,
      .needs = {Need::OpenId}}) {
  Expect(Send(AuthorizeOpenId().But(Without("response_type"))), Refused());
}

MUST(OidcCore_3_1_2_2, RefuseAMissingClient,
     {.condition = "client_unknown_at_authorization",
      .cites = {"oidc-core-3.1.2.2-required-params"},
      .harm = kGuessed,
      .needs = {Need::OpenId}}) {
  Expect(Send(AuthorizeOpenId().But(Without("client_id"))), Refused());
}

MUST(OidcCore_3_1_2_2, RefuseAnUnknownResponseType,
     {.condition = "response_type_unsupported",
      .cites = {"oidc-core-3.1.2.2-validate-oauth-params"},
      .harm = kGuessed,
      .needs = {Need::OpenId}}) {
  Expect(Send(AuthorizeOpenId().But(With("response_type", "nearmiss"))), Refused());
}

MUST(OidcCore_3_1_2_2, RefuseARepeatedState,
     {.condition = "parameter_repeated_at_authorization",
      .cites = {"oidc-core-3.1.2.2-validate-oauth-params"},
      .harm = "An attacker's state rides along and defeats the client's protection against forged "
              "requests.",
      .needs = {Need::OpenId}}) {
  Expect(Send(AuthorizeOpenId().But(TwiceWith("state", "attacker"))), Refused());
}

SHOULD(OidcCore_3_1_2_2, IgnoreAnUnknownParameter,
       {.cites = {"oidc-core-3.1.2.2-unknown-ignored"},
        .harm = "Clients that send what a later specification adds are locked out.",
        .needs = {Need::OpenId}}) {
  Expect(Send(AuthorizeOpenId().But(With("nearmiss_unknown", "1", "with an unknown parameter"))),
         oracle::CodeSent());
}

MUST(OidcCore_3_1_2_3, AskAUserWhoIsNotSignedIn,
     {.cites = {"oidc-core-3.1.2.3-authenticate"},
      .harm = "Anybody is signed in as somebody.",
      .needs = {Need::OpenId, Need::SignIn}}) {
  Expect(Send(AuthorizeOpenId().InANewBrowser()), oracle::AskedToSignIn());
}

MUST(OidcCore_3_1_2_3, SayThatPromptNoneNeedsASignIn,
     {.cites = {"oidc-core-3.1.2.3-none-error", "oidc-core-3.1.2.6-login-required",
                "oidc-core-3.1.2.6-consent-required"},
      .harm = "A page opened in a hidden frame waits for ever, and the client cannot tell why.",
      .needs = {Need::OpenId, Need::SignIn}}) {
  Expect(Send(AuthorizeOpenId().But(With("prompt", "none")).InANewBrowser()),
         oracle::SentBackWith(oracle::ErrorsForWantOfAPage()));
}

MUST(OidcCore_3_1_2_5, SendTheCodeInTheQuery,
     {.cites = {"oidc-core-3.1.2.5-code-in-query"},
      .harm = "The client's server does not see the code, and scripts of its page do.",
      .needs = {Need::OpenId}}) {
  Expect(Send(AuthorizeOpenId()), oracle::CodeSentInTheQuery());
}

MUST(OidcCore_3_1_2_6, ReturnTheStateWithAnError,
     {.cites = {"oidc-core-3.1.2.6-state-in-error"},
      .harm = "The client cannot tell its own answers from forged ones.",
      .needs = {Need::OpenId, Need::SignIn}}) {
  Expect(Send(AuthorizeOpenIdWith("state", kState).But(With("prompt", "none")).InANewBrowser()),
         oracle::Returned("state", kState));
}

SHOULD(OidcCore_3_1_2_6, SendNoMoreThanTheError,
       {.cites = {"oidc-core-3.1.2.6-no-other-params"},
        .harm = "What the server says of its inside stands in logs and in the history of browsers.",
        .needs = {Need::OpenId, Need::SignIn}}) {
  Expect(Send(AuthorizeOpenId().But(With("prompt", "none")).InANewBrowser()),
         oracle::SentBackWithNoMoreThan(
             {"error", "error_description", "error_uri", "state", "iss", "session_state"}));
}

MUST(OidcCore_3_1_2_6, ReportThatTheUserRefused,
     {.condition = "user_denied",
      .cites = {"oidc-core-3.1.2.6-denied"},
      .harm = "A refusal that is not told, or not heeded, is no refusal.",
      .needs = {Need::OpenId, Need::Denial}}) {
  Expect(Send(AuthorizeOpenId().Denied()), Refused());
}

MUST(OidcCore_3_1_2_6, ReportRegistrationInTheRequestAsUnsupported,
     {.cites = {"oidc-core-3.1.2.6-registration-not-supported"},
      .harm = "The client cannot tell what the server does not like.",
      .needs = {Need::OpenId},
      .contested = "RFC 6749 3.1 wants unknown parameters ignored, which is taken too."}) {
  Expect(Send(AuthorizeOpenId().But(With("registration", "{}"))),
         oracle::CodeSentOr({"registration_not_supported"}));
}

}  // namespace
}  // namespace nearmiss
