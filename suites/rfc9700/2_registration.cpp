// RFC 9700 2.1, what a registered redirection URI is: one URI, and no pattern of many.

#include "suites/glue/check.hpp"
#include "suites/glue/pattern_client.hpp"

namespace nearmiss {
namespace {

MUST(Rfc9700_2_1, TakeNoPatternForARedirectUri,
     {.condition = "redirect_uri_mismatch",
      .cites = {"rfc9700-2.1-no-wildcard-registration"},
      .harm = "Whoever finds one page of the client's host that forwards or leaks gets the code.",
      .needs = {Need::Registration},
      .contested = "An asterisk is a character that a path may have; registered, it is to be "
                   "compared like any other."}) {
  const auto registered = Given(AClientThatRegisteredAPattern());
  Control(AuthorizeTo(*registered.client, kExactUri));
  Expect(SendAgain(AuthorizeTo(*registered.client, kUriOfThePattern)), Refused());
}

}  // namespace
}  // namespace nearmiss
