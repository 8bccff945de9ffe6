// RFC 8628 3.3, user interaction: the user signs in at the verification URI, enters the code and
// decides; a link that holds the code saves the typing and nothing else.

#include "suites/glue/check.hpp"
#include "suites/oracle/answer_members.hpp"

namespace nearmiss {
namespace {

constexpr auto kUnasked = "A device of an attacker is connected to the account unasked.";

MUST(Rfc8628_3_3, TakeTheUserCodeAtTheVerificationUri,
     {.cites = {"rfc8628-3.3-interaction-starts-at-verification-uri", "rfc8628-3.5-success"},
      .harm = "Users of devices that can show a short text only cannot connect them.",
      .needs = {Need::Device},
      .manner = Manner::Waiting}) {
  Expect(Send(Poll(ADeviceApprovedByTyping())), oracle::Issued());
}

MUST(Rfc8628_3_3, LetNobodyApproveWithoutSigningIn,
     {.condition = "device_pending",
      .cites = {"rfc8628-3.3-user-authenticates"},
      .harm = kUnasked,
      .needs = {Need::Device},
      .manner = Manner::Waiting}) {
  Control(Poll(AnApprovedDevice()));
  Expect(SendAgain(Poll(ADeviceApprovedByAStranger())), Refused());
}

SHOULD(Rfc8628_3_3, KeepTheUserCodeOutOfTheVerificationUri,
       {.cites = {"rfc8628-3.3-no-user-code-in-verification-uri"},
        .harm = "The URI is too long to type, and the user no longer compares the code.",
        .needs = {Need::Device}}) {
  Expect(Send(AskForADevice()), oracle::TellsWithout("verification_uri", "user_code"));
}

SHOULD(Rfc8628_3_3_1, ShowTheUserCodeBehindTheCompleteUri,
       {.cites = {"rfc8628-3.3.1-confirm-user-code"},
        .harm = "A user who follows an attacker's link cannot see that it is not for the device in "
                "hand.",
        .needs = {Need::Device}}) {
  const auto device = Given(ADevice());
  Expect(ApproveByTheLinkOf(device), oracle::PageShows(device.user_code));
}

SHOULD(Rfc8628_3_3_1, WaitForTheUserBehindTheCompleteUri,
       {.condition = "device_pending",
        .cites = {"rfc8628-3.3.1-confirm-user-code", "rfc8628-3.3-approve-or-deny"},
        .harm = kUnasked,
        .needs = {Need::Device},
        .manner = Manner::Waiting}) {
  Control(Poll(AnApprovedDevice()));
  Expect(SendAgain(Poll(ADeviceThatWasLookedAt())), Refused());
}

}  // namespace
}  // namespace nearmiss
