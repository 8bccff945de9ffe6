#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "fixtures/client/client.hpp"
#include "fixtures/target/target.hpp"

namespace nearmiss::onboarding {

/// What is known of a server from an address alone.
struct Discovery {
  /// Issuer, endpoints and what the metadata advertises; nothing else is set. Its `resource` is the
  /// address, where that is a protected resource.
  target::Target target;
  std::string metadata_url;           ///< RFC 8414 or OpenID Connect Discovery; empty without one
  std::string resource_metadata_url;  ///< RFC 9728; empty without one
  std::vector<std::string> asked;     ///< each address with what it answered, in order
  std::vector<std::string> remarks;   ///< what was odd about the documents, a line each
};

/// Why nothing could be found out.
struct DiscoveryError {
  std::string text;  ///< one line
  std::vector<std::string> asked;
};

/// Asks at the well-known places of an issuer (RFC 8414 3.1 and 5, OpenID Connect Discovery 1.0 4).
/// Where there is none, the address may be a protected resource: its metadata (RFC 9728 3.1, 5.1)
/// names the issuer, and that is asked.
std::expected<Discovery, DiscoveryError> Discover(client::Client& client,
                                                  const std::string& address);

}  // namespace nearmiss::onboarding
