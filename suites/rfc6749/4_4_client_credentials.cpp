// RFC 6749 4.4, client credentials grant: for confidential clients only, and without a refresh
// token.

#include "suites/glue/check.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

MUST(Rfc6749_4_4, IssueTokensToTheClientItself,
     {.cites = {"rfc6749-4.4.3-cc-success"},
      .printed_section = "4.4.3",
      .harm = "The client cannot use a grant that it was registered for.",
      .needs = {Need::ClientCredentials}}) {
  Expect(Send(AskForClientCredentials()), oracle::Issued());
}

MUST(Rfc6749_4_4, RefuseAPublicClient,
     {.condition = "public_client_credentials",
      .cites = {"rfc6749-4.4-cc-confidential-only", "rfc6749-4.4.2-cc-must-authenticate"},
      .harm = "Anyone who knows a public client's id gets tokens.",
      .needs = {Need::ClientCredentials, Need::PublicClient}}) {
  Expect(Send(AskForClientCredentials().But(ByThePublicClient())), Refused());
}

MUST(Rfc6749_4_4_2, RefuseAWrongSecret,
     {.condition = "client_secret_wrong",
      .cites = {"rfc6749-4.4.2-cc-must-authenticate"},
      .harm = "Anyone who knows a client's id gets its tokens.",
      .needs = {Need::ClientCredentials, Need::ConfidentialClient}}) {
  Expect(Send(AskForClientCredentials().But(WithClientSecret("nearmiss-wrong-secret"))), Refused());
}

SHOULD(Rfc6749_4_4_3, IssueNoRefreshToken,
       {.cites = {"rfc6749-4.4.3-cc-no-refresh-token"},
        .harm = "A long-lived credential lies around that nobody needs.",
        .needs = {Need::ClientCredentials}}) {
  Expect(Send(AskForClientCredentials()), oracle::IssuedWithout("refresh_token"));
}

}  // namespace
}  // namespace nearmiss
