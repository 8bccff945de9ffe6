// RFC 8628 3.5, device access token response: tokens once, when the user approved; until then, and
// after a denial or the end of the code, the error that tells the device what to do.

#include "suites/glue/race.hpp"

namespace nearmiss {
namespace {

constexpr auto kNotObeyed = "The user said no, and is not obeyed.";
constexpr auto kReplay = "Whoever sees the device code later gets tokens of his own for it.";
constexpr auto kOld = "A forgotten code can be used as long as somebody finds it.";
constexpr auto kKeepsAsking = "Devices give up, or ask for ever.";

MUST(Rfc8628_3_5, IssueTokensAfterApproval,
     {.cites = {"rfc8628-3.5-success"},
      .harm = "Devices are never connected.",
      .needs = {Need::Device},
      .manner = Manner::Waiting}) {
  Expect(Send(Poll(AnApprovedDevice())), oracle::Issued());
}

MUST(Rfc8628_3_5, LetADeviceWaitForItsUser,
     {.condition = "device_pending",
      .cites = {"rfc8628-3.5-authorization-pending", "rfc8628-3.5-pending-is-400"},
      .harm = "A device gets tokens that nobody approved, or gives up while its user still reads.",
      .needs = {Need::Device},
      .manner = Manner::Waiting}) {
  Control(Poll(AnApprovedDevice()));
  Expect(SendAgain(Poll(ADevice())), Refused());
}

MUST(Rfc8628_3_5, TellAFastDeviceToSlowDown,
     {.condition = "device_polled_fast",
      .cites = {"rfc8628-3.5-slow-down"},
      .harm = kKeepsAsking,
      .needs = {Need::Device},
      .manner = Manner::Waiting,
      .contested = "The text defines slow_down and does not oblige a server to send it; "
                   "authorization_pending throughout is taken."}) {
  const auto device = Given(ADevice());
  Do(Poll(device));
  Do(Poll(device));
  Expect(SendAgain(Poll(device)), Refused());
}

MUST(Rfc8628_3_5, BeContentWithFiveSecondsMore,
     {.condition = "device_pending",
      .cites = {"rfc8628-3.5-slow-down-adds-5s"},
      .harm = "A device that obeys slow_down never gets further.",
      .needs = {Need::Device},
      .manner = Manner::Waiting}) {
  Control(Poll(AnApprovedDevice()));
  Expect(SendAgain(Poll(ADeviceThatSlowedDown())), Refused());
}

MUST(Rfc8628_3_5, TellADeviceThatItsUserDenied,
     {.condition = "device_denied",
      .cites = {"rfc8628-3.5-access-denied", "rfc8628-3.3-approve-or-deny"},
      .harm = kNotObeyed,
      .needs = {Need::Device},
      .manner = Manner::Waiting}) {
  Control(Poll(AnApprovedDevice()));
  Expect(SendAgain(Poll(ADeniedDevice())), Refused());
}

SHOULD(
    Rfc8628_3_5, LeaveADecisionAsItIs,
    {.condition = "device_user_code_spent",
     .cites = {"rfc8628-3.5-user-code-single-use"},
     .harm = kNotObeyed,
     .needs = {Need::Device},
     .manner = Manner::Waiting,
     .contested = "No sentence forbids the user to change the decision before the device asks."}) {
  Control(Poll(AnApprovedDevice()));
  Expect(SendAgain(Poll(ADeviceApprovedAfterItWasDenied())), Refused());
}

MUST(Rfc8628_3_5, RefuseADeviceCodeUsedBefore,
     {.condition = "device_code_used",
      .cites = {"rfc8628-3.5-device-code-single-use"},
      .harm = kReplay,
      .needs = {Need::Device},
      .manner = Manner::Waiting}) {
  Expect(SendAgain(Poll(AUsedDevice())), Refused());
}

MUST_RACE(Rfc8628_3_5, IssueTokensOnceForEightPollsAtOnce,
          {.cites = {"rfc8628-3.5-device-code-single-use"},
           .harm = kReplay,
           .needs = {Need::Device},
           .manner = Manner::Waiting}) {
  return TheSame(8, Poll(AnApprovedDevice()), oracle::OneWinner(), Race::Pace::Slow);
}

MUST(Rfc8628_3_5, TellADeviceThatItsCodeExpired,
     {.condition = "device_code_expired",
      .cites = {"rfc8628-3.5-expired-token", "rfc8628-3.2-limited-validity"},
      .harm = kOld,
      .needs = {Need::Device},
      .manner = Manner::Waiting}) {
  Control(Poll(AnApprovedDevice()));
  Expect(SendAgain(Poll(AnExpiredDevice())), Refused());
}

MUST(Rfc8628_3_2, RefuseAnExpiredUserCode,
     {.condition = "device_code_expired",
      .cites = {"rfc8628-3.2-limited-validity"},
      .harm = kOld,
      .needs = {Need::Device},
      .manner = Manner::Waiting}) {
  Control(Poll(AnApprovedDevice()));
  Expect(SendAgain(Poll(ADeviceApprovedAfterItsLife())), Refused());
}

}  // namespace
}  // namespace nearmiss
