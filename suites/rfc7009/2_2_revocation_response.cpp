// RFC 7009 2.2, the response: 200 for whatever is dead afterwards, an OAuth error for the rest.

#include "suites/glue/check.hpp"
#include "suites/oracle/answer_shape.hpp"
#include "suites/oracle/introspection.hpp"
#include "suites/oracle/metadata.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kStillGood =
    "A user who takes a grant back, or a client that signs out, is not obeyed.";
constexpr auto kUnsure = "A client that signs out cannot tell whether it has.";

MUST(Rfc7009_2, PublishARevocationEndpointThatIsSafe,
     {.cites = {"rfc7009-2-endpoint-https", "rfc7009-2-http-not-published",
                "rfc7009-2-endpoint-uri-rules"},
      .harm = "Clients send tokens and their own secrets where the network reads them.",
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::IsASafeEndpoint("revocation_endpoint"));
}

MUST(Rfc7009_2_2, ConfirmARevocation,
     {.cites = {"rfc7009-2.2-success-200"},
      .harm = kUnsure,
      .needs = {Need::Revocation, Need::RefreshToken},
      .manner = Manner::Apart}) {
  Expect(Send(RevokeRefreshToken(ApprovedTokens())), oracle::Acknowledged());
}

MUST(Rfc7009_2_2, AnswerTheSameRevocationTwice,
     {.cites = {"rfc7009-2.2-repeat-idempotent", "rfc7009-2.2-invalid-token-200"},
      .harm = "A client that lost the first answer takes the second for a failure and retries.",
      .needs = {Need::Revocation, Need::RefreshToken},
      .manner = Manner::Apart}) {
  const auto tokens = Given(ApprovedTokens());
  Control(RevokeRefreshToken(tokens));
  Expect(SendAgain(RevokeRefreshToken(tokens)), oracle::Acknowledged());
}

MUST(Rfc7009_2_2, IgnoreAHintThatNobodyDefined,
     {.condition = "refresh_token_revoked",
      .cites = {"rfc7009-2.2-invalid-hint-ignored"},
      .harm = kStillGood,
      .needs = {Need::Revocation, Need::RefreshToken},
      .manner = Manner::Apart}) {
  const auto tokens = Given(RefreshedTokens(Given(ApprovedTokens())));
  const auto hinted = With("token_type_hint", "nearmiss", "with a hint that nobody defined");
  Expect(SendAgain(RevokeRefreshToken(tokens).But(hinted)), oracle::Acknowledged());
  Expect(Do(Refresh(tokens)), Refused());
}

MUST(Rfc7009_2_2_1, RefuseRevocationsWithJsonErrors,
     {.cites = {"rfc7009-2.2.1-error-format"},
      .harm = "Clients cannot tell what went wrong.",
      .needs = {Need::Revocation},
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Revocation), oracle::RefusalsAreJsonErrors());
}

MUST(Rfc7009_2_2_1, ChallengeBasicCredentialsThatFail,
     {.cites = {"rfc7009-2.2.1-error-format"},
      .harm = "Clients cannot tell what went wrong.",
      .needs = {Need::Revocation, Need::BasicClient},
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Revocation), oracle::RefusalsOfBasicCredentialsAreChallenged());
}

MUST(Rfc7009_2_2_1, RevokeAnAccessTokenOrCallItUnsupported,
     {.cites = {"rfc7009-2.2.1-unsupported-token-type"},
      .harm = kUnsure,
      .needs = {Need::Revocation},
      .manner = Manner::Apart}) {
  Expect(Send(RevokeAccessToken(Given(ApprovedTokens()))), oracle::AcknowledgedOrUnsupported());
}

}  // namespace
}  // namespace nearmiss
