// OpenID Connect Discovery 3: the server takes request objects as its document says, or as leaving
// it out of the document means.

#include "suites/glue/check.hpp"
#include "suites/glue/openid.hpp"
#include "suites/oracle/sign_in.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kMisled = "Clients rely on what the document says, and fail.";
constexpr auto kUri = "https://client.invalid/nearmiss-request";
constexpr auto kObject = "nearmiss.request.object";

MUST(OidcDiscovery_3, TakeRequestObjectsAsTheDocumentSays,
     {.cites = {"oidc-discovery-3-request-parameter-default-false"},
      .harm = kMisled,
      .needs = {Need::OpenId, Need::Discovery}}) {
  const bool said = play().Around().facts.Says("request_parameter_supported", false);
  Expect(Send(AuthorizeOpenId().But(With("request", kObject, "with a request object"))),
         oracle::SupportedAsSaid(said, "request_not_supported"));
}

MUST(OidcDiscovery_3, TakeRequestUrisAsTheDocumentSays,
     {.cites = {"oidc-discovery-3-request-uri-default-true"},
      .harm = kMisled,
      .needs = {Need::OpenId, Need::Discovery}}) {
  const bool said = play().Around().facts.Says("request_uri_parameter_supported", true);
  Expect(Send(AuthorizeOpenId().But(With("request_uri", kUri, "with a request_uri"))),
         oracle::SupportedAsSaid(said, "request_uri_not_supported"));
}

}  // namespace
}  // namespace nearmiss
