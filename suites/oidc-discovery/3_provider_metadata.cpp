// OpenID Connect Discovery 3 and 4: the document, where it is, and what a client finds in it.

#include "suites/glue/check.hpp"
#include "suites/glue/openid.hpp"
#include "suites/oracle/document.hpp"

namespace nearmiss {
namespace {

constexpr auto kUnconfigured = "Clients cannot configure themselves.";

MUST(OidcDiscovery_3, NameTheIssuer,
     {.cites = {"oidc-discovery-3-issuer-required", "oidc-discovery-4.3-issuer-identical",
                "oidc-core-16.15-issuer-identical"},
      .harm = "A client cannot tell this server from one that impersonates it.",
      .needs = {Need::Discovery}}) {
  Expect(Send(ReadDiscovery()), oracle::Says("issuer", Target().issuer));
}

MUST(OidcDiscovery_3, NameTheAuthorizationEndpoint,
     {.cites = {"oidc-discovery-3-authorization-endpoint-required"},
      .harm = kUnconfigured,
      .needs = {Need::Discovery}}) {
  Expect(Send(ReadDiscovery()), oracle::Has("authorization_endpoint"));
}

MUST(OidcDiscovery_3, NameTheTokenEndpoint,
     {.cites = {"oidc-discovery-3-token-endpoint-required"},
      .harm = kUnconfigured,
      .needs = {Need::Discovery}}) {
  Expect(Send(ReadDiscovery()), oracle::Has("token_endpoint"));
}

SHOULD(OidcDiscovery_3, NameTheUserInfoEndpoint,
       {.cites = {"oidc-discovery-3-userinfo-endpoint"},
        .harm = kUnconfigured,
        .needs = {Need::Discovery}}) {
  Expect(Send(ReadDiscovery()), oracle::Has("userinfo_endpoint"));
}

MUST(OidcDiscovery_3, NameTheKeys,
     {.cites = {"oidc-discovery-3-jwks-uri-required"},
      .harm = "Clients cannot verify who signed, and do without.",
      .needs = {Need::Discovery}}) {
  Expect(Send(ReadDiscovery()), oracle::Has("jwks_uri"));
}

MUST(OidcDiscovery_3, PublishPublicKeysOnly,
     {.cites = {"oidc-discovery-3-jwks-uri-required"},
      .harm = "Whoever reads the document signs in as anybody, everywhere.",
      .needs = {Need::Discovery, Need::Keys}}) {
  Expect(Send(ReadKeys()), oracle::HoldsPublicKeysOnly());
}

MUST(OidcDiscovery_3, ListTheScopeOpenid,
     {.cites = {"oidc-discovery-3-scopes-supported-openid"},
      .harm = kUnconfigured,
      .needs = {Need::Discovery},
      .contested = "The list is recommended only; where there is none, nothing is missing."}) {
  Expect(Send(ReadDiscovery()), oracle::ListsUnlessAbsent("scopes_supported", "openid"));
}

MUST(OidcDiscovery_3, ListTheResponseTypes,
     {.cites = {"oidc-discovery-3-response-types-required"},
      .harm = kUnconfigured,
      .needs = {Need::Discovery}}) {
  Expect(Send(ReadDiscovery()), oracle::ListsSomething("response_types_supported"));
}

MUST(OidcDiscovery_3, ListTheSubjectTypes,
     {.cites = {"oidc-discovery-3-subject-types-required"},
      .harm = "A client cannot tell whether two names of users can be compared.",
      .needs = {Need::Discovery}}) {
  Expect(Send(ReadDiscovery()),
         oracle::ListsOneOf("subject_types_supported", {"public", "pairwise"}));
}

MUST(OidcDiscovery_3, ListRs256ForIdTokens,
     {.cites = {"oidc-discovery-3-id-token-algs-required", "oidc-core-15.1-rs256"},
      .harm = "Clients that know the mandatory algorithm alone cannot verify who signed in.",
      .needs = {Need::Discovery}}) {
  Expect(Send(ReadDiscovery()),
         oracle::ListsOneOf("id_token_signing_alg_values_supported", {"RS256"}));
}

MUST(OidcDiscovery_3, OfferNoUnsignedClientAssertions,
     {.cites = {"oidc-discovery-3-auth-signing-algs-not-none"},
      .harm = "Anybody is any client.",
      .needs = {Need::Discovery}}) {
  Expect(Send(ReadDiscovery()),
         oracle::DoesNotList("token_endpoint_auth_signing_alg_values_supported", "none"));
}

MUST(OidcDiscovery_4, AnswerAtTheWellKnownPlace,
     {.cites = {"oidc-discovery-4-well-known-location", "oidc-discovery-4.1-get"},
      .harm = kUnconfigured,
      .needs = {Need::Discovery}}) {
  Expect(Send(ReadDiscovery()), oracle::Has("issuer"));
}

MUST(OidcDiscovery_4_2, AnswerInJson,
     {.cites = {"oidc-discovery-4.2-status-json"},
      .harm = kUnconfigured,
      .needs = {Need::Discovery}}) {
  Expect(Send(ReadDiscovery()), oracle::ServedAs({"application/json"}));
}

MUST(OidcDiscovery_4_2, LeaveOutEmptyLists,
     {.cites = {"oidc-discovery-4.2-zero-elements-omitted"},
      .harm = "A client takes an empty list for a prohibition, or for its default.",
      .needs = {Need::Discovery}}) {
  Expect(Send(ReadDiscovery()), oracle::NoListIsEmpty());
}

}  // namespace
}  // namespace nearmiss
