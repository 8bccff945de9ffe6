// RFC 9126 2, client assertions at the endpoint: three names of the server are good audiences.

#include "suites/glue/check.hpp"
#include "suites/oracle/answer_members.hpp"

namespace nearmiss {
namespace {

constexpr auto kLockedOut = "Clients that authenticate with a key cannot push their requests.";

MUST(Rfc9126_2, TakeAnAssertionForTheIssuer,
     {.cites = {"rfc9126-2-assertion-audience-values"},
      .harm = kLockedOut,
      .needs = {Need::Pushed, Need::KeyClient}}) {
  Expect(Send(PushByAssertionFor(Target().issuer)), oracle::TellsText("request_uri"));
}

SHOULD(
    Rfc9126_2, TakeAnAssertionForTheTokenEndpoint,
    {.cites = {"rfc9126-2-assertion-audience-values"},
     .harm = kLockedOut,
     .needs = {Need::Pushed, Need::KeyClient},
     .contested = "A MUST here, which the update of RFC 7523 takes back: there the issuer is the "
                  "only good audience."}) {
  Expect(Send(PushByAssertionFor(Target().token_endpoint)), oracle::TellsText("request_uri"));
}

SHOULD(
    Rfc9126_2, TakeAnAssertionForThisEndpoint,
    {.cites = {"rfc9126-2-assertion-audience-values"},
     .harm = kLockedOut,
     .needs = {Need::Pushed, Need::KeyClient},
     .contested = "A MUST here, which the update of RFC 7523 takes back: there the issuer is the "
                  "only good audience."}) {
  Expect(Send(PushByAssertionFor(Target().pushed_authorization_request_endpoint)),
         oracle::TellsText("request_uri"));
}

}  // namespace
}  // namespace nearmiss
