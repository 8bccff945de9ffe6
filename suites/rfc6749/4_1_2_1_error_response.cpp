// RFC 6749 4.1.2.1, error response of the authorization endpoint: by redirect where client and
// redirection URI are good, by a page where they are not; with the state, and without a code.

#include "suites/glue/check.hpp"
#include "suites/mutate/characters.hpp"
#include "suites/oracle/answer_shape.hpp"
#include "suites/oracle/redirect_shape.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kOpenRedirector =
    "The server sends users wherever an attacker's link says, in the server's good name.";

MUST(Rfc6749_4_1_2_1, RefuseAnUnknownClientWithoutARedirect,
     {.condition = "client_unknown_at_authorization",
      .cites = {"rfc6749-4.1.2.1-bad-client-no-redirect"},
      .harm = kOpenRedirector}) {
  Expect(Send(Authorize().But(With("client_id", "nearmiss-unknown-client"))), Refused());
}

MUST(Rfc6749_4_1_2_1, RefuseAMissingClientWithoutARedirect,
     {.condition = "client_unknown_at_authorization",
      .cites = {"rfc6749-4.1.2.1-bad-client-no-redirect", "rfc6749-4.1.1-client-id-required",
                "rfc6749-4.1.1-validate-required-params"},
      .harm = kOpenRedirector}) {
  Expect(Send(Authorize().But(Without("client_id"))), Refused());
}

MUST_EACH(
    Rfc6749_4_1_2_1, RefuseAClientIdWith, StrayCharactersInQuery("client_id"),
    {.condition = "client_unknown_at_authorization",
     .cites = {"rfc6749-4.1.2.1-bad-client-no-redirect", "rfc6749-app-a.1-abnf-client-id"},
     .harm = "Two spellings name one client, so that block lists and logs miss one of them."}) {
  Expect(Send(Authorize().But(Near("client_id", near))), Refused());
}

MUST(Rfc6749_4_1_2_1, RefuseAnUnknownResponseType,
     {.condition = "response_type_unsupported",
      .cites = {"rfc6749-4.1.2.1-unsupported-response-type", "rfc6749-3.1.1-response-type-unknown",
                "rfc6749-4.1.2.1-errors-by-redirect", "rfc6749-4.1.2.1-error-required",
                "oauth21-4.1.1-unknown-response-type"},
      .harm = "The server guesses what the client wants, which may be less safe than what it asked "
              "for."}) {
  Expect(Send(Authorize().But(With("response_type", "nearmiss"))), Refused());
}

MUST(Rfc6749_4_1_2_1, ReportThatTheUserRefused,
     {.condition = "user_denied",
      .cites = {"rfc6749-4.1.2.1-access-denied", "rfc6749-4.1.2.1-no-code-on-error",
                "rfc6749-4.1.2.1-error-required"},
      .harm = "A refusal that is not told, or not heeded, is no refusal.",
      .needs = {Need::Denial}}) {
  Expect(Send(Authorize().Denied()), Refused());
}

MUST(Rfc6749_4_1_2_1, ReturnTheStateWithAnError,
     {.cites = {"rfc6749-4.1.2.1-state-echo-on-error"},
      .harm = "The client cannot tell its own answers from forged ones.",
      .needs = {Need::Denial}}) {
  Expect(Send(AuthorizeWithState("nearmiss-state-of-an-error").Denied()),
         oracle::Returned("state", "nearmiss-state-of-an-error"));
}

MUST(Rfc6749_4_1_2_1, ReportErrorsInTheQuery,
     {.cites = {"rfc6749-4.1.2.1-error-in-query"},
      .harm = "Clients that follow the standard do not see that something went wrong.",
      .needs = {Need::Denial}}) {
  Expect(Send(Authorize().Denied()), oracle::ErrorSentInTheQuery());
}

MUST(Rfc6749_4_1_2_1, UseRegisteredErrorCodes,
     {.cites = {"rfc6749-4.1.2.1-registered-error-codes"},
      .harm = "Clients cannot tell what went wrong, and try the wrong thing again.",
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(), oracle::RedirectedErrorsAreRegistered());
}

MUST(Rfc6749_4_1_2_1, KeepErrorTextsToTheirCharacters,
     {.cites = {"rfc6749-4.1.2.1-error-charset", "rfc6749-4.1.2.1-error-description-charset",
                "rfc6749-4.1.2.1-error-uri-syntax"},
      .harm = "What an attacker put into the request is carried into the client's page or log.",
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(), oracle::RedirectedErrorsKeepToTheirCharacters());
}

}  // namespace
}  // namespace nearmiss
