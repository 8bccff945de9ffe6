// RFC 7591 5, security considerations: what a stranger may register, and what users see of it.

#include "suites/glue/check.hpp"
#include "suites/glue/registration.hpp"
#include "suites/mutate/json_members.hpp"
#include "suites/mutate/registration.hpp"
#include "suites/oracle/registration.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kMarkup = "nearmiss <b id=nearmiss>\"bold\"</b>";

MUST(Rfc7591_5, RefuseAPlainHttpRedirectUri,
     {.condition = "registration_redirect_uri_invalid",
      .cites = {"rfc7591-5-redirect-kinds", "rfc9700-2.6-no-http-redirects",
                "mcp-2026-07-28-security-redirects-localhost-or-https"},
      .harm = "Codes travel where everyone on the network reads them.",
      .needs = {Need::Registration}}) {
  Expect(Send(Register().But(WithMemberList("redirect_uris", {"http://client.example/callback"}))),
         Refused());
}

SHOULD_EACH(Rfc7591_5, TakeARedirectUriWith, NativeRedirectUris(),
            {.cites = {"rfc7591-5-redirect-local-http-allowed"},
             .harm = "Apps on the user's own machine cannot register.",
             .needs = {Need::Registration},
             .contested = "Both kinds are among those that section 5 allows; a server that serves "
                          "no native clients may refuse them."}) {
  Expect(Send(Register()
                  .But(WithMember("application_type", "native"))
                  .But(WithMember("token_endpoint_auth_method", "none"))
                  .But(NearItem("redirect_uris", near))),
         oracle::TakesTheRegistration());
}

MUST(Rfc7591_5, EscapeTheNameOfAClient,
     {.cites = {"rfc7591-5-html-escaped-name"},
      .harm = "A client's name is a script on the page on which users consent.",
      .needs = {Need::Registration}}) {
  Expect(AskOnBehalfOf(Register().But(WithMember("client_name", kMarkup))),
         oracle::NotReflected(kMarkup));
}

SHOULD(Rfc7591_5, IssueNoSecretToTwoInstances,
       {.cites = {"rfc7591-5-no-shared-secret-across-instances"},
        .harm = "Who takes one installation apart has the secret of all.",
        .needs = {Need::Registration}}) {
  const auto change = WithMember("software_id", "4NRB1-0XZABZI9E6-5SM3R");
  const auto before = Given(ARegisteredClient({change}));
  Expect(Send(Register().But(change)),
         oracle::OtherCredential("client_secret", before.client->secret));
}

}  // namespace
}  // namespace nearmiss
