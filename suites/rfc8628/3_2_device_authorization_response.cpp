// RFC 8628 3.2, device authorization response: what every answer tells, and how.

#include "suites/glue/check.hpp"
#include "suites/oracle/answer_members.hpp"
#include "suites/oracle/answer_shape.hpp"

namespace nearmiss {
namespace {

constexpr auto kCannotGoOn = "Devices that were written after the standard cannot go on.";
constexpr int kSample = 12;

MUST(Rfc8628_3_2, TellTheDeviceCode,
     {.cites = {"rfc8628-3.2-device-code-required"},
      .harm = kCannotGoOn,
      .needs = {Need::Device}}) {
  Expect(Send(AskForADevice()), oracle::TellsText("device_code"));
}

MUST(Rfc8628_3_2, TellTheUserCode,
     {.cites = {"rfc8628-3.2-user-code-required"}, .harm = kCannotGoOn, .needs = {Need::Device}}) {
  Expect(Send(AskForADevice()), oracle::TellsText("user_code"));
}

MUST(Rfc8628_3_2, TellTheVerificationUri,
     {.cites = {"rfc8628-3.2-verification-uri-required"},
      .harm = kCannotGoOn,
      .needs = {Need::Device},
      .contested = "Some servers call it verification_url, which an early draft did."}) {
  Expect(Send(AskForADevice()), oracle::TellsAbsoluteUri("verification_uri"));
}

MUST(Rfc8628_3_2, TellTheLifetime,
     {.cites = {"rfc8628-3.2-expires-in-required"},
      .harm = "A device polls for ever, or gives up too early.",
      .needs = {Need::Device}}) {
  Expect(Send(AskForADevice()), oracle::TellsPositiveInteger("expires_in"));
}

MUST(Rfc8628_3_2, TellTheIntervalAsANumber,
     {.cites = {"rfc8628-3.2-interval-optional"},
      .harm = "Devices that read a number poll without a pause.",
      .needs = {Need::Device}}) {
  Expect(Send(AskForADevice()),
         oracle::IfTold("interval", oracle::TellsPositiveInteger("interval")));
}

MUST(Rfc8628_3_2, TellAnAbsoluteCompleteUri,
     {.cites = {"rfc8628-3.2-verification-uri-complete-optional"},
      .harm = "The picture that the device shows leads nowhere.",
      .needs = {Need::Device},
      .manner = Manner::Waiting}) {
  Expect(Send(Poll(ADeviceApprovedByItsLink())), oracle::Issued());
}

MUST(Rfc8628_3_2, GiveEveryDeviceAnotherDeviceCode,
     {.cites = {"rfc8628-3.2-unique-codes"},
      .harm = "One device gets the tokens that another's user approved.",
      .needs = {Need::Device}}) {
  Expect(SendAtOnce(kSample, AskForADevice()), oracle::AllDiffer("device_code"));
}

MUST(Rfc8628_3_2, GiveEveryDeviceAnotherUserCode,
     {.cites = {"rfc8628-3.2-unique-codes"},
      .harm = "The user approves another device than the one in hand.",
      .needs = {Need::Device}}) {
  Expect(SendAtOnce(kSample, AskForADevice()), oracle::AllDiffer("user_code"));
}

MUST(Rfc8628_3_2, RefuseAsTheTokenEndpointDoes,
     {.cites = {"rfc8628-3.2-error-format"},
      .harm = "Devices cannot tell what is wrong.",
      .needs = {Need::Device},
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Device), oracle::RefusalsAreJsonErrors());
  Expect(EveryAnswer(oracle::Where::Device), oracle::RefusalsHaveStatus400Or401());
  Expect(EveryAnswer(oracle::Where::Device), oracle::ErrorCodesAreRegistered());
}

SHOULD(Rfc8628_3_2, ForbidStoringTheAnswer,
       {.cites = {"rfc8628-3.2-no-store"},
        .harm = "A cache hands one device's code to another.",
        .needs = {Need::Device},
        .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Device), oracle::NotStoredWith("device_code"));
}

}  // namespace
}  // namespace nearmiss
