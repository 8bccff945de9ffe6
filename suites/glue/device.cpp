#include "suites/glue/device.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "fixtures/wire/form.hpp"
#include "suites/glue/check.hpp"
#include "suites/glue/credentials.hpp"
#include "suites/glue/stop.hpp"
#include "suites/oracle/answer.hpp"

namespace nearmiss {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;
using steps::Device;

/// Nobody waits longer than this for one check.
constexpr seconds kLongestWait(120);
/// RFC 8628 3.2: the interval where the answer names none; 3.5: what slow_down adds to it.
constexpr seconds kUsualInterval(5);
constexpr seconds kSlowDown(5);
/// A server that counts in whole seconds may be a second off.
constexpr milliseconds kMargin(1000);

const target::Client& ClientOf(Play& play, DeviceClient wanted) {
  for (const auto& client : play.Target().clients) {
    const bool fits = wanted == DeviceClient::Any ||
                      (wanted == DeviceClient::Confidential && client.SendsItsSecret()) ||
                      (wanted == DeviceClient::Public && client.IsPublic());
    if (fits && client.May(kDeviceGrant)) return client;
  }
  throw NotApplicable{wanted == DeviceClient::Public
                          ? "no public [[client]] has the device grant among its grants"
                          : "no [[client]] with a secret has the device grant among its grants"};
}

Device DeviceOf(const wire::Exchange& exchange, const target::Client& client) {
  const auto& response = *exchange.Answer();
  const auto text = [&](std::string_view member) {
    return oracle::JsonString(response, member).value_or("");
  };
  Device device{&client,
                text("device_code"),
                text("user_code"),
                text("verification_uri"),
                text("verification_uri_complete"),
                oracle::JsonSeconds(response, "interval", kUsualInterval),
                oracle::JsonSeconds(response, "expires_in", seconds(0)),
                steady_clock::now()};
  if (device.device_code.empty()) {
    oracle::Evidence evidence;
    evidence.where = oracle::Where::Device;
    evidence.exchanges.push_back(exchange);
    throw NotReached{"no device code for a valid request: " + oracle::Told(evidence)};
  }
  return device;
}

Device Asked(Play& play, DeviceClient wanted) {
  const auto& client = ClientOf(play, wanted);
  const auto request = steps::DeviceAuthorizationRequest(play.Target(), client, client.scope);
  return DeviceOf(play.Send(request, record::Role::Setup), client);
}

void WaitTheInterval(Play& play, const Device& device) {
  play.Wait(device.interval + kMargin / 2 -
            std::chrono::duration_cast<milliseconds>(steady_clock::now() - device.issued));
}

login::DeviceVisit Visit(const Device& device, std::optional<login::Consent> answer) {
  const auto& complete = device.verification_uri_complete;
  return {complete.empty() ? device.verification_uri : complete, device.user_code, answer};
}

/// The way of a device whose user gets through.
void Answer(Play& play, const login::DeviceVisit& visit) {
  const auto journey = play.VisitDevice(visit);
  const bool denies = visit.answer == login::Consent::Deny;
  if (denies && journey.approved && !journey.denied)
    throw NotApplicable{"no page was shown on which to deny the device"};
  if (!(denies ? journey.denied : journey.approved))
    throw NotReached{"the user could not answer for the device: " + journey.why};
}

/// A device, and what is done with it before it may be polled.
Recipe<Device> After(std::string told, DeviceClient client,
                     std::function<void(Play&, const Device&)> done) {
  return {std::move(told), [client, done = std::move(done)](Play& play) {
            auto device = Asked(play, client);
            done(play, device);
            WaitTheInterval(play, device);
            return device;
          }};
}

Recipe<Device> Typed(std::string told, std::function<std::string(const std::string&)> typed) {
  return After(std::move(told), DeviceClient::Any,
               [typed = std::move(typed)](Play& play, const Device& device) {
                 play.VisitDevice(
                     {device.verification_uri, typed(device.user_code), login::Consent::Approve});
               });
}

void WaitForTheEndOf(Play& play, const Device& device) {
  if (device.life.count() == 0) throw NotApplicable{"the answer does not say how long it lives"};
  if (device.life > kLongestWait)
    throw NotApplicable{"the device code lives longer than two minutes, too long to wait for"};
  play.Wait(device.life + kMargin);
}

}  // namespace

Recipe<Device> ADevice(DeviceClient client) {
  return After("a device that waits for its user", client, [](Play&, const Device&) {});
}

Recipe<Device> AnApprovedDevice(DeviceClient client) {
  return After("an approved device", client, [](Play& play, const Device& device) {
    Answer(play, Visit(device, login::Consent::Approve));
  });
}

Recipe<Device> ADeniedDevice() {
  return After("a denied device", DeviceClient::Any, [](Play& play, const Device& device) {
    Answer(play, Visit(device, login::Consent::Deny));
  });
}

Recipe<Device> AUsedDevice() {
  return {"a device code used before", [](Play& play) {
            auto device = AnApprovedDevice().make(play);
            const auto request = steps::PollRequest(play.Target(), device);
            play.TokensOf(play.Send(request, record::Role::Control), *device.client, "");
            play.Wait(device.interval + kMargin / 2);
            return device;
          }};
}

Recipe<Device> ADeviceApprovedAfterItWasDenied() {
  return After("a device that was denied and then approved", DeviceClient::Any,
               [](Play& play, const Device& device) {
                 Answer(play, Visit(device, login::Consent::Deny));
                 play.VisitDevice(Visit(device, login::Consent::Approve));
               });
}

