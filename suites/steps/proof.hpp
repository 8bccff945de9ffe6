#pragma once

#include <chrono>
#include <string>

#include "fixtures/jose/key.hpp"
#include "fixtures/wire/message.hpp"

namespace nearmiss::steps {

/// What a DPoP proof says (RFC 9449 4.2). Empty texts are left out.
struct Proof {
  std::string jti;
  std::string htm;
  std::string htu;
  std::chrono::sys_seconds issued;
  std::string access_token;  ///< whose hash becomes `ath`
  std::string nonce;
};

/// A valid one for this request, by the access token of its Authorization header.
Proof ProofFor(const wire::Request& request, std::chrono::sys_seconds now, std::string jti,
               std::string nonce);

/// The proof as a JWT signed with an ES256 key, its public half in the header.
std::string Signed(const Proof& proof, const jose::Key& key);

/// BASE64URL(SHA256(token)) (RFC 9449 4.2).
std::string TokenHash(const std::string& access_token);

/// The access token under the scheme DPoP (RFC 9449 7.1), without a proof.
wire::Request BoundResourceRequest(const std::string& resource, const std::string& token);

}  // namespace nearmiss::steps
