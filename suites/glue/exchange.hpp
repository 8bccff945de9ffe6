#pragma once

#include "suites/glue/step.hpp"

namespace nearmiss {

/// A fresh access token of the main client, traded for another one (RFC 8693 2.1).
Step ExchangeToken(Recipe<steps::Tokens> tokens);
Step ExchangeToken(steps::Tokens tokens);

/// Value of the token type parameters for an access token (RFC 8693 3).
inline constexpr auto kAccessTokenType = "urn:ietf:params:oauth:token-type:access_token";

}  // namespace nearmiss