Recipe<Device> ADeviceApprovedByAStranger() {
  return After("a device approved without signing in", DeviceClient::Any,
               [](Play& play, const Device& device) {
                 play.VisitDevice(Visit(device, login::Consent::Approve), Play::At::NoSession);
               });
}

Recipe<Device> ADeviceThatWasLookedAt() {
  return After("a device whose link was opened", DeviceClient::Any,
               [](Play& play, const Device& device) {
                 if (device.verification_uri_complete.empty())
                   throw NotApplicable{"the answer has no verification_uri_complete"};
                 play.VisitDevice(Visit(device, std::nullopt));
               });
}

Recipe<Device> ADeviceApprovedByItsLink() {
  return After("a device approved behind its complete link", DeviceClient::Any,
               [](Play& play, const Device& device) {
                 if (device.verification_uri_complete.empty())
                   throw NotApplicable{"the answer has no verification_uri_complete"};
                 play.VisitDevice({device.verification_uri_complete, "", login::Consent::Approve});
               });
}

Recipe<Device> ADeviceApprovedByTyping() {
  return Typed("a device whose code was typed", [](const std::string& code) { return code; });
}

Recipe<Device> ADeviceApprovedByTyping(mutate::Operator near) {
  auto told = "a device whose code was typed with " + near.told;
  return Typed(std::move(told), [near = std::move(near)](const std::string& code) {
    const auto other = near.apply(code);
    if (!other) throw NotApplicable{"no room in the user code for " + near.told};
    return *other;
  });
}

Recipe<Device> AnExpiredDevice() {
  return After("an expired device", DeviceClient::Any, WaitForTheEndOf);
}

Recipe<Device> ADeviceApprovedAfterItsLife() {
  return After("a device approved after its life", DeviceClient::Any,
               [](Play& play, const Device& device) {
                 WaitForTheEndOf(play, device);
                 play.VisitDevice(Visit(device, login::Consent::Approve));
               });
}

Recipe<Device> ADeviceThatSlowedDown() {
  return After("a device that polled too fast, and then slowly", DeviceClient::Any,
               [](Play& play, const Device& device) {
                 const auto request = steps::PollRequest(play.Target(), device);
                 // A server that counts from the issue of the code may find both too fast.
                 int slowed = 0;
                 for (int i = 0; i < 2; ++i) {
                   const auto answer = play.Send(request, record::Role::Setup);
                   slowed += oracle::JsonString(*answer.Answer(), "error") == "slow_down" ? 1 : 0;
                 }
                 play.Wait(device.interval + slowed * kSlowDown + kMargin);
               });
}

Step AskForADevice(DeviceClient wanted) {
  return {"ask for a device code", oracle::Where::Device, [wanted](Play& play) {
            const auto& client = ClientOf(play, wanted);
            return steps::DeviceAuthorizationRequest(play.Target(), client, client.scope);
          }};
}

Step AskForADeviceWithoutScope() {
  return {"ask for a device code without scope", oracle::Where::Device, [](Play& play) {
            return steps::DeviceAuthorizationRequest(play.Target(),
                                                     ClientOf(play, DeviceClient::Any), "");
          }};
}

Step Poll(Device device) {
  return {"poll", oracle::Where::Token, [device = std::move(device)](Play& play) {
            return steps::PollRequest(play.Target(), device);
          }};
}

Step Poll(Recipe<Device> device) {
  return {"poll for " + device.told, oracle::Where::Token,
          [device = std::move(device)](Play& play) {
            return steps::PollRequest(play.Target(), device.make(play));
          }};
}

oracle::Evidence Check::GrantByDevice(const Step& asking) {
  auto evidence = Send(asking);
  if (!oracle::Accepted(evidence)) return evidence;
  const auto& client = ClientOf(play(), DeviceClient::Any);
  const auto device = DeviceOf(evidence.exchanges.back(), client);
  Answer(play(), Visit(device, login::Consent::Approve));
  WaitTheInterval(play(), device);
  const auto request = steps::PollRequest(Target(), device);
  const auto answer = play().Send(request, record::Role::Effect);
  const auto tokens = play().TokensOf(answer, client, "");
  // RFC 6749 5.1: an answer without scope grants what was asked for.
  const auto asked = wire::Form::Parse(evidence.exchanges.back().request.body);
  evidence.granted_scope = tokens.scope.value_or(asked.Get("scope").value_or(""));
  return evidence;
}

oracle::Evidence Check::ApproveByTheLinkOf(const Device& device) {
  if (device.verification_uri_complete.empty())
    throw NotApplicable{"the answer has no verification_uri_complete"};
  auto journey = play().VisitDevice(Visit(device, login::Consent::Approve));
  if (!journey.approved)
    throw NotReached{"the user could not answer for the device: " + journey.why};
  oracle::Evidence evidence;
  evidence.where = oracle::Where::Other;
  evidence.told = "open verification_uri_complete and approve";
  evidence.exchanges = std::move(journey.exchanges);
  return evidence;
}

mutate::Change Check::ByAnotherClientThanTheDevices() {
  const auto& own = ClientOf(play(), DeviceClient::Any);
  const auto& clients = Target().clients;
  const auto fits = [&](const target::Client& client, bool may) {
    return client.id != own.id && client.May(kDeviceGrant) == may;
  };
  for (const bool may : {true, false}) {
    const auto other =
        std::ranges::find_if(clients, [&](const auto& client) { return fits(client, may); });
    if (other != clients.end()) return By(Target(), *other, "another client");
  }
  throw NotApplicable{"no second [[client]]"};
}

}  // namespace nearmiss
