// Model Context Protocol, authorization of 2026-07-28: what it asks of server and resource beyond
// OAuth 2.1.

#include "suites/glue/check.hpp"
#include "suites/glue/resources.hpp"
#include "suites/oracle/document.hpp"
#include "suites/oracle/newer_rules.hpp"
#include "suites/oracle/resource_metadata.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kUnreadable = "Clients cannot configure themselves.";

MUST(Mcp_Overview, PublishMetadata,
     {.cites = {"mcp-2026-07-28-overview-discovery"}, .harm = kUnreadable}) {
  Expect(Send(ReadMetadataInItsPlace()), oracle::IsPublished());
}

MUST(Mcp_Discovery, NameAnAuthorizationServerOfTheResource,
     {.cites = {"mcp-2026-07-28-discovery-prm-required",
                "mcp-2026-07-28-discovery-prm-location-advertised"},
      .harm = kUnreadable,
      .needs = {Need::Resource}}) {
  Expect(Send(ReadResourceMetadata()), oracle::ListsSomething("authorization_servers"));
}

MUST(Mcp_ResponseValidation, AnnounceTheIssuerThatIsSent,
     {.cites = {"mcp-2026-07-28-response-validation-iss-advertised"},
      .harm = "Clients do not compare what they do not expect, and mix servers up.",
      .needs = {Need::Metadata}}) {
  Expect(Send(Authorize()), oracle::SendsIssuerOnlyIf(play().Around().facts.response_issuer));
}

SHOULD(Mcp_ResponseValidation, SendTheIssuerWithACode,
       {.cites = {"mcp-2026-07-28-response-validation-iss-included"},
        .harm = "A client that talks to several servers can be made to send the code to the wrong "
                "one."}) {
  Expect(Send(Authorize()), oracle::Carries("iss"));
}

SHOULD(Mcp_ResourceParameter, TakeAResourceInCapitals,
       {.cites = {"mcp-2026-07-28-resource-parameter-accepts-uppercase"},
        .harm = "Clients that name the same resource are turned away.",
        .needs = {Need::ResourceIndicators},
        .contested = "RFC 8707 compares exactly; RFC 3986 6.2.2.1 has scheme and host without "
                     "case."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(With("resource", InCapitals(Target().resource)))),
         oracle::Issued());
}

MUST(Mcp_TokenHandling, RefuseATokenForAnotherResource,
     {.condition = "access_token_unknown",
      .cites = {"mcp-2026-07-28-token-handling-rs-validates-audience"},
      .harm = "A token that one resource may see opens another one.",
      .needs = {Need::ResourceIndicators, Need::ForeignResource}}) {
  Control(UseAccessToken(ApprovedTokens()));
  const auto foreign = Target().foreign_resource;
  Expect(SendAgain(UseAccessToken(NarrowlyRedeemed({foreign}, foreign))), Refused());
}

SHOULD(Mcp_ErrorHandling, NameTheScopeInAChallenge,
       {.cites = {"mcp-2026-07-28-error-handling-scope-in-401"},
        .harm = "Clients ask for more scope than they need, to be sure.",
        .needs = {Need::Resource}}) {
  Expect(Send(AskResourceWith("")), oracle::ChallengesWith("scope"));
}

SHOULD(Mcp_RefreshTokens, AskForNoOfflineAccessInAChallenge,
       {.cites = {"mcp-2026-07-28-refresh-tokens-no-offline-access-in-challenge"},
        .harm = "Clients keep access that the resource never needs them to have.",
        .needs = {Need::Resource}}) {
  Expect(Send(AskResourceWith("")), oracle::AsksNotForScope("offline_access"));
}

SHOULD(Mcp_RefreshTokens, ListNoOfflineAccess,
       {.cites = {"mcp-2026-07-28-refresh-tokens-no-offline-access-in-challenge"},
        .harm = "Clients keep access that the resource never needs them to have.",
        .needs = {Need::ResourceMetadata}}) {
  Expect(Send(ReadResourceMetadata()), oracle::AsksNotForScope("offline_access"));
}

MUST(Mcp_Security, RotateRefreshTokensOfPublicClients,
     {.condition = "refresh_token_rotated",
      .cites = {"mcp-2026-07-28-security-public-refresh-rotation"},
      .harm = "A stolen token works beside the owner's, and nobody notices.",
      .needs = {Need::RefreshToken, Need::PublicClient},
      .manner = Manner::Apart,
      .contested = "RFC 9700 2.2.2 and OAuth 2.1 also allow to bind the token to a key."}) {
  const auto tokens = Given(ApprovedTokens(For::Public));
  Given(RefreshedTokens(tokens));
  Expect(SendAgain(Refresh(tokens)), Refused());
}

}  // namespace
}  // namespace nearmiss
