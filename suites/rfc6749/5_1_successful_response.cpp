// RFC 6749 5.1, successful response: flat JSON, never stored by anyone on the way. Judged over
// every token answer that the other checks met.

#include "suites/glue/check.hpp"
#include "suites/oracle/answer_shape.hpp"
#include "suites/oracle/token_shape.hpp"

namespace nearmiss {
namespace {

constexpr auto kUnreadable = "Clients that follow the standard cannot read the answer.";

MUST(Rfc6749_5_1, AnswerWithJson,
     {.cites = {"rfc6749-5.1-status-200", "rfc6749-5.1-json-media-type",
                "rfc6749-5.1-json-top-level"},
      .harm = kUnreadable,
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Token), oracle::TokenAnswersAreJson());
}

MUST(Rfc6749_5_1, KeepTokensAsStringsAtTheTop,
     {.cites = {"rfc6749-5.1-access-token-required", "rfc6749-5.1-json-top-level"},
      .harm = kUnreadable,
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Token), oracle::TokenAnswersAreFlatStrings());
}

MUST(Rfc6749_5_1, NameTheTokenType,
     {.cites = {"rfc6749-5.1-token-type-required"},
      .harm = "The client does not know how to use the token.",
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Token), oracle::TokenAnswersNameTheTokenType());
}

MUST(Rfc6749_5_1, StateTheLifetimeAsANumber,
     {.cites = {"rfc6749-5.1-json-top-level", "rfc6749-app-a.14-abnf-expires-in"},
      .harm = kUnreadable,
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Token), oracle::TokenAnswersStateTheLifetimeAsANumber());
}

MUST(Rfc6749_5_1, ForbidStoringTokens,
     {.cites = {"rfc6749-5.1-cache-control-no-store", "oauth21-3.2.3-cache-control-no-store"},
      .harm = "A cache on the way keeps the tokens and serves them again.",
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Token), oracle::TokenAnswersAreNotStored());
}

MUST(
    Rfc6749_5_1, ForbidStoringTokensInOldCaches,
    {.cites = {"rfc6749-5.1-pragma-no-cache"},
     .harm = "A cache that knows HTTP/1.0 only keeps the tokens.",
     .manner = Manner::Afterwards,
     .contested =
         "A MUST in RFC 6749 5.1; RFC 9111 has retired the header and OAuth 2.1 3.2.3 drops it."}) {
  Expect(EveryAnswer(oracle::Where::Token), oracle::TokenAnswersArePragmaNoCache());
}

MUST(Rfc6749_3_2, RepeatNoMemberInAnAnswer,
     {.cites = {"rfc6749-3.2-response-params-once"},
      .harm = "Two readers of one answer see two different tokens.",
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Token), oracle::AnswersRepeatNoMember());
}

SHOULD(Rfc6749_5_1, StateTheLifetime,
       {.cites = {"rfc6749-5.1-expires-in-recommended"},
        .harm = "Clients learn that a token is dead only when a request fails.",
        .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Token), oracle::TokenAnswersStateTheLifetime());
}

MUST(Rfc6749_8_2, NameMembersInTheirCharacters,
     {.cites = {"rfc6749-8.2-param-name-abnf", "rfc6749-app-a.18-abnf-param-name"},
      .harm = kUnreadable,
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Token), oracle::MemberNamesKeepToTheirCharacters());
}

MUST(Rfc6749_A_12, KeepTokensToTheirCharacters,
     {.cites = {"rfc6749-app-a.12-abnf-access-token", "rfc6749-app-a.17-abnf-refresh-token"},
      .harm = kUnreadable,
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Token), oracle::TokensArePrintable());
}

MUST(Rfc6749_7_1, NameARegisteredTokenType,
     {.cites = {"rfc6749-7.1-token-type-registered", "rfc6749-8.1-token-type-abnf",
                "rfc6749-app-a.13-abnf-token-type"},
      .printed_section = "8.1",
      .harm = "The client does not know how to use the token.",
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Token), oracle::TokenTypesAreRegistered());
}

}  // namespace
}  // namespace nearmiss
