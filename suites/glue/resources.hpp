#pragma once

#include <string>
#include <vector>

#include "suites/glue/step.hpp"

namespace nearmiss {

/// Of an authorization request that names these resources (RFC 8707 2.1).
Recipe<steps::Code> ACodeForResources(std::vector<std::string> resources);

/// Tokens of such a code, redeemed for one of the resources.
Recipe<steps::Tokens> NarrowlyRedeemed(std::vector<std::string> resources, std::string resource);

/// Where the resource's challenge says that its metadata is (RFC 9728 5.1).
Recipe<std::string> TheAnnouncedMetadataUrl();

/// What the resource says of itself, wherever it was found.
Step ReadResourceMetadata();
/// ... where RFC 9728 3.1 puts it.
Step ReadResourceMetadataInItsPlace();
Step ReadDocument(std::string url);
/// The server's metadata, where it was found or else where RFC 8414 3.1 puts it.
Step ReadMetadataInItsPlace();

/// The resource's URI with scheme and host in capitals, which names the same (RFC 3986 6.2.2.1).
std::string InCapitals(const std::string& resource);

}  // namespace nearmiss
