// RFC 7662 2, introspection: who may ask learns whether a token is active; of an inactive one,
// nothing else.

#include "suites/glue/check.hpp"
#include "suites/oracle/introspection.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kDeadServed = "Resources go on serving tokens that are dead.";

MUST(Rfc7662_2_2, CallALiveTokenActive,
     {.cites = {"rfc7662-2.2-active-true-for-valid", "rfc7662-2.1-post-form"},
      .harm = "Resources refuse good tokens.",
      .needs = {Need::Introspection}}) {
  Expect(Send(Introspect(ApprovedTokens())), oracle::Active());
}

MUST(Rfc7662_2_2, CallAnUnknownTokenInactive,
     {.cites = {"rfc7662-2.2-inactive-for-unknown"},
      .harm = "Anything is a token to the resources that ask here.",
      .needs = {Need::Introspection}}) {
  Expect(Send(Introspect(ApprovedTokens()).But(With("token", "nearmiss-invented-token"))),
         oracle::SaysInactive());
}

MUST(Rfc7662_2_2, CallARevokedTokenInactive,
     {.cites = {"rfc7662-2.2-inactive-for-revoked", "rfc7662-4-checks-revocation"},
      .harm = kDeadServed,
      .needs = {Need::Introspection, Need::Revocation},
      .manner = Manner::Apart}) {
  const auto tokens = Given(ApprovedTokens());
  Control(Introspect(tokens.access_token));
  Do(RevokeAccessToken(tokens));
  Expect(SendAgain(Introspect(tokens.access_token)), oracle::SaysInactive());
}

SHOULD(Rfc7662_2_2, SayNothingElseOfAnInactiveToken,
       {.cites = {"rfc7662-2.2-inactive-no-extra"},
        .harm = "An attacker learns whose the token was, or why it died.",
        .needs = {Need::Introspection, Need::Revocation},
        .manner = Manner::Apart}) {
  const auto tokens = Given(ApprovedTokens());
  Control(Introspect(tokens.access_token));
  Do(RevokeAccessToken(tokens));
  Expect(SendAgain(Introspect(tokens.access_token)), oracle::Inactive());
}

MUST(Rfc7662_2_1, RefuseIntrospectionWithoutAuthentication,
     {.condition = "introspection_unauthenticated",
      .cites = {"rfc7662-2.1-authorization-required", "rfc7662-4-require-authentication"},
      .harm = "Anyone can try tokens until one is active.",
      .needs = {Need::Introspection}}) {
  Expect(Send(Introspect(ApprovedTokens()).But(WithoutClient())), Refused());
}

MUST(Rfc7662_2_1, RefuseIntrospectionWithAWrongSecret,
     {.condition = "introspection_unauthenticated",
      .cites = {"rfc7662-2.1-authorization-required", "rfc7662-2.3-bad-client-credentials-401"},
      .harm = "Anyone can try tokens until one is active.",
      .needs = {Need::Introspection, Need::ConfidentialClient}}) {
  Expect(Send(Introspect(ApprovedTokens()).But(WithClientSecret("nearmiss-wrong-secret"))),
         Refused());
}

}  // namespace
}  // namespace nearmiss
