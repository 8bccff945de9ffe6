// RFC 6750 3, the WWW-Authenticate challenge: complete, unambiguous, and within its characters.
// Judged over every challenge that the other checks met.

#include "suites/glue/check.hpp"
#include "suites/oracle/bearer_challenge.hpp"

namespace nearmiss {
namespace {

using oracle::Where;

constexpr auto kUnreadable = "Clients cannot tell what went wrong, and try the wrong thing again.";

MUST(Rfc6750_3, SendAParameterWithAChallenge,
     {.cites = {"rfc6750-3-challenge-has-auth-param"},
      .harm = "Parsers that follow the grammar of the header refuse the whole field.",
      .needs = {Need::Resource},
      .manner = Manner::Afterwards,
      .contested = "A figure of RFC 9449 shows Bearer alone."}) {
  Expect(EveryAnswer(Where::Resource), oracle::ChallengesHaveAParameter());
}

MUST(Rfc6750_3, RepeatNoAttributeOfAChallenge,
     {.cites = {"rfc6750-3-attr-once-realm", "rfc6750-3-attr-once-scope",
                "rfc6750-3-attr-once-error", "rfc6750-3-attr-once-error-description",
                "rfc6750-3-attr-once-error-uri"},
      .harm = "Two readers of one challenge see two different reasons.",
      .needs = {Need::Resource},
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(Where::Resource), oracle::ChallengesRepeatNoAttribute());
}

MUST(Rfc6750_3, KeepTheScopeOfAChallengeToItsCharacters,
     {.cites = {"rfc6750-3-scope-charset"},
      .harm = "Clients ask for a scope that does not exist.",
      .needs = {Need::Resource},
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(Where::Resource), oracle::ChallengeScopesKeepToTheirCharacters());
}

MUST(Rfc6750_3, KeepTheErrorOfAChallengeToItsCharacters,
     {.cites = {"rfc6750-3-error-charset"},
      .harm = "What an attacker put into the request is carried into the client's page or log.",
      .needs = {Need::Resource},
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(Where::Resource), oracle::ChallengeTextsKeepToTheirCharacters());
}

MUST(Rfc6750_3, PointToAnAbsoluteErrorUri,
     {.cites = {"rfc6750-3-error-uri-charset"},
      .harm = kUnreadable,
      .needs = {Need::Resource},
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(Where::Resource), oracle::ChallengeErrorUrisAreAbsolute());
}

MUST(Rfc6750_3_1, UseRegisteredErrorCodes,
     {.cites = {"rfc6750-3.1-error-code-matches"},
      .harm = kUnreadable,
      .needs = {Need::Resource},
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(Where::Resource), oracle::ChallengeErrorsAreRegistered());
}

SHOULD(Rfc6750_3_1, UseTheStatusOfTheError,
       {.cites = {"rfc6750-3.1-invalid-request-400", "rfc6750-3.1-invalid-token-401"},
        .harm = kUnreadable,
        .needs = {Need::Resource},
        .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(Where::Resource), oracle::ChallengeStatusesFitTheirErrors());
}

}  // namespace
}  // namespace nearmiss
