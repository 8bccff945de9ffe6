// RFC 7591 2, client metadata: what a client says of itself is checked, completed and kept to.

#include "suites/glue/check.hpp"
#include "suites/glue/registration.hpp"
#include "suites/mutate/json_members.hpp"
#include "suites/mutate/registration.hpp"
#include "suites/oracle/registration.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kSurprise = "A client believes that it has what the server did not give it.";
constexpr auto kMorePower = "A client that registered for little does more.";

MUST(Rfc7591_2, RegisterTwoRedirectUris,
     {.cites = {"rfc7591-2-redirect-uris-supported"},
      .harm = "A client works on one of its sites only.",
      .needs = {Need::Registration}}) {
  const auto change = WithMemberList("redirect_uris", TwoRedirectUris());
  Expect(Send(Register().But(change)), oracle::ListsAll("redirect_uris", TwoRedirectUris()));
  const auto registered = Given(ARegisteredClient({change}));
  Expect(SendAgain(AuthorizeTo(*registered.client, TwoRedirectUris().back())), oracle::CodeSent());
}

MUST(Rfc7591_2, RefuseACodeClientWithoutRedirectUris,
     {.condition = "registration_redirect_uri_missing",
      .cites = {"rfc7591-2-redirect-uris-required-for-code",
                "oauth21-2.3.1-complete-redirect-registered"},
      .harm = "Codes of such a client go wherever a request says.",
      .needs = {Need::Registration}}) {
  Expect(Send(Register().But(WithoutMember("redirect_uris"))), Refused());
}

MUST(Rfc7591_2, RefuseACodeClientWithAnEmptyListOfRedirectUris,
     {.condition = "registration_redirect_uri_missing",
      .cites = {"rfc7591-2-redirect-uris-required-for-code"},
      .harm = "Codes of such a client go wherever a request says.",
      .needs = {Need::Registration}}) {
  Expect(Send(Register().But(WithMemberList("redirect_uris", {}))), Refused());
}

MUST(Rfc7591_2, TellTheDefaultAuthenticationMethod,
     {.cites = {"rfc7591-2-auth-method-default-basic"},
      .harm = kSurprise,
      .needs = {Need::Registration},
      .contested = "Section 2 makes client_secret_basic the default, 3.2.1 lets the server choose "
                   "another value; then it has to be told."}) {
  Expect(Send(Register().But(WithoutMember("token_endpoint_auth_method"))),
         oracle::Tells({"token_endpoint_auth_method"}));
}

MUST(Rfc7591_2, GiveAPublicClientNoSecret,
     {.condition = "registration_metadata_invalid",
      .cites = {"rfc7591-2-auth-method-none-public"},
      .harm = "A secret is built into an app that everyone can take apart.",
      .needs = {Need::Registration}}) {
  Expect(Send(Register().But(WithMember("token_endpoint_auth_method", "none"))),
         oracle::RefusedOrWithoutSecret(DocumentedAnswers()));
}

MAY(Rfc7591_2, ReplaceOrRefuseAnUnknownAuthenticationMethod,
    {.condition = "registration_metadata_invalid",
     .cites = {"rfc7591-2-auth-method-unknown"},
     .harm = kSurprise,
     .needs = {Need::Registration}}) {
  Expect(Send(Register().But(WithMember("token_endpoint_auth_method", "nearmiss"))),
         oracle::RefusedOrNotTaken(DocumentedAnswers(), "token_endpoint_auth_method", "nearmiss"));
}

SHOULD(Rfc7591_2, KeepToTheRegisteredAuthenticationMethod,
       {.condition = "auth_method_not_registered",
        .cites = {"rfc7591-2-auth-method-enforced"},
        .harm = "A client that chose the stronger way is impersonated by the weaker one.",
        .needs = {Need::Registration},
        .contested = "Derived: the text lets a client register its method and does not say that "
                     "others are refused. Many servers take Basic and body alike."}) {
  const auto registered = Given(ARegisteredClient());
  const auto change = ByItsOtherMethod(Target(), *registered.client);
  Expect(Send(Redeem(ACodeOf(*registered.client)).But(change)), Refused());
}

MUST(Rfc7591_2, TellTheDefaultGrantTypes,
     {.cites = {"rfc7591-2-grant-types-default"},
      .harm = kSurprise,
      .needs = {Need::Registration}}) {
  Expect(Send(Register().But(WithoutMember("grant_types"))),
         oracle::ListsAll("grant_types", {"authorization_code"}));
}

MUST(Rfc7591_2, KeepAClientWithoutGrantTypesToTheCodeGrant,
     {.condition = "grant_not_registered",
      .cites = {"rfc7591-2-grant-types-default"},
      .harm = kMorePower,
      .needs = {Need::Registration}}) {
  const auto registered = Given(ARegisteredClient({WithoutMember("grant_types")}));
  const auto change = ForAnUnregisteredGrant(*registered.client, "client_credentials");
  Expect(Send(Redeem(ACodeOf(*registered.client)).But(change)), Refused());
}

MUST(Rfc7591_2, RefuseAGrantThatIsNotRegistered,
     {.condition = "grant_not_registered",
      .cites = {"rfc7591-2-grant-types-enforced"},
      .harm = kMorePower,
      .needs = {Need::Registration}}) {
  const auto registered = Given(ARegisteredClient());
  const auto change = ForAnUnregisteredGrant(*registered.client, "client_credentials");
  Expect(Send(Redeem(ACodeOf(*registered.client)).But(change)), Refused());
}

