// RFC 7009 2.1, the request: who may send it, how, and that a hint is only a hint.

#include "suites/glue/check.hpp"
#include "suites/glue/public_client.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kStillGood =
    "A user who takes a grant back, or a client that signs out, is not obeyed.";

MUST(Rfc7009_2_1, RefuseARevocationByGet,
     {.condition = "method_not_allowed",
      .cites = {"rfc7009-2.1-post-form"},
      .harm = "Tokens stay in logs and histories, and a link or image of any page ends a grant.",
      .needs = {Need::Revocation, Need::RefreshToken},
      .manner = Manner::Apart,
      .contested = "2.3 lets a server offer JSONP by GET; this request asks for none."}) {
  Control(RevokeRefreshToken(ApprovedTokens()));
  const auto tokens = Given(RefreshedTokens(Given(ApprovedTokens())));
  Expect(SendAgain(RevokeRefreshToken(tokens).But(AsMethod("GET"))), Refused());
  Expect(Do(Refresh(tokens)), oracle::Issued());
}

MUST(Rfc7009_2_1, RefuseARevocationWithAWrongSecret,
     {.condition = "revocation_unauthenticated",
      .cites = {"rfc7009-2.1-client-credentials-validated"},
      .harm = "Whoever sees a token can end it.",
      .needs = {Need::Revocation, Need::RefreshToken, Need::ConfidentialClient},
      .manner = Manner::Apart}) {
  Expect(Send(RevokeRefreshToken(ApprovedTokens()).But(WithClientSecret("nearmiss-wrong-secret"))),
         Refused());
}

MUST(Rfc7009_2_1, RevokeForAPublicClient,
     {.condition = "refresh_token_revoked",
      .cites = {"rfc7009-2.1-public-client-identified"},
      .printed_section = "5",
      .harm = kStillGood,
      .needs = {Need::Revocation, Need::RefreshToken, Need::PublicClient},
      .manner = Manner::Apart}) {
  const auto tokens = Given(RefreshableTokens(For::Public));
  Expect(Send(RevokeRefreshToken(tokens)), oracle::Acknowledged());
  Expect(SendAgain(Refresh(tokens)), Refused());
}

MUST(Rfc7009_2_1, RefuseARevocationThatNamesNoClient,
     {.condition = "revocation_unauthenticated",
      .cites = {"rfc7009-2.1-public-client-identified"},
      .printed_section = "5",
      .harm = "Whoever sees a token can end it.",
      .needs = {Need::Revocation, Need::RefreshToken, Need::PublicClient},
      .manner = Manner::Apart}) {
  Expect(Send(RevokeRefreshToken(RefreshableTokens(For::Public)).But(WithoutClient())), Refused());
}

MUST(Rfc7009_2_1, KeepAnAccessTokenThatAnotherClientRevokes,
     {.cites = {"rfc7009-2.1-token-belongs-to-client"},
      .harm = "Any client can end the access of all others.",
      .needs = {Need::Revocation, Need::TokenProbe, Need::OtherClient},
      .manner = Manner::Apart,
      .contested = "2.1 refuses the request and names no error, 2.2 answers 200 for a token that "
                   "is invalid; judged by effect only."}) {
  const auto tokens = Given(ApprovedTokens());
  SendAgain(RevokeAccessToken(tokens).But(ByTheOtherClient()));
  Expect(Do(ProbeAccessToken(tokens)), oracle::Alive());
}

MUST(Rfc7009_2_1, RefuseARevocationWithTwoAuthenticationMethods,
     {.condition = "two_authentication_methods",
      .cites = {"rfc7009-2.1-single-auth-method"},
      .harm = "What stands in front of the server checks one pair of credentials, the server the "
              "other.",
      .needs = {Need::Revocation, Need::RefreshToken, Need::ConfidentialClient},
      .manner = Manner::Apart}) {
  Expect(Send(RevokeRefreshToken(ApprovedTokens()).But(WithCredentialsInBothPlaces())), Refused());
}

}  // namespace
}  // namespace nearmiss
