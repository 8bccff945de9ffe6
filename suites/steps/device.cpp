#include "suites/steps/device.hpp"

#include "suites/steps/requests.hpp"

namespace nearmiss::steps {

wire::Request DeviceAuthorizationRequest(const target::Target& target, const target::Client& client,
                                         const std::string& scope) {
  wire::Form form;
  if (!scope.empty()) form.Add("scope", scope);
  return Authenticated(FormPost(target.device_authorization_endpoint, form), target, client);
}

wire::Request PollRequest(const target::Target& target, const Device& device) {
  wire::Form form;
  form.Add("grant_type", "urn:ietf:params:oauth:grant-type:device_code")
      .Add("device_code", device.device_code);
  return Authenticated(FormPost(target.token_endpoint, form), target, *device.client);
}

}  // namespace nearmiss::steps
