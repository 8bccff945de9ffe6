// RFC 7592 2.2, client update: the new values take the place of the old ones, and what only the
// server makes stays as it is.

#include "suites/glue/check.hpp"
#include "suites/glue/registration.hpp"
#include "suites/mutate/json_members.hpp"
#include "suites/oracle/registration.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kOldLivesOn = "A client cannot get rid of what it once registered.";
constexpr auto kOwn = "A client makes for itself what only the server may.";

MUST(Rfc7592_2_2, TakeAnUpdate,
     {.cites = {"rfc7592-2.2-put-json"},
      .harm = "A client cannot change its registration.",
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  const auto change = WithMemberList("redirect_uris", TwoRedirectUris());
  const auto updated = oracle::ListsExactly("redirect_uris", TwoRedirectUris());
  Expect(Send(UpdateClient(registered).But(change)), updated);
  Expect(Do(ReadClient(registered)), updated);
}

MUST(Rfc7592_2_2, KeepTheClientIdInAnUpdate,
     {.cites = {"rfc7592-2.2-put-json", "rfc7592-2.1-client-id-stable"},
      .harm = "A client loses its identity, and its users their grants.",
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  Expect(Send(UpdateClient(registered)), oracle::ReadOf(registered.client->id));
}

MUST(Rfc7592_2_2, IgnoreOrRefuseAChosenIssueTime,
     {.condition = "registration_update_mismatched",
      .cites = {"rfc7592-2.2-forbidden-fields"},
      .harm = kOwn,
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  Expect(Send(UpdateClient(registered).But(WithMemberNumber("client_id_issued_at", 7))),
         oracle::RefusedOrNotTaken(DocumentedAnswers(), "client_id_issued_at", "7"));
}

MUST(Rfc7592_2_2, IgnoreOrRefuseAChosenExpiry,
     {.condition = "registration_update_mismatched",
      .cites = {"rfc7592-2.2-forbidden-fields"},
      .harm = kOwn,
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  Expect(Send(UpdateClient(registered).But(WithMemberNumber("client_secret_expires_at", 7))),
         oracle::RefusedOrNotTaken(DocumentedAnswers(), "client_secret_expires_at", "7"));
}

MUST(Rfc7592_2_2, IgnoreOrRefuseAChosenToken,
     {.condition = "registration_update_mismatched",
      .cites = {"rfc7592-2.2-forbidden-fields"},
      .harm = kOwn,
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  const auto chosen = play().Random(32);
  Expect(Send(UpdateClient(registered).But(WithMember("registration_access_token", chosen))),
         oracle::RefusedOrNotTaken(DocumentedAnswers(), "registration_access_token", chosen));
}

MUST(Rfc7592_2_2, IgnoreOrRefuseAChosenEndpoint,
     {.condition = "registration_update_mismatched",
      .cites = {"rfc7592-2.2-forbidden-fields"},
      .harm = kOwn,
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  const std::string chosen = "https://client.example/register";
  Expect(Send(UpdateClient(registered).But(WithMember("registration_client_uri", chosen))),
         oracle::RefusedOrNotTaken(DocumentedAnswers(), "registration_client_uri", chosen));
}

MUST(Rfc7592_2_2, ForgetARedirectUriThatAnUpdateLeavesOut,
     {.condition = "redirect_uri_mismatch",
      .cites = {"rfc7592-2.2-replace-not-augment"},
      .harm = kOldLivesOn,
      .needs = {Need::Registration}}) {
  const auto two = TwoRedirectUris();
  const auto registered = Given(AManagedClient({WithMemberList("redirect_uris", two)}));
  Control(AuthorizeTo(*registered.client, two.back()));
  Given(AnUpdatedClient(registered, WithMemberList("redirect_uris", {two.front()})));
  Expect(SendAgain(AuthorizeTo(*registered.client, two.back())), Refused());
}

MUST(Rfc7592_2_2, ForgetANameThatAnUpdateLeavesOut,
     {.cites = {"rfc7592-2.2-omitted-means-delete"},
      .harm = kOldLivesOn,
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient({WithMember("client_name", "nearmiss before")}));
  Expect(Send(UpdateClient(registered).But(WithoutMember("client_name"))),
         oracle::SaysNot("client_name", "nearmiss before"));
}

MUST(Rfc7592_2_2, KeepTheClientIdWhenAnUpdateNamesAnother,
     {.condition = "registration_update_mismatched",
      .cites = {"rfc7592-2.2-client-id-must-match"},
      .harm = "A client takes the identifier of another one.",
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  const auto chosen = "nearmiss-" + play().Random(8);
  Expect(Send(UpdateClient(registered).But(WithMember("client_id", chosen))),
         oracle::RefusedOrNotTaken(DocumentedAnswers(), "client_id", chosen));
}

MUST(Rfc7592_2_2, KeepTheSecretWhenAnUpdateNamesAnother,
     {.condition = "registration_update_mismatched",
      .cites = {"rfc7592-2.2-client-secret-must-match"},
      .harm = "Clients come with secrets that others know or guess.",
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  const auto chosen = play().Random(32);
  Expect(Send(UpdateClient(registered).But(WithMember("client_secret", chosen))),
         oracle::RefusedOrNotTaken(DocumentedAnswers(), "client_secret", chosen));
}

MUST(Rfc7592_2_2, RefuseOrReplaceAnUnknownGrantTypeInAnUpdate,
     {.condition = "registration_metadata_invalid",
      .cites = {"rfc7592-2.2-return-replaced-values", "rfc7592-2.2-invalid-metadata-error"},
      .harm = "A client waits for a grant that will never come.",
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  const auto change = WithMemberList("grant_types", {"authorization_code", "nearmiss"});
  Expect(Send(UpdateClient(registered).But(change)),
         oracle::RefusedOrNotTaken(DocumentedAnswers(), "grant_types", "nearmiss"));
}

MUST(Rfc7592_2_2, RefuseAScriptForARedirectUri,
     {.condition = "registration_redirect_uri_invalid",
      .cites = {"rfc7592-2.2-invalid-metadata-error"},
      .harm = "What a registration may not hold comes in by an update.",
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  Expect(
      Send(UpdateClient(registered).But(WithMemberList("redirect_uris", {"javascript:alert(1)"}))),
      Refused());
}

MUST(Rfc7592_2_2, RefuseToUpdateADeletedClient,
     {.condition = "registration_gone",
      .cites = {"rfc7592-2.2-unknown-client-401"},
      .harm = "A client that was deleted comes back.",
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  Control(UpdateClient(registered));
  Expect(SendAgain(UpdateClient(Given(ADeletedClient(registered)))), Refused());
}

}  // namespace
}  // namespace nearmiss
