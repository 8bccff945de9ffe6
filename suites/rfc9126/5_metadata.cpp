// RFC 9126 2 and 5, metadata: where requests are pushed, and whether they have to be.

#include "suites/glue/check.hpp"
#include "suites/oracle/acceptance.hpp"
#include "suites/oracle/answer_members.hpp"

namespace nearmiss {
namespace {

constexpr auto kEndpoint = "pushed_authorization_request_endpoint";
constexpr auto kRequired = "require_pushed_authorization_requests";

MUST(Rfc9126_2, AnnounceAnEndpointWithTls,
     {.cites = {"rfc9126-2-https-endpoint"},
      .harm = "Secrets and requests can be read and changed on the way.",
      .needs = {Need::Metadata},
      .contested = "An endpoint of the loopback interface needs no TLS."}) {
  Expect(Send(ReadMetadata()), oracle::IfTold(kEndpoint, oracle::TellsHttps(kEndpoint)));
}

SHOULD(Rfc9126_2, AnnounceTheEndpoint,
       {.cites = {"rfc9126-2-advertised"},
        .harm = "Clients send their requests through the browser although they need not.",
        .needs = {Need::Metadata, Need::Pushed}}) {
  Expect(Send(ReadMetadata()), oracle::Has(kEndpoint));
}

MUST(Rfc9126_5, SayByABooleanWhetherPushesAreRequired,
     {.cites = {"rfc9126-5-metadata-types"},
      .harm = "A client reads the text \"false\" as true, or the other way round.",
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::IfTold(kRequired, oracle::TellsBoolean(kRequired)));
}

}  // namespace
}  // namespace nearmiss
