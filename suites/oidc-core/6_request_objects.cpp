// OpenID Connect Core 6, request objects: what a server says that has none.

#include "suites/glue/check.hpp"
#include "suites/glue/openid.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kDowngrade =
    "What the client signed counts for nothing, and nobody notices when it is changed on the way.";
constexpr auto kIgnoring =
    "RFC 6749 3.1 wants unknown parameters ignored; in an authentication request this one is "
    "known, "
    "and Core says what a server without it answers.";
constexpr auto kUri = "https://client.invalid/nearmiss-request";
constexpr auto kObject = "nearmiss.request.object";

MUST(OidcCore_6_1, SayThatRequestObjectsAreNotSupported,
     {.condition = "request_object_unsupported",
      .cites = {"oidc-core-6.1-request-not-supported"},
      .harm = kDowngrade,
      .needs = {Need::OpenId, Need::NoRequestObjects},
      .contested = kIgnoring}) {
  Expect(Send(AuthorizeOpenId().But(With("request", kObject, "with a request object"))), Refused());
}

MUST(OidcCore_6_2, SayThatRequestUrisAreNotSupported,
     {.condition = "request_uri_unsupported",
      .cites = {"oidc-core-6.2-request-uri-not-supported"},
      .harm = kDowngrade,
      .needs = {Need::OpenId, Need::NoRequestUris},
      .contested = kIgnoring}) {
  Expect(Send(AuthorizeOpenId().But(With("request_uri", kUri, "with a request_uri"))), Refused());
}

}  // namespace
}  // namespace nearmiss
