#pragma once

#include <string>

#include "fixtures/wire/message.hpp"
#include "suites/steps/values.hpp"

namespace nearmiss::steps {

/// The authorization request as a form, by a client that authenticates (RFC 9126 2.1).
wire::Request PushRequest(const target::Target& target, const Authorization& asked);
/// The authorization request that is only a reference to a pushed one (RFC 9126 4).
wire::Request PushedAuthorizationRequest(const target::Target& target, const target::Client& client,
                                         const std::string& request_uri);

}  // namespace nearmiss::steps
