// RFC 8693 2, token exchange: one token in, another one out, with no more rights than the first,
// and the first as good as before.

#include "suites/glue/check.hpp"
#include "suites/glue/exchange.hpp"
#include "suites/oracle/answer_shape.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kGuessed = "The server guesses what a token is, and with it which checks apply.";
constexpr auto kLaundered = "A token that opens nothing any more is traded for one that does.";

MUST(Rfc8693_2_1, RefuseAGrantTypeThatIsNotTheUrn,
     {.condition = "grant_type_unsupported",
      .cites = {"rfc8693-2.1-grant-type-urn"},
      .harm = "A filter that looks for the exact name is passed by.",
      .needs = {Need::TokenExchange}}) {
  Expect(Send(ExchangeToken(ApprovedTokens())
                  .But(With("grant_type", "urn:ietf:params:oauth:grant-type:token_exchange"))),
         Refused());
}

MUST(Rfc8693_2_1, RefuseAnExchangeWithoutSubjectToken,
     {.condition = "exchange_malformed",
      .cites = {"rfc8693-2.1-subject-token-required"},
      .harm = "A token is handed out for nothing.",
      .needs = {Need::TokenExchange}}) {
  Expect(Send(ExchangeToken(ApprovedTokens()).But(Without("subject_token"))), Refused());
}

MUST(Rfc8693_2_1, RefuseAnExchangeWithoutSubjectTokenType,
     {.condition = "exchange_malformed",
      .cites = {"rfc8693-2.1-subject-token-type-required", "rfc8693-2.2.2-invalid-request-code"},
      .harm = kGuessed,
      .needs = {Need::TokenExchange}}) {
  Expect(Send(ExchangeToken(ApprovedTokens()).But(Without("subject_token_type"))), Refused());
}

MUST(Rfc8693_2_1, RefuseASubjectTokenTypeThatNobodyDefined,
     {.condition = "exchange_malformed",
      .cites = {"rfc8693-2.1-subject-token-type-required"},
      .harm = kGuessed,
      .needs = {Need::TokenExchange}}) {
  Expect(Send(ExchangeToken(ApprovedTokens())
                  .But(With("subject_token_type", "urn:nearmiss:token-type:unknown"))),
         Refused());
}

MUST(Rfc8693_2_1, RefuseAnAccessTokenThatIsCalledASamlAssertion,
     {.condition = "exchange_token_bad",
      .cites = {"rfc8693-2.1-validate-subject-token"},
      .harm = kGuessed,
      .needs = {Need::TokenExchange}}) {
  Expect(Send(ExchangeToken(ApprovedTokens())
                  .But(With("subject_token_type", "urn:ietf:params:oauth:token-type:saml2"))),
         Refused());
}

MUST(Rfc8693_2_1, RefuseAnActorTokenWithoutItsType,
     {.condition = "exchange_malformed",
      .cites = {"rfc8693-2.1-actor-token-type-required"},
      .harm = kGuessed,
      .needs = {Need::TokenExchange}}) {
  const auto actor = Given(ApprovedTokens());
  Expect(Send(ExchangeToken(ApprovedTokens()).But(With("actor_token", actor.access_token))),
         Refused());
}

MUST(Rfc8693_2_1, RefuseAnActorTokenTypeAlone,
     {.condition = "exchange_malformed",
      .cites = {"rfc8693-2.1-actor-token-type-forbidden"},
      .harm = "The client believes that the token names an actor, and it names none.",
      .needs = {Need::TokenExchange}}) {
  Expect(Send(ExchangeToken(ApprovedTokens()).But(With("actor_token_type", kAccessTokenType))),
         Refused());
}

MUST(Rfc8693_2_1, RefuseAnInventedActorToken,
     {.condition = "exchange_token_bad",
      .cites = {"rfc8693-2.1-validate-actor-token"},
      .harm = "Anyone is said to act for the user.",
      .needs = {Need::TokenExchange}}) {
  Expect(Send(ExchangeToken(ApprovedTokens())
                  .But(With("actor_token_type", kAccessTokenType))
                  .But(With("actor_token", play().Random(43)))),
         Refused());
}

MUST(Rfc8693_2_1, RefuseAnInventedSubjectToken,
     {.condition = "exchange_token_bad",
      .cites = {"rfc8693-2.1-validate-subject-token"},
      .harm = "Anything is a token.",
      .needs = {Need::TokenExchange}}) {
  Expect(Send(ExchangeToken(ApprovedTokens()).But(With("subject_token", play().Random(43)))),
         Refused());
}

