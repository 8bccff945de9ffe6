// RFC 6749 3.1, authorization endpoint: who may get a code at all, what an empty parameter is, and
// that other ways to say the same are understood.

#include "suites/glue/check.hpp"
#include "suites/mutate/variant.hpp"
#include "suites/oracle/redirect_shape.hpp"
#include "suites/oracle/token_shape.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kLockedOut = "Clients that follow the standard are locked out.";
constexpr auto kEmpty = "An empty value takes another way through the server than an absent one.";

MUST(Rfc6749_3_1, GiveACodeOnlyToAUserWhoSignedIn,
     {.cites = {"rfc6749-3.1-authenticate-resource-owner", "oauth21-3.1-authenticate-owner"},
      .harm = "Whoever opens a link acts as a user.",
      .needs = {Need::SignIn}}) {
  Expect(SendAsAStranger(Authorize()), oracle::SafelyRefused());
}

MUST_EACH(Rfc6749_3_1, AcceptARequestWith, FormVariants(),
          {.cites = {"rfc6749-3.1-get-supported"},
           .cites_for = {{"unknown", "rfc6749-3.1-unknown-param-ignored"},
                         {"unknown-in-front", "rfc6749-3.1-unknown-param-ignored"},
                         {"unknown-empty", "rfc6749-3.1-unknown-param-ignored"},
                         {"values-escaped", "rfc6749-4.1.1-form-encoding-of-params"},
                         {"names-escaped", "rfc6749-app-b-names-encoded"}},
           .harm = kLockedOut}) {
  Expect(Send(Authorize().But(InForm(near))), oracle::CodeSent());
}

MUST(Rfc6749_1_9, CompareParameterNamesWithCaseAtAuthorization,
     {.condition = "response_type_missing",
      .cites = {"rfc6749-1.9-authz-names-case-sensitive"},
      .harm = "A filter in front of the server sees no such parameter, and the server does."}) {
  Expect(Send(Authorize().But(Renamed("response_type", "Response_Type"))), Refused());
}

MUST(Rfc6749_3_1, TakeAnEmptyScopeForAMissingOne,
     {.cites = {"rfc6749-3.1-empty-scope-as-missing", "oauth21-3.1-empty-as-omitted"},
      .harm = kEmpty}) {
  Expect(SendIfAllowed(AuthorizeWithout("scope").But(With("scope", "", "with an empty scope"))),
         oracle::CodeSent());
}

MUST(Rfc6749_3_1, TakeAnEmptyStateForAMissingOne,
     {.cites = {"rfc6749-3.1-empty-state-as-missing", "oauth21-3.1-empty-as-omitted"},
      .harm = kEmpty}) {
  Expect(SendIfAllowed(AuthorizeWithout("state").But(With("state", "", "with an empty state"))),
         oracle::CodeSentWithoutAValueOf("state"));
}

MUST(Rfc6749_3_1, TakeAnEmptyRedirectUriForAMissingOne,
     {.cites = {"rfc6749-3.1-empty-redirect-uri-as-missing", "oauth21-3.1-empty-as-omitted"},
      .harm = kEmpty,
      .needs = {Need::OtherClient}}) {
  Expect(SendIfAllowed(AuthorizeWithout("redirect_uri", For::Other)
                           .But(With("redirect_uri", "", "with an empty redirect_uri"))),
         oracle::CodeSent());
}

MUST(Rfc6749_3_1, RefuseAnEmptyRedirectUriWhenSeveralAreRegistered,
     {.condition = "redirect_uri_mismatch",
      .cites = {"rfc6749-3.1-empty-redirect-uri-as-missing"},
      .harm = "The server picks a URI that the client did not mean.",
      .needs = {Need::SecondRedirectUri}}) {
  Expect(Send(Authorize().But(With("redirect_uri", "", "with an empty redirect_uri"))), Refused());
}

MUST(Rfc6749_3_1, TakeAnEmptyClientIdForAMissingOne,
     {.condition = "client_unknown_at_authorization",
      .cites = {"rfc6749-3.1-empty-client-id-as-missing", "oauth21-3.1-empty-as-omitted"},
      .harm = kEmpty}) {
  Expect(Send(Authorize().But(With("client_id", "", "with an empty client_id"))), Refused());
}

MUST(Rfc6749_3_1, RepeatNoParameterOfAnAnswer,
     {.cites = {"rfc6749-3.1-response-params-once"},
      .harm = "Two readers of one answer see two different values.",
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(), oracle::RedirectsRepeatNoParameter());
}

MUST(Rfc6749_3_1, PublishAnEndpointWithoutAFragment,
     {.cites = {"rfc6749-3.1-endpoint-uri-no-fragment"},
      .harm = "What clients add to the address ends up in the fragment and never arrives.",
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::SaysAUrlWithoutFragment("authorization_endpoint"));
}

SHOULD(Rfc6749_4_1_1, AcceptARequestWithoutState,
       {.cites = {"rfc6749-4.1.1-state-not-required"},
        .harm = kLockedOut,
        .contested = "state is recommended to clients; a server that insists on it protects those "
                     "that forget it."}) {
  Expect(Send(Authorize().But(Without("state"))), oracle::CodeSent());
}

MUST(Rfc6749_8_4, AnnounceWellFormedResponseTypes,
     {.cites = {"rfc6749-8.4-response-type-abnf", "rfc6749-app-a.3-abnf-response-type"},
      .harm = "Clients cannot read what the server offers.",
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::ListsResponseTypes("response_types_supported"));
}

}  // namespace
}  // namespace nearmiss
