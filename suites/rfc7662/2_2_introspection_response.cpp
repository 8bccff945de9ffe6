// RFC 7662 2.2, the response: one JSON object, whose members have their types, that says no more
// than was granted.

#include "suites/glue/check.hpp"
#include "suites/oracle/introspection.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kMisread = "Resources misread the answer, and some take it for a yes.";

MUST(Rfc7662_2_2, AnswerIntrospectionsWithJson,
     {.cites = {"rfc7662-2.2-json-response"},
      .harm = kMisread,
      .needs = {Need::Introspection},
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Introspection), oracle::IntrospectionAnswersAreJson());
}

MUST(Rfc7662_2_2, SayWhetherATokenIsActiveAsABoolean,
     {.cites = {"rfc7662-2.2-active-required-boolean"},
      .harm = "The string \"false\" is true in many languages.",
      .needs = {Need::Introspection},
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Introspection), oracle::IntrospectionAnswersSayWhetherActive());
}

MUST(Rfc7662_2_2, GiveEachMemberItsType,
     {.cites = {"rfc7662-2.2-member-exp-type", "rfc7662-2.2-member-iat-type",
                "rfc7662-2.2-member-nbf-type", "rfc7662-2.2-member-scope-type",
                "rfc7662-2.2-member-client-id-type", "rfc7662-2.2-member-username-type",
                "rfc7662-2.2-member-token-type-type", "rfc7662-2.2-member-sub-type",
                "rfc7662-2.2-member-aud-type", "rfc7662-2.2-member-iss-type",
                "rfc7662-2.2-member-jti-type"},
      .harm = kMisread,
      .needs = {Need::Introspection},
      .contested = "All of these members are optional; the type binds where one is there."}) {
  Expect(Send(Introspect(ApprovedTokens())), oracle::MembersHaveTheirTypes());
}

MUST(Rfc7662_2_2, ShowNoMoreScopeThanWasGranted,
     {.cites = {"rfc7662-2.2-scope-consistent"},
      .harm = "Resources grant what the user did not.",
      .needs = {Need::Introspection, Need::TwoScopes},
      .contested = "A server may show less, filtered for the caller."}) {
  const auto tokens = Given(NarrowlyApprovedTokens());
  Expect(Send(Introspect(tokens.access_token)),
         oracle::ScopeIsWithin(tokens.scope.value_or(tokens.asked_scope)));
}

MUST(Rfc7662_2_2, CallACodeInactive,
     {.cites = {"rfc7662-2.2-inactive-for-used-code"},
      .harm = "A code from the front channel opens resources.",
      .needs = {Need::Introspection}}) {
  const auto code = Given(AnApprovedCode());
  Expect(Send(Introspect(ApprovedTokens()).But(With("token", code.value, "with a code"))),
         oracle::SaysInactive());
}

SHOULD(Rfc7662_2_2, AnswerForARevokedTokenAsForAnUnknownOne,
       {.cites = {"rfc7662-2.2-inactive-indistinguishable"},
        .harm = "An attacker learns that a token was good once.",
        .needs = {Need::Introspection, Need::Revocation},
        .manner = Manner::Apart}) {
  const auto tokens = Given(ApprovedTokens());
  Control(Introspect(tokens.access_token));
  Do(RevokeAccessToken(tokens));
  const auto unknown = Do(Introspect(play().Random(32)));
  Expect(SendAgain(Introspect(tokens.access_token)), oracle::AnsweredLike(unknown));
}

}  // namespace
}  // namespace nearmiss
