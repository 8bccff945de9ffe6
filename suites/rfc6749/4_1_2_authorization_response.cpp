// RFC 6749 4.1.2, authorization response: a code lives briefly, works once, and the state comes
// back unchanged.

#include "suites/glue/race.hpp"
#include "suites/oracle/answer_shape.hpp"
#include "suites/oracle/redirect_shape.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)
using namespace std::chrono_literals;

constexpr auto kFoundLater =
    "Whoever finds the code later, in a log, a history or a referrer, gets tokens of their own.";

MUST(Rfc6749_4_1_2, RefuseACodeUsedBefore,
     {.condition = "code_replayed",
      .cites = {"rfc6749-4.1.2-code-single-use", "rfc6749-10.5-code-short-lived-single-use",
                "rfc9700-4.2.4-code-invalid-after-first-use", "oauth21-4.1.3-code-one-token",
                "oauth21-4.1.3-second-valid-request"},
      .harm = kFoundLater,
      .manner = Manner::Apart}) {
  const auto code = Given(ARedeemedCode());
  Expect(SendAgain(Redeem(code)), Refused());
}

MUST(Rfc6749_4_1_2, RefuseACodeUsedBeforeAfterAPause,
     {.condition = "code_replayed",
      .cites = {"rfc6749-4.1.2-code-single-use"},
      .harm = kFoundLater,
      .manner = Manner::Waiting}) {
  const auto code = Given(ARedeemedCode());
  Wait(1s);
  Expect(SendAgain(Redeem(code)), Refused());
}

MUST(Rfc6749_4_1_2, RefuseAReplayByAnotherClient,
     {.condition = "code_of_other_client",
      .cites = {"rfc6749-4.1.2-code-single-use", "rfc6749-4.1.2-code-bound-to-client"},
      .harm = kFoundLater,
      .needs = {Need::OtherClient},
      .manner = Manner::Apart}) {
  const auto code = Given(ARedeemedCode());
  Expect(SendAgain(Redeem(code).But(ByTheOtherClient())), Refused());
}

MUST(Rfc6749_4_1_2, RefuseAReplayWithAnotherRedirectUri,
     {.condition = "code_redirect_uri_mismatch",
      .cites = {"rfc6749-4.1.2-code-single-use", "rfc6749-4.1.2-code-bound-to-redirect-uri"},
      .harm = kFoundLater,
      .manner = Manner::Apart}) {
  const auto code = Given(ARedeemedCode());
  Expect(SendAgain(Redeem(code).But(With("redirect_uri", "https://evil.example/cb"))), Refused());
}

MUST_RACE(Rfc6749_4_1_2, IssueTokensOnceForTwoRequestsAtOnce,
          {.condition = "code_replayed",
           .cites = {"rfc6749-4.1.2-code-single-use-concurrent"},
           .harm = "A thief who is quick enough shares the grant unnoticed.",
           .manner = Manner::Apart}) {
  return TheSame(2, Redeem(AnApprovedCode()), oracle::OneWinner());
}

MUST_RACE(Rfc6749_4_1_2, IssueTokensOnceForEightRequestsAtOnce,
          {.condition = "code_replayed",
           .cites = {"rfc6749-4.1.2-code-single-use-concurrent", "oauth21-4.1.3-code-one-token"},
           .harm = "A thief who is quick enough shares the grant unnoticed.",
           .manner = Manner::Apart}) {
  return TheSame(8, Redeem(AnApprovedCode()), oracle::OneWinner());
}

SHOULD(Rfc6749_4_1_2, EndTheAccessTokenOfAReplayedCode,
       {.condition = "code_replayed",
        .cites = {"rfc6749-4.1.2-code-reuse-revokes-access-token", "rfc6749-10.5-code-reuse-revoke",
                  "rfc9700-4.2.4-code-reuse-revokes"},
        .harm =
            "When a thief came first, the thief's tokens stay good although the theft was noticed.",
        .needs = {Need::TokenProbe},
        .manner = Manner::Apart,
        .contested = "OpenID Connect Core 3.1.3.2 asks only to detect reuse if possible; tokens "
                     "that a resource "
                     "checks offline cannot show it."}) {
  const auto code = Given(AnApprovedCode());
  const auto tokens = Given(TokensFor(code));
  Control(ProbeAccessToken(tokens));
  SendAgain(Redeem(code));
  Expect(Do(ProbeAccessToken(tokens)), oracle::Dead());
}

SHOULD(Rfc6749_4_1_2, EndTheRefreshTokenOfAReplayedCode,
       {.condition = "refresh_token_revoked",
        .cites = {"rfc6749-4.1.2-code-reuse-revokes-refresh-token",
                  "rfc9700-4.2.4-code-reuse-revokes"},
        .harm =
            "When a thief came first, the thief's tokens stay good although the theft was noticed.",
        .needs = {Need::RefreshToken},
        .manner = Manner::Apart}) {
  const auto code = Given(AnApprovedCode());
  const auto tokens = Given(RefreshedTokens(Given(TokensFor(code))));
  SendAgain(Redeem(code));
  Expect(Do(Refresh(tokens)), Refused());
}