MUST(Rfc8693_2_2_2, CallABadSubjectTokenAnInvalidRequest,
     {.condition = "exchange_token_bad_by_the_letter",
      .cites = {"rfc8693-2.2.2-invalid-request-code"},
      .harm = "Clients cannot tell what went wrong, and try the wrong thing again.",
      .needs = {Need::TokenExchange},
      .contested = "2.2.2 says invalid_request; many servers answer invalid_grant, which RFC 6749 "
                   "5.2 would suggest."}) {
  Expect(Send(ExchangeToken(ApprovedTokens()).But(With("subject_token", play().Random(43)))),
         Refused());
}

MUST(Rfc8693_2_1, RefuseARevokedSubjectToken,
     {.condition = "exchange_token_bad",
      .cites = {"rfc8693-2.1-validate-subject-token"},
      .harm = kLaundered,
      .needs = {Need::TokenExchange, Need::Revocation},
      .manner = Manner::Apart}) {
  const auto tokens = Given(ApprovedTokens());
  Control(ExchangeToken(tokens));
  Control(RevokeAccessToken(tokens));
  Expect(SendAgain(ExchangeToken(tokens)), Refused());
}

MUST(Rfc8693_2_1, RefuseARefreshTokenThatIsCalledAnAccessToken,
     {.condition = "exchange_token_bad",
      .cites = {"rfc8693-2.1-validate-subject-token"},
      .harm = kGuessed,
      .needs = {Need::TokenExchange, Need::RefreshToken}}) {
  const auto tokens = Given(ApprovedTokens());
  Expect(Send(ExchangeToken(ApprovedTokens()).But(With("subject_token", tokens.refresh_token))),
         Refused());
}

MUST(Rfc8693_2_1, RefuseARelativeResource,
     {.condition = "target_unknown",
      .cites = {"rfc8693-2.1-resource-absolute-no-fragment"},
      .harm = "Two readers of the token take it for two different resources.",
      .needs = {Need::TokenExchange, Need::ResourceIndicators}}) {
  Expect(Send(ExchangeToken(ApprovedTokens()).But(With("resource", "/api"))), Refused());
}

MUST(Rfc8693_2_1, RefuseAResourceWithAFragment,
     {.condition = "target_unknown",
      .cites = {"rfc8693-2.1-resource-absolute-no-fragment"},
      .harm = "Two readers of the token take it for two different resources.",
      .needs = {Need::TokenExchange, Need::ResourceIndicators}}) {
  Expect(Send(ExchangeToken(ApprovedTokens()).But(With("resource", Target().resource + "#x"))),
         Refused());
}

MUST(Rfc8693_2_1, KeepTheSubjectTokenAlive,
     {.cites = {"rfc8693-2.1-input-tokens-unaffected"},
      .harm = "A client that asks for one more token loses the one it has.",
      .needs = {Need::TokenExchange, Need::TokenProbe}}) {
  const auto tokens = Given(ApprovedTokens());
  Control(ExchangeToken(tokens));
  Expect(SendAgain(ProbeAccessToken(tokens)), oracle::Alive());
}

MUST(Rfc8693_2_2_1, NameTheTypeOfTheIssuedToken,
     {.cites = {"rfc8693-2.2.1-access-token-required"},
      .harm = "The client does not know how to use the token.",
      .needs = {Need::TokenExchange}}) {
  const auto answer = Send(ExchangeToken(ApprovedTokens()));
  Expect(answer, oracle::Issued());
  Expect(answer, oracle::Has("issued_token_type"));
  Expect(answer, oracle::Has("token_type"));
}

SHOULD(Rfc8693_2_2_1, StateTheLifetimeOfTheIssuedToken,
       {.cites = {"rfc8693-2.2.1-expires-in"},
        .harm = "Clients learn that a token is dead only when a request fails.",
        .needs = {Need::TokenExchange}}) {
  Expect(Send(ExchangeToken(ApprovedTokens())), oracle::Has("expires_in"));
}

MUST(Rfc8693_2_2_1, KeepToTheScopeOfTheSubjectToken,
     {.condition = "refresh_scope_wider",
      .cites = {"rfc8693-2.2.1-no-scope-escalation", "rfc8693-2.2.1-scope-if-different"},
      .harm = "A client widens its own permissions without asking the user.",
      .needs = {Need::TokenExchange, Need::TwoScopes},
      .contested = "Policy may grant more; a server whose policy does is meant to be told apart "
                   "from one without."}) {
  Expect(Send(ExchangeToken(NarrowlyApprovedTokens())
                  .But(With("scope", FullScope(), "with more scope than the token has"))),
         RefusedOrGrantedWithout({LastScope()}));
}

SHOULD(Rfc8693_2_2_2, RefuseAnUnknownAudience,
       {.condition = "exchange_target_unknown",
        .cites = {"rfc8693-2.2.2-invalid-target"},
        .harm = "The client takes the token to a party that it was not made for.",
        .needs = {Need::TokenExchange}}) {
  Expect(Send(ExchangeToken(ApprovedTokens()).But(With("audience", "nearmiss"))), Refused());
}

}  // namespace
}  // namespace nearmiss
