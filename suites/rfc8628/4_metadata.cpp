// RFC 8628 4, metadata: the endpoint and the grant are announced together.

#include "suites/glue/check.hpp"
#include "suites/oracle/answer_members.hpp"

namespace nearmiss {
namespace {

constexpr auto kHalf = "Clients that read the metadata cannot tell whether they may use the grant.";

MUST(Rfc8628_4, AnnounceTheEndpointTogetherWithTheGrant,
     {.cites = {"rfc8628-4-metadata"},
      .harm = kHalf,
      .needs = {Need::Metadata},
      .contested = "A server that announces neither is not judged."}) {
  Expect(Send(ReadMetadata()),
         oracle::AnnouncedTogether("device_authorization_endpoint", "grant_types_supported",
                                   std::string(kDeviceGrant)));
}

MUST(Rfc8628_3_1, AnnounceAnEndpointWithTls,
     {.cites = {"rfc8628-3.1-tls"},
      .harm = "Device codes and secrets can be read on the way.",
      .needs = {Need::Metadata, Need::Device},
      .contested = "An endpoint of the loopback interface needs no TLS."}) {
  Expect(Send(ReadMetadata()), oracle::IfTold("device_authorization_endpoint",
                                              oracle::TellsHttps("device_authorization_endpoint")));
}

}  // namespace
}  // namespace nearmiss