MAY(Rfc6749_4_1_2, KeepTheTokensWhenAnotherClientReplaysTheCode,
    {.cites = {"rfc6749-4.1.2-code-bound-to-client"},
     .harm = "Whoever learns a used code can end the owner's tokens with it.",
     .needs = {Need::TokenProbe, Need::OtherClient},
     .manner = Manner::Apart,
     .contested = "RFC 6749 is silent; OAuth 2.1 7.5.2 advises against revoking on a replay with "
                  "wrong parameters."}) {
  const auto code = Given(AnApprovedCode());
  const auto tokens = Given(TokensFor(code));
  Control(ProbeAccessToken(tokens));
  SendAgain(Redeem(code).But(ByTheOtherClient()));
  Expect(Do(ProbeAccessToken(tokens)), oracle::Alive());
}

MUST(Rfc6749_4_1_2, RefuseAnExpiredCode,
     {.condition = "code_expired",
      .cites = {"rfc6749-4.1.2-code-expires", "rfc6749-10.5-code-short-lived-single-use"},
      .harm = kFoundLater,
      .needs = {Need::CodeLifetime},
      .manner = Manner::Waiting}) {
  const auto early = Given(AnApprovedCode());
  const auto late = Given(AnApprovedCode());
  WaitUntilJustInsideTheLifeOf(early);
  Control(Redeem(early));
  WaitUntilJustPastTheLifeOf(late);
  Expect(SendAgain(Redeem(late)), Refused());
}

MUST(Rfc6749_4_1_2, AcceptACodeJustInsideItsLife,
     {.cites = {"rfc6749-4.1.2-code-expires"},
      .harm = "Clients fail at random when a user is slow.",
      .needs = {Need::CodeLifetime},
      .manner = Manner::Waiting}) {
  const auto code = Given(AnApprovedCode());
  WaitUntilJustInsideTheLifeOf(code);
  Expect(SendAgain(Redeem(code)), oracle::Issued());
}

MUST(Rfc6749_4_1_2, RefuseAReplayAfterExpiry,
     {.condition = "code_replayed",
      .cites = {"rfc6749-4.1.2-code-single-use"},
      .harm = kFoundLater,
      .needs = {Need::CodeLifetime},
      .manner = Manner::Waiting}) {
  const auto code = Given(ARedeemedCode());
  WaitUntilJustPastTheLifeOf(code);
  Expect(SendAgain(Redeem(code)), Refused());
}

MUST(Rfc6749_4_1_2, ReturnTheStateUnchanged,
     {.cites = {"rfc6749-4.1.2-state-echo", "oauth21-4.1.2-state-echo"},
      .harm = "The client cannot tell its own answers from forged ones."}) {
  Expect(Send(AuthorizeWithState("nearmiss-State.0_1")),
         oracle::Returned("state", "nearmiss-State.0_1"));
}

MUST(Rfc6749_4_1_2, ReturnAStateWithReservedCharacters,
     {.cites = {"rfc6749-4.1.2-state-echo-encoding"},
      .harm = "Pieces of the state become parameters of their own at the client."}) {
  Expect(Send(AuthorizeWithState("a+b c%2Bd&e=f#g?h/i;j")),
         oracle::Returned("state", "a+b c%2Bd&e=f#g?h/i;j"));
}

MUST(Rfc6749_4_1_2, ReturnOrRefuseALongState,
     {.cites = {"rfc6749-4.1.2-state-echo-long"},
      .harm = "A shortened state no longer fits, or fits another request."}) {
  Expect(Send(AuthorizeWithState(play().Random(1000))), oracle::StateUnchangedOrRefused());
}

MUST(Rfc6749_4_1_2, SendNoStateWhenNoneWasSent,
     {.cites = {"rfc6749-4.1.2-state-absent-if-not-sent"},
      .harm = "The client takes a state for its own that it never made."}) {
  Expect(Send(Authorize().But(Without("state"))), oracle::NotReturned("state"));
}

MUST(Rfc6749_4_1_2, SendACodeAndNothingElse,
     {.cites = {"rfc6749-4.1.2-code-required", "rfc6749-4.1.2-no-tokens-in-code-response"},
      .harm = "Tokens stand in the browser's history, in logs and in referrers."}) {
  Expect(Send(Authorize()), oracle::CodeAlone());
}

MUST(Rfc6749_4_1_2, SendTheCodeInTheQuery,
     {.cites = {"rfc6749-4.1.2-code-in-query", "rfc6749-3.1-get-supported"},
      .harm = "Clients that follow the standard find no code."}) {
  Expect(Send(Authorize()), oracle::CodeSentInTheQuery());
}

SHOULD(Rfc6749_5_1, ForbidStoringTheRedirectWithTheCode,
       {.cites = {"rfc6749-5.1-no-store-on-code-redirect"},
        .harm = "A cache on the way keeps the code.",
        .manner = Manner::Afterwards,
        .contested = "5.1 speaks of any response with sensitive information, under the heading of "
                     "token responses."}) {
  Expect(EveryAnswer(), oracle::CodeRedirectsAreNotStored());
}

}  // namespace
}  // namespace nearmiss
