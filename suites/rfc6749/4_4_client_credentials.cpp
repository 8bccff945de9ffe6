// RFC 6749 4.4, client credentials grant: for confidential clients only, and without a refresh
// token.

#include "suites/glue/check.hpp"
#include "suites/mutate/variant.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

MUST(Rfc6749_4_4, IssueTokensToTheClientItself,
     {.cites = {"rfc6749-4.4.3-cc-success"},
      .printed_section = "4.4.3",
      .harm = "The client cannot use a grant that it was registered for.",
      .needs = {Need::ClientCredentials}}) {
  Expect(Send(AskForClientCredentials()), oracle::IssuedUnlessAScopeIsWanted());
}

MUST(Rfc6749_4_4, RefuseAPublicClient,
     {.condition = "public_client_credentials",
      .cites = {"rfc6749-4.4-cc-confidential-only", "rfc6749-4.4.2-cc-must-authenticate",
                "oauth21-4.2-cc-confidential-only"},
      .harm = "Anyone who knows a public client's id gets tokens.",
      .needs = {Need::ClientCredentials, Need::PublicClient}}) {
  Expect(SendIfAllowed(AskForClientCredentials().But(ByThePublicClient())), Refused());
}

MUST(Rfc6749_4_4_2, RefuseAWrongSecret,
     {.condition = "client_secret_wrong",
      .cites = {"rfc6749-4.4.2-cc-must-authenticate"},
      .harm = "Anyone who knows a client's id gets its tokens.",
      .needs = {Need::ClientCredentials, Need::ConfidentialClient}}) {
  Expect(SendIfAllowed(AskForClientCredentials().But(WithClientSecret("nearmiss-wrong-secret"))),
         Refused());
}

MUST_EACH(Rfc6749_4_4_3, AcceptARequestWith, FormVariants(),
          {.cites = {"rfc6749-4.4.3-cc-success"},
           .cites_for = {{"unknown", "rfc6749-3.2-unknown-param-ignored"},
                         {"unknown-empty", "rfc6749-3.2-unknown-param-ignored"},
                         {"names-escaped", "rfc6749-app-b-names-encoded"}},
           .harm = "Clients that follow the standard are locked out.",
           .needs = {Need::ClientCredentials}}) {
  Expect(SendIfAllowed(AskForClientCredentials(FullScope()).But(InForm(near))), oracle::Issued());
}

MUST(Rfc6749_3_2, TakeAnEmptyScopeForAMissingOne,
     {.cites = {"rfc6749-3.2-empty-param-as-missing-scope"},
      .harm = "An empty value takes another way through the server than an absent one.",
      .needs = {Need::ClientCredentials}}) {
  Expect(SendIfAllowed(AskForClientCredentials().But(With("scope", "", "with an empty scope"))),
         oracle::Issued());
}

MUST(Rfc6749_3_2, RefuseARepeatedScope,
     {.condition = "parameter_repeated",
      .cites = {"rfc6749-3.2-repeated-scope"},
      .harm = "A filter in front of the server checks one value and the server uses the other.",
      .needs = {Need::ClientCredentials, Need::TwoScopes}}) {
  Expect(SendIfAllowed(AskForClientCredentials(FullScope()).But(TwiceWith("scope", NarrowScope()))),
         Refused());
}

MUST(Rfc6749_3_3, GrantADefaultScopeOrReportThatThereIsNone,
     {.condition = "scope_missing_at_token",
      .cites = {"rfc6749-3.3-scope-omitted-default-or-error-token"},
      .harm = "The client cannot tell what is missing.",
      .needs = {Need::ClientCredentials}}) {
  Expect(SendIfAllowed(AskForClientCredentials(FullScope()).But(Without("scope"))), Refused());
}

MUST(Rfc6749_3_3, RefuseOrLeaveOutAnUnknownScopeOfTheClientItself,
     {.condition = "scope_invalid_at_token",
      .cites = {"rfc6749-3.3-scope-changed-must-report", "rfc6749-5.2-invalid-scope"},
      .harm = "The client believes to hold a permission that does not exist.",
      .needs = {Need::ClientCredentials}}) {
  Expect(SendIfAllowed(AskForClientCredentials(FullScope())
                           .But(With("scope", FullScope() + " nearmiss-unknown",
                                     "with an unknown scope added"))),
         RefusedOrGrantedWithout({"nearmiss-unknown"}));
}

SHOULD(Rfc6749_4_4_3, IssueNoRefreshToken,
       {.cites = {"rfc6749-4.4.3-cc-no-refresh-token"},
        .harm = "A long-lived credential lies around that nobody needs.",
        .needs = {Need::ClientCredentials}}) {
  Expect(Send(AskForClientCredentials()), oracle::IssuedWithout("refresh_token"));
}

}  // namespace
}  // namespace nearmiss
