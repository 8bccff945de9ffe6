#pragma once

#include <deque>
#include <set>
#include <string>

#include "fixtures/target/target.hpp"

namespace nearmiss::remote {

struct HeldCode {
  std::string value;
  const target::Client* client = nullptr;
  std::string redirect_uri;
  std::string verifier;  ///< empty for one that was asked for without a challenge
  bool spent = false;    ///< redeemed with success
};

struct HeldToken {
  std::string value;
  const target::Client* client = nullptr;
};

/// What the server issued to us so far: with this, and with nothing else, a request can be right.
struct Holdings {
  const target::Target* target = nullptr;
  std::deque<HeldCode> codes;
  std::deque<HeldToken> refresh_tokens;
  std::set<std::string> tokens;  ///< every access, refresh and id token
  /// Whether the server says what it does with another redirect_uri at redemption. OAuth 2.1 has no
  /// such parameter there, so that its servers may pass over it.
  bool redirect_uri_is_compared = true;
};

}  // namespace nearmiss::remote
