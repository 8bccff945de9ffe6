// RFC 7591 3, the client registration endpoint: how it is asked, and what it answers.

#include "suites/glue/check.hpp"
#include "suites/glue/registration.hpp"
#include "suites/mutate/json_members.hpp"
#include "suites/mutate/registration.hpp"
#include "suites/oracle/registration.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kLost = "Clients cannot register, or do not understand the answer.";

MUST(Rfc7591_3, RegisterAClient,
     {.cites = {"rfc7591-3-post-json", "rfc7591-3.2-status-201"},
      .harm = kLost,
      .needs = {Need::Registration}}) {
  Expect(Send(Register()), oracle::Registered());
}

MUST_EACH(Rfc7591_3, Refuse, BrokenBodies(),
          {.condition = "registration_unreadable",
           .cites = {"rfc7591-3-other-content-type"},
           .harm = "Nonsense becomes a client, or stops the server.",
           .needs = {Need::Registration}}) {
  Expect(Send(Register().But(NearBody(near))), Refused());
}

MUST(Rfc7591_3, RefuseAForm,
     {.condition = "registration_unreadable",
      .cites = {"rfc7591-3-other-content-type"},
      .harm = "Any web page registers clients in the name and network of whoever visits it.",
      .needs = {Need::Registration}}) {
  Expect(Send(Register().But(AsAFormInsteadOfJson())), Refused());
}

SHOULD(Rfc7591_3, RefuseJsonUnderAnotherMediaType,
       {.condition = "registration_unreadable",
        .cites = {"rfc7591-3-other-content-type"},
        .harm = "Any web page registers clients in the name and network of whoever visits it.",
        .needs = {Need::Registration},
        .contested = "Derived: the text says what is to be accepted, not what is to be refused."}) {
  Expect(Send(Register().But(WithHeader("Content-Type", "text/plain"))), Refused());
}

MUST_EACH(Rfc7591_3, Withstand, OddBodies(),
          {.cites = {"rfc7591-3-other-content-type"},
           .harm = "Anyone stops the server with one request.",
           .needs = {Need::Registration}}) {
  Expect(Send(Register().But(NearBody(near))), oracle::NoFault());
}

MUST(Rfc7591_3, RefuseAnInventedInitialAccessToken,
     {.condition = "initial_access_token_invalid",
      .cites = {"rfc7591-3-invalid-initial-access-token"},
      .harm = "Whoever invents a token registers where registration is closed.",
      .needs = {Need::Registration},
      .contested = "An open endpoint may ignore the token."}) {
  Expect(Send(Register().But(WithBearer("an invented token", play().Random(32)))),
         RefusedUnlessOpen());
}

MUST(Rfc7591_3_2_1, IssueAPrintableClientId,
     {.cites = {"rfc7591-3.2.1-client-id-required"},
      .harm = "The client_id breaks in URLs and headers.",
      .needs = {Need::Registration}}) {
  Expect(Send(Register().But(WithMember("client_name", "caf\xC3\xA9"))),
         oracle::PrintableClientId());
}

SHOULD(Rfc7591_3_2_1, IssueAnotherClientIdToAnotherClient,
       {.cites = {"rfc7591-3.2.1-client-id-unique"},
        .harm = "One client acts, and is blocked, for another.",
        .needs = {Need::Registration},
        .contested = "The text lets a server give instances of one software the same client_id."}) {
  const auto before = Given(ARegisteredClient());
  Expect(Send(Register()), oracle::OtherCredential("client_id", before.client->id));
}

MUST(Rfc7591_3_2_1, ChooseTheClientIdItself,
     {.condition = "registration_metadata_invalid",
      .cites = {"rfc7591-3.2.1-client-id-not-client-chosen",
                "rfc9700-2.6-client-id-not-client-chosen",
                "rfc9700-4.15.1-client-id-not-confusable"},
      .harm = "A client takes the identifier of another one.",
      .needs = {Need::Registration}}) {
  const auto chosen = "nearmiss-" + play().Random(8);
  Expect(Send(Register().But(WithMember("client_id", chosen))),
         oracle::RefusedOrNotTaken(DocumentedAnswers(), "client_id", chosen));
}

MUST(Rfc7591_3_2_1, ChooseTheClientSecretItself,
     {.condition = "registration_metadata_invalid",
      .cites = {"rfc7591-3.2.1-client-id-not-client-chosen"},
      .harm = "Clients come with secrets that others know or guess.",
      .needs = {Need::Registration}}) {
  const auto chosen = play().Random(32);
  Expect(Send(Register().But(WithMember("client_secret", chosen))),
         oracle::RefusedOrNotTaken(DocumentedAnswers(), "client_secret", chosen));
}

