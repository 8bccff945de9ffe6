// RFC 7662 2.1, the request: a token, perhaps a hint, from somebody who may ask.

#include "suites/glue/check.hpp"
#include "suites/mutate/credential.hpp"
#include "suites/oracle/introspection.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kGoodRefused = "Resources refuse good tokens.";
constexpr auto kOracle = "Anyone can try tokens until one is active.";

MUST(Rfc7662_2_1, RefuseAnIntrospectionWithoutAToken,
     {.condition = "introspection_token_missing",
      .cites = {"rfc7662-2.1-token-required"},
      .harm = "An absent value matches an empty field in the server's store.",
      .needs = {Need::Introspection},
      .contested = "That no token is a malformed request is derived; active:false is taken too."}) {
  Expect(Send(Introspect(ApprovedTokens()).But(Without("token"))), Refused());
}

MUST(Rfc7662_2_1, SearchOnWhenTheHintIsWrong,
     {.cites = {"rfc7662-2.1-hint-search-all"},
      .harm = kGoodRefused,
      .needs = {Need::Introspection}}) {
  Expect(Send(Introspect(ApprovedTokens())
                  .But(With("token_type_hint", "refresh_token", "with a wrong hint"))),
         oracle::Active());
}

MUST(Rfc7662_2_1, IgnoreAHintThatNobodyDefined,
     {.cites = {"rfc7662-2.1-unknown-hint"},
      .harm = kGoodRefused,
      .needs = {Need::Introspection}}) {
  Expect(Send(Introspect(ApprovedTokens())
                  .But(With("token_type_hint", "nearmiss", "with a hint that nobody defined"))),
         oracle::Active());
}

MUST(Rfc7662_2_3, CallABadBearerTokenUnauthorized,
     {.condition = "introspection_bearer_unknown",
      .cites = {"rfc7662-2.3-bad-bearer-401"},
      .harm = kOracle,
      .needs = {Need::Introspection},
      .contested = "A server that knows client authentication only owes the same 401 to whatever "
                   "stands in the Authorization header (RFC 6749 5.2)."}) {
  const auto bearer = "Bearer " + play().Random(32);
  Expect(Send(Introspect(ApprovedTokens())
                  .But(WithCredentials("with a bearer token that was never issued", bearer, {}))),
         Refused());
}

MUST(Rfc7662_2_3, AnswerAQueryForAnUnknownToken,
     {.cites = {"rfc7662-2.3-invalid-token-not-error", "rfc7662-2.2-inactive-for-unknown"},
      .harm = "A resource takes the error for an outage, and may let the request in.",
      .needs = {Need::Introspection}}) {
  Expect(Send(Introspect(ApprovedTokens()).But(With("token", play().Random(32)))),
         oracle::SaysInactive());
}

MUST(Rfc7662_4, RefuseIntrospectionByAPublicClient,
     {.condition = "introspection_by_public_client",
      .cites = {"rfc7662-4-public-client-refused"},
      .harm = kOracle,
      .needs = {Need::Introspection, Need::PublicClient}}) {
  Expect(Send(Introspect(ApprovedTokens()).But(ByThePublicClient())), Refused());
}

MUST(Rfc7662_4, CallATokenWithOneCharacterChangedInactive,
     {.cites = {"rfc7662-4-checks-signature", "rfc7662-2.2-inactive-for-unknown"},
      .harm = "A token can be made up, or its contents changed, without the server noticing.",
      .needs = {Need::Introspection}}) {
  const auto changed = CredentialNearMisses("grant.access_token").at(5);
  Expect(Send(Introspect(ApprovedTokens()).But(Near("token", changed))), oracle::SaysInactive());
}

}  // namespace
}  // namespace nearmiss
