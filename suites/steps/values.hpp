#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "fixtures/target/target.hpp"

namespace nearmiss::steps {

/// What an authorization request asks for (RFC 6749 4.1.1, RFC 7636 4.3). Empty texts are left out.
struct Authorization {
  const target::Client* client = nullptr;
  std::string response_type = "code";
  std::string redirect_uri;
  std::string scope;
  std::string state;
  std::string verifier;  ///< its challenge is sent; empty for a request without PKCE
  target::ChallengeMethod method = target::ChallengeMethod::S256;
  std::string nonce;  ///< of OpenID Connect Core 3.1.2.1
};

/// An authorization code with what is needed to redeem it.
struct Code {
  std::string value;
  Authorization asked;
  std::chrono::steady_clock::time_point issued;
  std::string told = "an approved code";
};

/// What a token response brought (RFC 6749 5.1).
struct Tokens {
  std::string access_token;
  std::string refresh_token;         ///< empty when none was issued
  std::string id_token;              ///< the same
  std::optional<std::string> scope;  ///< as the answer says; absent means as asked
  std::string asked_scope;
  const target::Client* client = nullptr;
  std::string told = "tokens";
  std::string token_type = "";  ///< as the answer writes it
};

}  // namespace nearmiss::steps
