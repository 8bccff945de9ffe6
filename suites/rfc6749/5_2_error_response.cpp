// RFC 6749 5.2, error response of the token endpoint: a JSON error with a registered code and the
// right status, and nothing in it that helps an attacker. Judged over every refusal that the other
// checks met.

#include "suites/glue/check.hpp"
#include "suites/oracle/answer_shape.hpp"
#include "suites/oracle/token_shape.hpp"

namespace nearmiss {
namespace {

using oracle::Where;

constexpr auto kUnreadable = "Clients cannot tell what went wrong, and try the wrong thing again.";

MUST(Rfc6749_5_2, ReportErrorsAsJson,
     {.cites = {"rfc6749-5.2-error-json", "rfc6749-5.2-error-required"},
      .harm = kUnreadable,
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(Where::Token), oracle::RefusalsAreJsonErrors());
}

MUST(Rfc6749_5_2, ReportErrorsWithStatus400Or401,
     {.cites = {"rfc6749-5.2-status-400", "rfc6749-5.2-invalid-client-401-optional"},
      .harm = "Clients and proxies take an error for a success.",
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(Where::Token), oracle::RefusalsHaveStatus400Or401());
}

MUST(Rfc6749_5_2, UseRegisteredErrorCodes,
     {.cites = {"rfc6749-5.2-error-registered-codes"},
      .harm = kUnreadable,
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(Where::Token), oracle::ErrorCodesAreRegistered());
}

MUST(Rfc6749_5_2, KeepErrorTextsToTheirCharacters,
     {.cites = {"rfc6749-5.2-error-charset", "rfc6749-5.2-error-description-charset",
                "rfc6749-5.2-error-uri-syntax", "rfc6749-8.5-error-code-abnf",
                "rfc6749-app-a.7-abnf-error", "rfc6749-app-a.8-abnf-error-description",
                "rfc6749-app-a.9-abnf-error-uri"},
      .harm = "What an attacker put into the request is carried into the client's page or log.",
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(Where::Token), oracle::ErrorTextsKeepToTheirCharacters());
}

MUST(Rfc6749_5_2, ChallengeFailedBasicCredentials,
     {.cites = {"rfc6749-5.2-invalid-client-401-basic",
                "rfc6749-5.2-invalid-client-www-authenticate", "oauth21-3.2.4-basic-401"},
      .harm = "HTTP clients cannot tell that their credentials were refused.",
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(Where::Token), oracle::RefusalsOfBasicCredentialsAreChallenged());
}

SHOULD(Rfc6749_5_2, ForbidStoringErrors,
       {.cites = {"rfc6749-5.2-error-no-store"},
        .harm = "A cache keeps the error and serves it for a good request.",
        .manner = Manner::Afterwards,
        .contested =
            "5.2 shows the header in its example; 5.1 demands it only where tokens are carried."}) {
  Expect(EveryAnswer(Where::Token), oracle::RefusalsAreNotStored());
}

MUST(Rfc6749_5_2, NeverAnswerWithAServerFault,
     {.cites = {"rfc6749-5.2-no-5xx-on-bad-input", "rfc6749-4.1.2.1-server-error"},
      .harm = "Input from outside reaches code that was not made for it.",
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(), oracle::NoServerFaults());
}

MUST(Rfc6749_A_8, SendNoEmptyErrorTexts,
     {.cites = {"rfc6749-app-a.8-abnf-error-description", "rfc6749-app-a.9-abnf-error-uri"},
      .harm = kUnreadable,
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(Where::Token), oracle::ErrorTextsAreNotEmpty());
}

MUST(Rfc6749_4_1_3, SendNoTokenWithAnError,
     {.cites = {"rfc6749-4.1.3-failed-exchange-no-leak"},
      .harm = "What was refused is handed out all the same.",
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(Where::Token), oracle::ErrorsCarryNoTokens());
}

MUST(Safety_Leaks, RepeatNoSecretInAnError,
     {.harm = "Secrets reach logs and pages that were never meant to hold them.",
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(), oracle::NothingSecretRepeated());
}

}  // namespace
}  // namespace nearmiss
