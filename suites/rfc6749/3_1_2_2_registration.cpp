// RFC 6749 3.1.2.2, registration requirements: where the codes of a public client go is known
// before the first request.

#include "suites/glue/check.hpp"
#include "suites/glue/registration.hpp"
#include "suites/mutate/json_members.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

MUST(Rfc6749_3_1_2_2, RegisterNoPublicClientWithoutRedirectUris,
     {.condition = "registration_redirect_uri_missing",
      .cites = {"rfc6749-3.1.2.2-public-must-register-redirect",
                "rfc6749-10.6-public-register-redirect"},
      .harm = "Codes of such a client go wherever a request says.",
      .needs = {Need::Registration}}) {
  Expect(Send(Register()
                  .But(WithMember("token_endpoint_auth_method", "none"))
                  .But(WithoutMember("redirect_uris"))),
         Refused());
}

}  // namespace
}  // namespace nearmiss
