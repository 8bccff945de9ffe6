#pragma once

#include "suites/glue/step.hpp"

namespace nearmiss {

// Pushed authorization requests, RFC 9126.

/// A request that was pushed and waits at the authorization endpoint.
struct PushedRequest {
  steps::Authorization asked;
  std::string request_uri;
  std::chrono::milliseconds life;
};

Recipe<PushedRequest> APushedRequest(For client = For::Main);
/// For a scope without its last token.
Recipe<PushedRequest> ANarrowPushedRequest();
/// Past its life, where that is short enough to be waited for.
Recipe<PushedRequest> AnExpiredPushedRequest();

Step Push(For client = For::Main);
/// By the client with a key, whose assertion names this audience.
Step PushByAssertionFor(std::string audience);
Step UsePushed(PushedRequest pushed);
Step UsePushed(Recipe<PushedRequest> pushed);

}  // namespace nearmiss
