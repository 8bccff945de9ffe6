// RFC 8414, authorization server metadata: the document names its issuer exactly and the endpoints
// a client needs.

#include "suites/glue/check.hpp"

namespace nearmiss {
namespace {

MUST(Rfc8414_3_3, NameTheIssuerExactly,
     {.cites = {"rfc8414-2-issuer-required", "rfc8414-3.3-issuer-identical",
                "mcp-2026-07-28-discovery-issuer-identical"},
      .harm = "A client cannot tell this server from one that impersonates it.",
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::Says("issuer", Target().issuer));
}

MUST(Rfc8414_2, NameTheAuthorizationEndpoint,
     {.cites = {"rfc8414-2-authorization-endpoint-required"},
      .harm = "Clients cannot configure themselves.",
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::Has("authorization_endpoint"));
}

MUST(Rfc8414_2, NameTheTokenEndpoint,
     {.cites = {"rfc8414-2-token-endpoint-required"},
      .harm = "Clients cannot configure themselves.",
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::Has("token_endpoint"));
}

MUST(Rfc8414_2, NameTheResponseTypes,
     {.cites = {"rfc8414-2-response-types-required"},
      .harm = "Clients cannot configure themselves.",
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::Has("response_types_supported"));
}

MUST(Rfc8414_3_3, NameTheIssuerWhateverTheHostHeader,
     {.cites = {"rfc8414-3.3-issuer-not-host-header"},
      .harm = "Whoever gets a forged answer into a cache leads clients to a server of their own.",
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata().But(mutate::WithHeader("Host", "evil.example"))),
         oracle::SaysOrRefuses("issuer", Target().issuer));
}

}  // namespace
}  // namespace nearmiss
