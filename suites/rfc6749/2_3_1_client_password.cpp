// RFC 6749 2.3.1, client password: a client proves itself with its own secret, exactly, in one
// place.

#include "suites/glue/check.hpp"
#include "suites/mutate/credential.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace): a check reads as a sentence

constexpr auto kImpersonation = "Whoever guesses or finds a part of the secret acts as the client.";

Operator InAnotherCase() { return CredentialNearMisses("grant.client_id").at(6); }

MUST(Rfc6749_2_3_1, RefuseAWrongSecret,
     {.condition = "client_secret_wrong",
      .cites = {"rfc6749-2.3.1-wrong-secret", "rfc6749-5.2-invalid-client"},
      .harm = kImpersonation,
      .needs = {Need::ConfidentialClient}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(WithClientSecret("nearmiss-wrong-secret"))), Refused());
}

MUST(Rfc6749_2_3_1, RefuseAnEmptySecret,
     {.condition = "client_secret_empty",
      .cites = {"rfc6749-2.3.1-empty-secret-not-accepted"},
      .harm = kImpersonation,
      .needs = {Need::ConfidentialClient}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(WithClientSecret(""))), Refused());
}

MUST_EACH(Rfc6749_2_3_1, RefuseASecretWith, CredentialNearMisses("grant.client_secret"),
          {.condition = "client_secret_wrong",
           .cites = {"rfc6749-2.3.1-wrong-secret"},
           .harm = kImpersonation,
           .needs = {Need::ConfidentialClient}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(NearClientSecret(near))), Refused());
}

MUST(Rfc6749_2_3_1, RefuseAnUnknownClient,
     {.condition = "client_unknown",
      .cites = {"rfc6749-5.2-invalid-client", "rfc6749-2.3.1-wrong-secret"},
      .printed_section = "5.2",
      .harm = "Anyone redeems codes under a name that was never registered."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(WithClientId("nearmiss-unknown-client"))), Refused());
}

MUST(Rfc6749_2_3_1, RefuseCredentialsInTheQuery,
     {.condition = "credentials_in_query",
      .cites = {"rfc6749-2.3.1-credentials-not-in-uri", "oauth21-2.4.1-secret-not-in-uri"},
      .harm = "Secrets end up in access logs and referrers, and the server teaches clients to put "
              "them there.",
      .needs = {Need::ConfidentialClient}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(WithCredentialsInTheQuery())), Refused());
}

MUST(Rfc6749_2_3_1, DecodeBasicCredentialsAsAForm,
     {.cites = {"rfc6749-2.3.1-basic-form-encoded-credentials"},
      .harm = "A client whose secret holds a percent sign, a plus or a colon cannot authenticate "
              "as the standard says.",
      .needs = {Need::BasicClient}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(WithBasicFullyPercentEncoded())), oracle::Issued());
}

MUST(Rfc6749_2_3_1, RefuseTheSecretOfAnotherClient,
     {.condition = "client_secret_wrong",
      .cites = {"rfc6749-2.3.1-wrong-secret"},
      .harm = "Every registered client can act as every other.",
      .needs = {Need::ConfidentialClient, Need::OtherClient}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(WithClientSecret(play().Other().secret))), Refused());
}

MUST(Rfc6749_2_3_1, RefuseABasicHeaderThatCannotBeRead,
     {.condition = "basic_malformed",
      .cites = {"rfc6749-2.3.1-malformed-basic-header"},
      .harm = "Input from outside reaches code that was not made for it.",
      .needs = {Need::BasicClient}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(WithHeader("Authorization", "Basic !not*base64!"))),
         Refused());
}

MUST(Rfc6749_3_2_1, RefuseAnotherClientIdBesideBasic,
     {.condition = "client_id_mismatch",
      .cites = {"rfc6749-3.2.1-client-id-mismatch-beside-auth"},
      .harm = "Two parts of a server believe two different clients.",
      .needs = {Need::BasicClient, Need::OtherClient}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(With("client_id", play().Other().id))), Refused());
}

MUST(Rfc6749_2_2, RefuseAClientIdInAnotherCase,
     {.condition = "client_unknown",
      .cites = {"rfc6749-2.2-client-id-unique", "rfc6749-1.9-token-values-case-sensitive"},
      .harm = "Two spellings name one client, so that block lists and logs miss one of them."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(NearClientId(InAnotherCase()))), Refused());
}

}  // namespace
}  // namespace nearmiss
