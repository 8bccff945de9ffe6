// RFC 6750, bearer tokens: the resource takes a live access token and nothing else, and says by a
// challenge what it misses.

#include "suites/glue/check.hpp"
#include "suites/mutate/credential.hpp"
#include "suites/oracle/answer_shape.hpp"
#include "suites/oracle/resource_metadata.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kOpen = "Whoever has any text at all reads the user's data.";

MUST(Rfc6750_2_1, ServeALiveAccessToken,
     {.cites = {"rfc6750-2.1-header-supported"},
      .harm = "The token is of no use to the client.",
      .needs = {Need::Resource}}) {
  Expect(Send(UseAccessToken(ApprovedTokens())), oracle::Served());
}

MUST(Rfc6750_3_1, RefuseAnUnknownAccessToken,
     {.condition = "access_token_unknown",
      .cites = {"rfc6750-3.1-invalid-token-401", "rfc6749-7-resource-validates-token",
                "mcp-2026-07-28-token-handling-invalid-401",
                "mcp-2026-07-28-error-handling-status-codes"},
      .harm = kOpen,
      .needs = {Need::Resource}}) {
  Expect(Send(UseAccessToken(ApprovedTokens())
                  .But(WithHeader("Authorization", "Bearer nearmiss-invented-token"))),
         Refused());
}

SHOULD(Rfc6750_3, NameTheErrorOfAnUnknownToken,
       {.cites = {"rfc6750-3-error-attr-on-failed-token", "rfc6749-7.2-resource-error-info"},
        .harm = "Clients cannot tell a token that is over from one that allows too little.",
        .needs = {Need::Resource}}) {
  Expect(Send(UseAccessToken(ApprovedTokens())
                  .But(WithHeader("Authorization", "Bearer nearmiss-invented-token"))),
         oracle::ChallengesWith("error"));
}

MUST_EACH(Rfc6750_3_1, RefuseAnAccessTokenWith, CredentialNearMisses("grant.access_token"),
          {.condition = "access_token_unknown",
           .cites = {"rfc6750-3.1-invalid-token-401", "rfc6749-10.3-access-token-unforgeable",
                     "rfc6750-5.2-token-integrity", "rfc6749-7-resource-validates-token"},
           .harm = "An access token can be found with less work than its length promises.",
           .needs = {Need::Resource}}) {
  Expect(Send(UseAccessToken(ApprovedTokens()).But(NearBearer(near))), Refused());
}

MUST(Rfc6750_3, RefuseARequestWithoutAToken,
     {.condition = "access_token_missing",
      .cites = {"rfc6750-3-www-authenticate-required",
                "mcp-2026-07-28-error-handling-status-codes"},
      .harm = kOpen,
      .needs = {Need::Resource}}) {
  Expect(Send(UseAccessToken(ApprovedTokens()).But(WithoutHeader("Authorization"))), Refused());
}

SHOULD(Rfc6750_3_1, NameNoErrorWithoutAToken,
       {.cites = {"rfc6750-3.1-no-error-without-auth-info"},
        .harm = "Clients take a missing token for a broken one.",
        .needs = {Need::Resource}}) {
  Expect(Send(UseAccessToken(ApprovedTokens()).But(WithoutHeader("Authorization"))),
         oracle::ChallengedWithoutError());
}

MUST(Rfc6750_3, ChallengeEveryUnauthorizedRequest,
     {.cites = {"rfc6750-3-www-authenticate-required", "rfc6750-3-challenge-scheme-bearer"},
      .harm = "Clients cannot tell that a token is wanted, or which.",
      .needs = {Need::Resource},
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Resource), oracle::UnauthorizedIsChallenged());
}

MUST(Rfc6750_3_1, RefuseARefreshTokenForAnAccessToken,
     {.condition = "access_token_unknown",
      .cites = {"rfc6750-3.1-invalid-token-401"},
      .harm = "The long-lived credential opens what only the short-lived one should.",
      .needs = {Need::Resource, Need::RefreshToken}}) {
  const auto tokens = Given(ApprovedTokens());
  Control(UseAccessToken(tokens));
  Expect(SendAgain(AskResourceWith(tokens.refresh_token)), Refused());
}

MUST(Rfc6750_3_1, RefuseACodeForAnAccessToken,
     {.condition = "access_token_unknown",
      .cites = {"rfc6750-3.1-invalid-token-401"},
      .harm = "A code that leaks from a URL opens the resource without any client.",
      .needs = {Need::Resource}}) {
  Control(UseAccessToken(ApprovedTokens()));
  const auto code = Given(AnApprovedCode());
  Expect(SendAgain(AskResourceWith(code.value)), Refused());
}

SHOULD(Rfc9700_4_3_2, RefuseATokenInTheQuery,
       {.condition = "access_token_in_query",
        .cites = {"rfc9700-4.3.2-no-query-token", "oauth21-5.1-ignore-query-token",
                  "mcp-2026-07-28-token-usage-no-query-token"},
        .harm = "Tokens stand in URLs, and so in logs, histories and referrers.",
        .needs = {Need::Resource},
        .contested = "RFC 6750 2.3 lets a resource take it; RFC 9700 4.3.2 and OAuth 2.1 forbid "
                     "clients to send it."}) {
  Expect(Send(UseAccessToken(ApprovedTokens()).But(WithTheTokenInTheQuery())), Refused());
}

}  // namespace
}  // namespace nearmiss
