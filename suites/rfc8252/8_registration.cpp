// RFC 8252 8.4, registration of native clients: a private-use scheme is a domain name of the
// application's maker, turned round.

#include "suites/glue/check.hpp"
#include "suites/glue/registration.hpp"
#include "suites/mutate/json_members.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

SHOULD(Rfc8252_8_4, RegisterNoSchemeWithoutAPeriod,
       {.condition = "registration_redirect_uri_invalid",
        .cites = {"rfc8252-8.4-private-scheme-needs-period",
                  "rfc8252-8.4-private-scheme-reverse-domain"},
        .harm = "Two applications choose the same short scheme, and one gets the other's codes.",
        .needs = {Need::Registration}}) {
  Expect(Send(Register()
                  .But(WithMember("application_type", "native"))
                  .But(WithMember("token_endpoint_auth_method", "none"))
                  .But(WithMemberList("redirect_uris", {"nearmissapp:/callback"}))),
         Refused());
}

}  // namespace
}  // namespace nearmiss