MUST(Rfc7591_2, TellTheDefaultResponseTypes,
     {.cites = {"rfc7591-2-response-types-default"},
      .harm = kSurprise,
      .needs = {Need::Registration}}) {
  Expect(Send(Register().But(WithoutMember("response_types"))),
         oracle::ListsAll("response_types", {"code"}));
}

MUST(Rfc7591_2, RefuseAResponseTypeThatIsNotRegistered,
     {.condition = "response_type_not_registered",
      .cites = {"rfc7591-2-response-types-enforced", "rfc7591-2-response-types-default"},
      .harm = "Tokens travel in URLs for a client that never asked for it.",
      .needs = {Need::Registration}}) {
  const auto registered = Given(ARegisteredClient({WithoutMember("response_types")}));
  Expect(Send(AuthorizeAs(*registered.client).But(With("response_type", "token"))), Refused());
}

MUST(Rfc7591_2, KeepToTheRegisteredScope,
     {.condition = "scope_invalid",
      .cites = {"rfc7591-2-scope-limits-client"},
      .harm = kMorePower,
      .needs = {Need::Registration, Need::TwoScopes}}) {
  const auto registered = Given(ARegisteredClient({WithMember("scope", NarrowScope())}));
  const auto wider = With("scope", FullScope(), "with more scope than registered");
  Expect(Grant(AuthorizeAs(*registered.client).But(wider)), RefusedOrGrantedWithout({LastScope()}));
}

MUST(Rfc7591_2, TakeOneOfJwksAndJwksUri,
     {.condition = "registration_metadata_invalid",
      .cites = {"rfc7591-2-jwks-and-jwks-uri-exclusive"},
      .harm = "Two parts of the server check signatures with different keys.",
      .needs = {Need::Registration}}) {
  Expect(Send(Register().But(NearBody(TwoKeyMembers()))),
         oracle::RefusedOrWithOneKeyMember(DocumentedAnswers()));
}

MUST_EACH(Rfc7591_2, RefuseKeysWith, BadKeySets(),
          {.condition = "registration_metadata_invalid",
           .cites = {"rfc7591-2-jwks-valid"},
           .harm = "A private key leaves its owner, or a client is locked out by a typing error.",
           .needs = {Need::Registration}}) {
  Expect(Send(Register().But(NearBody(near))),
         oracle::RefusedOrWithPublicKeys(DocumentedAnswers()));
}

MUST(Rfc7591_2, IgnoreAnUnknownMember,
     {.cites = {"rfc7591-2-unknown-metadata-ignored"},
      .harm = "Clients of a newer specification cannot register.",
      .needs = {Need::Registration}}) {
  Expect(Send(Register().But(WithMember("nearmiss_unknown", "nearmiss"))),
         oracle::TakesTheRegistration());
}

MUST_EACH(Rfc7591_2, RefuseOrCorrect, MistypedMembers(),
          {.condition = "registration_metadata_invalid",
           .cites = {"rfc7591-2-metadata-types"},
           .harm = "What reads the value later takes a string for a list, character by character.",
           .needs = {Need::Registration}}) {
  Expect(Send(Register().But(NearBody(near))), oracle::RefusedOrWellTyped(DocumentedAnswers()));
}

MAY(Rfc7591_2, TakeANameWithALanguageTag,
    {.cites = {"rfc7591-2-human-readable-lang-tags"},
     .harm = "A client with a name in two languages cannot register.",
     .needs = {Need::Registration}}) {
  Expect(Send(Register().But(WithMember("client_name#ja", "nearmiss"))),
         oracle::TakesTheRegistration());
}

SHOULD_EACH(
    Rfc7591_2, LinkToNo, ScriptsForPages(),
    {.condition = "registration_metadata_invalid",
     .cites_for = {{"client-uri", "rfc7591-2-client-uri-scheme"},
                   {"logo-uri", "rfc7591-2-logo-uri-scheme"},
                   {"tos-uri", "rfc7591-2-tos-uri-scheme"},
                   {"policy-uri", "rfc7591-2-policy-uri-scheme"}},
     .harm = "A click on the consent page runs an attacker's script there.",
     .needs = {Need::Registration},
     .contested = "Derived from section 5; a server may refuse the value, or not show it."}) {
  Expect(AskOnBehalfOf(Register().But(NearBody(near))), oracle::NoScriptLinks());
}

SHOULD_EACH(Rfc7591_2_1, RefuseOrCorrect, InconsistentTypes(),
            {.condition = "registration_metadata_invalid",
             .cites = {"rfc7591-2.1-consistent-grant-and-response"},
             .harm = "A client ends up with a flow that nobody meant to allow.",
             .needs = {Need::Registration}}) {
  Expect(Send(Register().But(NearBody(near))), oracle::RefusedOrConsistent(DocumentedAnswers()));
}

MUST_EACH(Rfc7591_2_3, DisbelieveAClientWith, UnsignedStatements(),
          {.condition = "software_statement_invalid",
           .cites = {"rfc7591-2.3-software-statement-signed",
                     "rfc7591-3.2.2-invalid-software-statement"},
           .harm = "Any client passes for the one of a publisher that users trust.",
           .needs = {Need::Registration},
           .contested = "A server without support for software statements ignores them."}) {
  Expect(Send(Register().But(NearBody(near))),
         oracle::RefusedOrNotTaken(DocumentedAnswers(), "client_name", kStatedName));
}

}  // namespace
}  // namespace nearmiss
