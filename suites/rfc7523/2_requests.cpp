// RFC 7523 2, JWTs in requests: one JWT in the parameter, named by the registered URN.

#include "suites/glue/assertions.hpp"
#include "suites/glue/check.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kGuessed = "A filter that looks for the exact name is passed by.";
constexpr auto kAssertionType = "client_assertion_type";

MUST_EACH(Rfc7523_3_1, RefuseAGrantAssertionWith, AssertionNearMisses(AssertionPart::Form),
          {.condition = "assertion_grant_no_jwt",
           .cites = {"rfc7523-3.1-invalid-grant", "rfc7521-4.1.1-invalid-grant"},
           .cites_for = {{"two-by-space", "rfc7523-2.1-single-jwt"},
                         {"two-by-comma", "rfc7523-2.1-single-jwt"},
                         {"in-a-list", "rfc7523-2.1-single-jwt"}},
           .harm = "What one reader of the text verifies is not what another one believes.",
           .needs = {Need::JwtGrant}}) {
  Expect(Send(TradeAnAssertion().But(NearGrantAssertion(play(), near))), Refused());
}

MUST(Rfc7523_2_1, RefuseAGrantTypeThatIsNotTheUrn,
     {.condition = "grant_type_unsupported",
      .cites = {"rfc7523-2.1-grant-type-urn"},
      .harm = kGuessed,
      .needs = {Need::JwtGrant}}) {
  Expect(Send(TradeAnAssertion().But(
             With("grant_type", "urn:ietf:params:oauth:grant-type:jwt_bearer"))),
         Refused());
}

MUST_EACH(Rfc7523_3, RefuseAClientAssertionWith, AssertionNearMisses(AssertionPart::Form),
          {.condition = "client_assertion_no_jwt",
           .cites = {"rfc7523-3-jwt-validity", "rfc7523-3.2-invalid-client"},
           .cites_for = {{"two-by-space", "rfc7523-2.2-one-jwt-only"},
                         {"two-by-comma", "rfc7523-2.2-one-jwt-only"},
                         {"in-a-list", "rfc7523-2.2-one-jwt-only"}},
           .harm = "What one reader of the text verifies is not what another one believes.",
           .needs = {Need::KeyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key)).But(NearClientAssertion(play(), near))), Refused());
}

MUST(Rfc7523_2_2, RefuseAnAssertionTypeOfAnotherProfile,
     {.condition = "client_assertion_incomplete",
      .cites = {"rfc7523-2.2-assertion-type-exact"},
      .harm = kGuessed,
      .needs = {Need::KeyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key))
                  .But(With(kAssertionType,
                            "urn:ietf:params:oauth:client-assertion-type:saml2-bearer"))),
         Refused());
}

MUST(Rfc7523_2_2, RefuseAnAssertionTypeNearTheUrn,
     {.condition = "client_assertion_incomplete",
      .cites = {"rfc7523-2.2-assertion-type-exact"},
      .harm = kGuessed,
      .needs = {Need::KeyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Key))
                  .But(With(kAssertionType,
                            "urn:ietf:params:oauth:client-assertion-type:jwt-bearers"))),
         Refused());
}

}  // namespace
}  // namespace nearmiss
