#pragma once

#include <chrono>
#include <string>

#include "fixtures/target/target.hpp"
#include "fixtures/wire/message.hpp"

namespace nearmiss::steps {

/// What a device authorization response brought (RFC 8628 3.2).
struct Device {
  const target::Client* client = nullptr;
  std::string device_code;
  std::string user_code;
  std::string verification_uri;
  std::string verification_uri_complete;  ///< empty when there was none
  std::chrono::milliseconds interval;
  std::chrono::milliseconds life;
  std::chrono::steady_clock::time_point issued;
};

/// RFC 8628 3.1; an empty scope is left out.
wire::Request DeviceAuthorizationRequest(const target::Target& target, const target::Client& client,
                                         const std::string& scope);
/// RFC 8628 3.4.
wire::Request PollRequest(const target::Target& target, const Device& device);

}  // namespace nearmiss::steps