MUST(Rfc7591_3_2_1, IssueAnotherSecretToAnotherClient,
     {.cites = {"rfc7591-3.2.1-secret-unique"},
      .harm = "One client is impersonated by all others.",
      .needs = {Need::Registration}}) {
  const auto before = Given(ARegisteredClient());
  Expect(Send(Register().But(WithMember("client_name", "nearmiss again"))),
         oracle::OtherCredential("client_secret", before.client->secret));
}

MUST(Rfc7591_3_2_1, TellWhenTheSecretExpires,
     {.cites = {"rfc7591-3.2.1-secret-expires-at-required"},
      .harm = "A client stops working one day without a warning.",
      .needs = {Need::Registration}}) {
  Expect(Send(Register()), oracle::TellsWhenTheSecretExpires(play().Now()));
}

MAY(Rfc7591_3_2_1, TellTheTimeOfIssueInSeconds,
    {.cites = {"rfc7591-3.2.1-issued-at-type"},
     .harm = "A client takes itself for one of the far future.",
     .needs = {Need::Registration}}) {
  Expect(Send(Register()), oracle::IssuedAbout(play().Now()));
}

MUST(Rfc7591_3_2_1, TellAllThatIsRegistered,
     {.cites = {"rfc7591-3.2.1-returns-all-metadata"},
      .harm = "A client cannot know what the server made of its registration.",
      .needs = {Need::Registration}}) {
  Expect(Send(Register()), oracle::Tells({"client_id", "redirect_uris", "grant_types",
                                          "response_types", "token_endpoint_auth_method"}));
}

SHOULD(Rfc7591_3_2_1, KeepTheSecretOutOfCaches,
       {.cites = {"rfc7591-3.2.1-no-store"},
        .harm = "A cache on the way gives the secret to others.",
        .needs = {Need::Registration},
        .contested = "Derived from the examples."}) {
  Expect(Send(Register()), oracle::NotStored());
}

MUST(Rfc7591_3_2_2, AnswerAFaultByAJsonError,
     {.cites = {"rfc7591-3.2.2-error-400-json"},
      .harm = kLost,
      .needs = {Need::Registration},
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Registration), oracle::RegistrationErrorsAreJson());
}

MUST_EACH(Rfc7591_3_2_2, RefuseARedirectUriWith, UnregistrableRedirectUris(),
          {.condition = "registration_redirect_uri_invalid",
           .cites = {"rfc7591-3.2.2-invalid-redirect-uri", "rfc7591-5-redirect-kinds"},
           .cites_for = {{"fragment", "rfc6749-3.1.2-redirect-no-fragment-registration"}},
           .harm = "Codes go where a script or a stranger reads them.",
           .needs = {Need::Registration}}) {
  Expect(Send(Register().But(NearItem("redirect_uris", near))), Refused());
}

MUST(Rfc7591_3_2_2, RefuseOrReplaceAnUnknownGrantType,
     {.condition = "registration_metadata_invalid",
      .cites = {"rfc7591-3.2.2-invalid-client-metadata", "rfc7591-3.2.1-substitution-allowed"},
      .harm = "A client waits for a grant that will never come.",
      .needs = {Need::Registration}}) {
  Expect(Send(Register().But(WithMemberList("grant_types", {"authorization_code", "nearmiss"}))),
         oracle::RefusedOrNotTaken(DocumentedAnswers(), "grant_types", "nearmiss"));
}

MUST(Rfc7591_3_2_2, RefuseOrReplaceAJwksUriThatIsNone,
     {.condition = "registration_metadata_invalid",
      .cites = {"rfc7591-3.2.2-invalid-client-metadata"},
      .harm = "The server fetches what is no web address.",
      .needs = {Need::Registration}}) {
  Expect(Send(Register().But(WithMember("jwks_uri", "not a url"))),
         oracle::RefusedOrNotTaken(DocumentedAnswers(), "jwks_uri", "not a url"));
}

MUST(Rfc7591_3_2_2, DisbelieveAStatementOfAnUnknownIssuer,
     {.condition = "software_statement_unapproved",
      .cites = {"rfc7591-3.2.2-unapproved-software-statement"},
      .harm = "Any client passes for the one of a publisher that users trust.",
      .needs = {Need::Registration},
      .contested = "A server without support for software statements ignores them."}) {
  Expect(Send(Register().But(WithMember("software_statement", AForeignStatement()))),
         oracle::RefusedOrNotTaken(DocumentedAnswers(), "client_name", kStatedName));
}

}  // namespace
}  // namespace nearmiss
