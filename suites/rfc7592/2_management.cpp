// RFC 7592 2, the client configuration endpoint: who may use it, for which registration.

#include "suites/glue/check.hpp"
#include "suites/glue/registration.hpp"
#include "suites/mutate/credential.hpp"
#include "suites/mutate/json_members.hpp"
#include "suites/oracle/registration.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kStranger =
    "A stranger reads the secret of a client, sends its codes elsewhere or deletes it.";

MUST(Rfc7592_2, RefuseToReadWithoutAToken,
     {.condition = "registration_token_missing",
      .cites = {"rfc7592-2-token-required"},
      .harm = kStranger,
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  Expect(Send(ReadClient(registered).But(WithoutHeader("Authorization"))), Refused());
}

MUST(Rfc7592_2, RefuseToUpdateWithoutAToken,
     {.condition = "registration_token_missing",
      .cites = {"rfc7592-2-token-required"},
      .harm = kStranger,
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  Expect(Send(UpdateClient(registered).But(WithoutHeader("Authorization"))), Refused());
}

MUST(Rfc7592_2, RefuseToDeleteWithoutAToken,
     {.condition = "registration_token_missing",
      .cites = {"rfc7592-2-token-required"},
      .harm = kStranger,
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  Control(ReadClient(registered));
  Expect(SendAgain(DeleteClient(registered).But(WithoutHeader("Authorization"))), Refused());
}

MUST(Rfc7592_2, RefuseTheTokenOfAnotherClient,
     {.condition = "registration_token_foreign",
      .cites = {"rfc7592-2-token-scoped-to-client"},
      .harm = "Whoever registered any client manages all of them.",
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  const auto other = Given(AManagedClient({WithMember("client_name", "nearmiss other")}));
  Expect(Send(ReadClient(registered)
                  .But(WithBearer("the token of another client", other.management_token))),
         Refused());
}

MUST(Rfc7592_2, RefuseAnOrdinaryAccessToken,
     {.condition = "registration_token_foreign",
      .cites = {"rfc7592-2-ordinary-access-token-refused"},
      .harm = "Whoever is given a token for a resource manages the client.",
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  const auto tokens = Given(TokensOf(*registered.client));
  Expect(Send(ReadClient(registered).But(WithBearer("an access token", tokens.access_token))),
         Refused());
}

MUST(Rfc7592_2, RefuseTheSecretOfTheClient,
     {.condition = "registration_token_other_scheme",
      .cites = {"rfc7592-2-ordinary-access-token-refused"},
      .harm = "A secret that leaks is good for changing the client, too.",
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  Expect(Send(ReadClient(registered).But(WithSecretOf(*registered.client))), Refused());
}

MUST(Rfc7592_2, RefuseAnUnsupportedMethod,
     {.cites = {"rfc7592-2-unsupported-method"},
      .harm = "A client takes what was not done for done.",
      .needs = {Need::Registration},
      .contested = "The text wants the appropriate error code and names none; 405 is HTTP's, and "
                   "routers that know a path by its methods answer 404."}) {
  const auto registered = Given(AManagedClient());
  Expect(Send(UpdateClient(registered).But(AsMethod("PATCH"))), oracle::Status({404, 405, 501}));
}

MUST(Rfc7592_2, RefuseToRegisterAtTheConfigurationEndpoint,
     {.cites = {"rfc7592-2-unsupported-method"},
      .harm = "A client takes what was not done for done.",
      .needs = {Need::Registration},
      .contested = "The text wants the appropriate error code and names none; 405 is HTTP's, and "
                   "routers that know a path by its methods answer 404."}) {
  const auto registered = Given(AManagedClient());
  Expect(Send(UpdateClient(registered).But(AsMethod("POST"))), oracle::Status({404, 405, 501}));
}

MUST(Rfc7592_2_1, ReadARegistration,
     {.cites = {"rfc7592-2.1-read-200", "rfc7592-2.1-client-id-stable"},
      .harm = "A client cannot see what it is registered for.",
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  Expect(Send(ReadClient(registered)), oracle::ReadOf(registered.client->id));
}

MUST_EACH(Rfc7592_2_1, RefuseATokenWith, CredentialNearMisses("registration.token"),
          {.condition = "registration_token_invalid",
           .cites = {"rfc7592-2.1-invalid-token-6750"},
           .harm = "A token can be found with less work than its length promises.",
           .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  Expect(Send(ReadClient(registered).But(NearBearer(near))), Refused());
}

MUST(Rfc7592_2_1, RefuseToReadAClientThatNeverWas,
     {.condition = "registration_gone",
      .cites = {"rfc7592-2.1-unknown-client-401"},
      .harm = "A different answer tells which clients there are.",
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  Expect(Send(ReadClient(registered)
                  .But(WithUrlPart(registered.client->id, "nearmiss-" + play().Random(12)))),
         Refused());
}

MUST(Rfc7592_2_1, RefuseToReadADeletedClient,
     {.condition = "registration_gone",
      .cites = {"rfc7592-2.1-unknown-client-401", "rfc7592-5-deprovision-invalidates-token"},
      .harm = "A token outlives what it was for.",
      .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  Control(ReadClient(registered));
  Expect(SendAgain(ReadClient(Given(ADeletedClient(registered)))), Refused());
}

}  // namespace
}  // namespace nearmiss
