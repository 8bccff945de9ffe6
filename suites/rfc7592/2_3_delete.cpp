// RFC 7592 2.3, client delete: a deleted client is gone everywhere, and so is what it holds.

#include "suites/glue/check.hpp"
#include "suites/glue/registration.hpp"
#include "suites/oracle/registration.hpp"

namespace nearmiss {
namespace {

constexpr auto kOutlives = "A client that was taken out of service goes on with what it has.";

MUST(Rfc7592_2_3, AnswerADeletionWithNothingMore,
     {.cites = {"rfc7592-2.3-delete-204", "rfc7592-2.3-delete-unsupported-405"},
      .harm = "A client cannot tell whether it was deleted.",
      .needs = {Need::Registration}}) {
  Expect(Send(DeleteClient(Given(AManagedClient()))), oracle::DeletedOrUnsupported());
}

MUST(Rfc7592_2_3, RefuseToDeleteADeletedClient,
     {.condition = "registration_gone",
      .cites = {"rfc7592-2.3-delete-unknown-401"},
      .harm = "A token outlives what it was for.",
      .needs = {Need::Registration}}) {
  const auto deleted = Given(ADeletedClient(Given(AManagedClient())));
  Expect(SendAgain(DeleteClient(deleted)), Refused());
}

MUST(Rfc7592_2_3, RefuseToAuthorizeADeletedClient,
     {.condition = "client_unknown_at_authorization",
      .cites = {"rfc7592-2.3-delete-invalidates-client"},
      .harm = kOutlives,
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  Control(AuthorizeAs(*registered.client));
  Given(ADeletedClient(registered));
  Expect(SendAgain(AuthorizeAs(*registered.client)), Refused());
}

MUST(Rfc7592_2_3, RefuseACodeOfADeletedClient,
     {.condition = "registered_client_deleted",
      .cites = {"rfc7592-2.3-delete-invalidates-client"},
      .harm = kOutlives,
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  Control(Redeem(ACodeOf(*registered.client)));
  const auto code = Given(ACodeOf(*registered.client));
  Given(ADeletedClient(registered));
  Expect(SendAgain(Redeem(code)), Refused());
}

SHOULD(Rfc7592_2_3, RefuseARefreshTokenOfADeletedClient,
       {.condition = "registered_client_deleted",
        .cites = {"rfc7592-2.3-delete-invalidates-tokens"},
        .harm = kOutlives,
        .needs = {Need::Registration, Need::RefreshToken}}) {
  const auto registered = Given(AManagedClient());
  const auto tokens = Given(RefreshedTokens(Given(TokensOf(*registered.client))));
  Given(ADeletedClient(registered));
  Expect(SendAgain(Refresh(tokens)), Refused());
}

SHOULD(Rfc7592_2_3, EndTheAccessTokensOfADeletedClient,
       {.cites = {"rfc7592-2.3-delete-invalidates-tokens"},
        .harm = kOutlives,
        .needs = {Need::Registration, Need::TokenProbe},
        .contested = "A resource that checks tokens without asking the server cannot know."}) {
  const auto registered = Given(AManagedClient());
  const auto tokens = Given(TokensOf(*registered.client));
  Control(ProbeAccessToken(tokens));
  Given(ADeletedClient(registered));
  Expect(SendAgain(ProbeAccessToken(tokens)), oracle::Dead());
}

}  // namespace
}  // namespace nearmiss
