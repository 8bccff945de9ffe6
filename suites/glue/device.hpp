#pragma once

#include "suites/glue/step.hpp"
#include "suites/mutate/operator.hpp"
#include "suites/steps/device.hpp"

namespace nearmiss {

// The device grant, RFC 8628. Every device has waited its interval, so that it may be polled.

/// Which of the clients that may use the device grant asks.
enum class DeviceClient { Any, Confidential, Public };

/// Its user has not done anything yet.
Recipe<steps::Device> ADevice(DeviceClient client = DeviceClient::Any);
Recipe<steps::Device> AnApprovedDevice(DeviceClient client = DeviceClient::Any);
Recipe<steps::Device> ADeniedDevice();
/// Approved, and polled with success, which is the control of a replay.
Recipe<steps::Device> AUsedDevice();
/// Denied, then opened once more to approve it.
Recipe<steps::Device> ADeviceApprovedAfterItWasDenied();
/// Opened and approved by somebody who cannot sign in.
Recipe<steps::Device> ADeviceApprovedByAStranger();
/// Whose link the user opened and left.
Recipe<steps::Device> ADeviceThatWasLookedAt();
/// Approved behind its verification_uri_complete, the user code never typed.
Recipe<steps::Device> ADeviceApprovedByItsLink();
/// Approved behind its verification_uri, the user code typed, perhaps in another way.
Recipe<steps::Device> ADeviceApprovedByTyping();
Recipe<steps::Device> ADeviceApprovedByTyping(mutate::Operator near);
/// Past its life, where that is short enough to be waited for.
Recipe<steps::Device> AnExpiredDevice();
Recipe<steps::Device> ADeviceApprovedAfterItsLife();
/// Polled several times without a pause, after which it waited as slow_down demands.
Recipe<steps::Device> ADeviceThatSlowedDown();

Step AskForADevice(DeviceClient client = DeviceClient::Any);
Step AskForADeviceWithoutScope();
Step Poll(steps::Device device);
Step Poll(Recipe<steps::Device> device);

}  // namespace nearmiss
