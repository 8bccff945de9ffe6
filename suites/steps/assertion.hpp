#pragma once

#include <chrono>
#include <string>

#include "fixtures/target/target.hpp"

namespace nearmiss::steps {

/// What a client says of itself in a client assertion (RFC 7523 3). A `jti` that is used twice
/// makes a replay.
struct ClientAssertion {
  std::string issuer;
  std::string subject;
  std::string audience;
  std::string jti;
  std::chrono::sys_seconds issued;
  std::chrono::sys_seconds expires;
};

/// A valid one for this client, five minutes long.
ClientAssertion AssertionFor(const target::Target& target, const target::Client& client,
                             std::chrono::sys_seconds now, std::string jti);

/// The claims as a JSON text, and the whole as a JWT signed with the client's key or secret.
std::string ClaimsOf(const ClientAssertion& assertion);
std::string Signed(const ClientAssertion& assertion, const target::Client& client);

/// Any claims under the algorithm that goes with the client's key or secret: ES256 for a key of
/// curve P-256, RS256 for an RSA key, HS256 for a secret.
std::string SignedClaims(const std::string& claims, const target::Client& client);
/// The same under this protected header.
std::string SignedUnder(const std::string& header, const std::string& claims,
                        const target::Client& client);

/// Value of client_assertion_type (RFC 7523 2.2).
inline constexpr auto kJwtAssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

}  // namespace nearmiss::steps
