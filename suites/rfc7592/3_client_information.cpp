// RFC 7592 3 and 5, client information response: where a registration is managed, and with what.

#include "suites/glue/check.hpp"
#include "suites/glue/registration.hpp"
#include "suites/oracle/registration.hpp"

namespace nearmiss {
namespace {

MUST(Rfc7592_3, TellWhereAndWithWhatARegistrationIsManaged,
     {.cites = {"rfc7592-3-registration-client-uri-required",
                "rfc7592-3-registration-access-token-required", "rfc7592-2-tls",
                "rfc7592-5-token-entropy"},
      .harm = "A client cannot manage its registration, or others can.",
      .needs = {Need::Registration},
      .contested = "A server without RFC 7592 tells neither."}) {
  Expect(Send(Register()), oracle::OffersManagement());
}

MUST(Rfc7592_3, TellAllThatIsRegisteredOnReading,
     {.cites = {"rfc7592-3-returns-all-metadata"},
      .harm = "A client cannot see what it is registered for.",
      .needs = {Need::Registration}}) {
  Expect(Send(ReadClient(Given(AManagedClient()))),
         oracle::Tells({"client_id", "redirect_uris", "grant_types", "response_types",
                        "token_endpoint_auth_method"}));
}

MAY(Rfc7592_5, KeepTheTokenOfTheLastAnswerGood,
    {.cites = {"rfc7592-5-token-rotation"},
     .harm = "A client that reads its registration locks itself out.",
     .needs = {Need::Registration}}) {
  const auto registered = Given(AManagedClient());
  Control(ReadClient(registered));
  Expect(SendAgain(ReadClient(registered)), oracle::ReadOf(registered.client->id));
}

}  // namespace
}  // namespace nearmiss
