// RFC 7009 2, token revocation: what is revoked is dead, by whatever hint; what belongs to another
// client stays alive.

#include "suites/glue/race.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kStillGood =
    "A user who takes a grant back, or a client that signs out, is not obeyed.";

MUST(Rfc7009_2, RefuseARevokedRefreshToken,
     {.condition = "refresh_token_revoked",
      .cites = {"rfc7009-2-refresh-token-revocation", "rfc7009-2.1-immediate",
                "oauth21-4.3.1-grant-still-active"},
      .harm = kStillGood,
      .needs = {Need::Revocation, Need::RefreshToken},
      .manner = Manner::Apart}) {
  const auto tokens = Given(RefreshedTokens(Given(ApprovedTokens())));
  Expect(Do(RevokeRefreshToken(tokens)), oracle::Acknowledged());
  Expect(SendAgain(Refresh(tokens)), Refused());
}

SHOULD(Rfc7009_2, EndARevokedAccessToken,
       {.condition = "access_token_revoked",
        .cites = {"rfc7009-2-access-token-revocation"},
        .harm = kStillGood,
        .needs = {Need::Revocation, Need::TokenProbe},
        .manner = Manner::Apart}) {
  const auto tokens = Given(ApprovedTokens());
  Control(ProbeAccessToken(tokens));
  Do(RevokeAccessToken(tokens));
  Expect(Do(ProbeAccessToken(tokens)), oracle::Dead());
}

SHOULD(Rfc7009_2_1, EndTheAccessTokensOfARevokedRefreshToken,
       {.cites = {"rfc7009-2.1-refresh-cascades-to-access"},
        .harm = kStillGood,
        .needs = {Need::Revocation, Need::TokenProbe, Need::RefreshToken},
        .manner = Manner::Apart}) {
  const auto tokens = Given(ApprovedTokens());
  Control(ProbeAccessToken(tokens));
  Do(RevokeRefreshToken(tokens));
  Expect(Do(ProbeAccessToken(tokens)), oracle::Dead());
}

SHOULD_RACE(
    Rfc7009_2_1, LeaveNothingOfARefreshThatMeetsARevocation,
    {.cites = {"rfc7009-2.1-immediate", "rfc7009-2.1-refresh-cascades-to-access"},
     .harm = kStillGood,
     .needs = {Need::Revocation, Need::RefreshToken},
     .manner = Manner::Apart,
     .contested = "Derived: what is good afterwards has to be good when the two requests go "
                  "one after the other as well, in one order or the other."}) {
  return RefreshAgainstRevocation();
}

SHOULD_RACE(
    Rfc7009_2_1, EndATokenThatIsRevokedDuringARedemption,
    {.cites = {"rfc7009-2.1-immediate"},
     .harm = kStillGood,
     .needs = {Need::Revocation, Need::RefreshToken},
     .manner = Manner::Apart,
     .contested = "Derived: what is good afterwards has to be good when the two requests go "
                  "one after the other as well, in one order or the other."}) {
  return RedemptionAgainstRevocation();
}

MUST(Rfc7009_2_1, SearchOnWhenTheHintIsWrong,
     {.condition = "refresh_token_revoked",
      .cites = {"rfc7009-2.1-hint-search-all"},
      .harm = kStillGood,
      .needs = {Need::Revocation, Need::RefreshToken},
      .manner = Manner::Apart}) {
  const auto tokens = Given(RefreshedTokens(Given(ApprovedTokens())));
  Do(RevokeRefreshToken(tokens).But(With("token_type_hint", "access_token", "with a wrong hint")));
  Expect(SendAgain(Refresh(tokens)), Refused());
}

MUST(Rfc7009_2_1, KeepATokenThatAnotherClientRevokes,
     {.cites = {"rfc7009-2.1-token-belongs-to-client", "rfc7009-2.1-foreign-token-error-or-200"},
      .harm = "Any client can end the grants of all others.",
      .needs = {Need::Revocation, Need::RefreshToken, Need::OtherClient},
      .manner = Manner::Apart,
      .contested = "2.1 refuses the request and names no error, 2.2 answers 200 for a token that "
                   "is invalid; judged by "
                   "effect only."}) {
  const auto tokens = Given(RefreshedTokens(Given(ApprovedTokens())));
  SendAgain(RevokeRefreshToken(tokens).But(ByTheOtherClient()));
  Expect(Do(Refresh(tokens)), oracle::Issued());
}

MUST(Rfc7009_2_1, RefuseARevocationWithoutClientAuthentication,
     {.condition = "revocation_unauthenticated",
      .cites = {"rfc7009-2.1-client-credentials-validated"},
      .harm = "Whoever sees a token can end it.",
      .needs = {Need::Revocation, Need::RefreshToken, Need::ConfidentialClient},
      .manner = Manner::Apart}) {
  Expect(Send(RevokeRefreshToken(ApprovedTokens()).But(WithoutClientSecret())), Refused());
}

MUST(Rfc7009_2_1, RefuseARevocationWithoutAToken,
     {.condition = "revocation_token_missing",
      .cites = {"rfc7009-2.1-token-required"},
      .harm = "A client believes to have signed out and has not.",
      .needs = {Need::Revocation, Need::RefreshToken},
      .manner = Manner::Apart}) {
  Expect(Send(RevokeRefreshToken(ApprovedTokens()).But(Without("token"))), Refused());
}

MUST(
    Rfc7009_2_2, AnswerAnUnknownTokenLikeARevokedOne,
    {.condition = "revocation_token_unknown",
     .cites = {"rfc7009-2.2-invalid-token-200"},
     .harm = "Clients fail on a token that is gone anyway, and attackers learn which tokens exist.",
     .needs = {Need::Revocation, Need::RefreshToken},
     .manner = Manner::Apart}) {
  Expect(Send(RevokeRefreshToken(ApprovedTokens()).But(With("token", "nearmiss-invented-token"))),
         oracle::Acknowledged());
}

}  // namespace
}  // namespace nearmiss
