// RFC 8628 3.4, device access token request: the exact device code, by the client that asked for
// it.

#include "suites/glue/check.hpp"
#include "suites/mutate/credential.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace): a check reads as a sentence

constexpr auto kGuessed =
    "Tokens that a user approved for one device go to whoever guesses its code.";
constexpr auto kTwoReadings =
    "A filter in front of the server checks one value and the server uses the other.";

MUST(Rfc8628_3_4, RefuseTheShortNameOfTheGrant,
     {.condition = "grant_type_unsupported",
      .cites = {"rfc8628-3.4-grant-type-exact"},
      .harm = "A filter that looks for the exact name is passed by.",
      .needs = {Need::Device},
      .manner = Manner::Waiting}) {
  Expect(Send(Poll(AnApprovedDevice()).But(With("grant_type", "device_code"))), Refused());
}

MUST(Rfc8628_3_4, RefuseTheNameOfTheGrantInAnotherCase,
     {.condition = "grant_type_unsupported",
      .cites = {"rfc8628-3.4-grant-type-exact"},
      .harm = "A filter that looks for the exact name is passed by.",
      .needs = {Need::Device},
      .manner = Manner::Waiting}) {
  Expect(Send(Poll(AnApprovedDevice())
                  .But(With("grant_type", "urn:ietf:params:oauth:grant-type:DEVICE_CODE"))),
         Refused());
}

MUST(Rfc8628_3_4, RefuseAMissingDeviceCode,
     {.condition = "device_code_missing",
      .cites = {"rfc8628-3.4-device-code-required"},
      .harm = "An absent value matches an empty field in the server's store.",
      .needs = {Need::Device},
      .manner = Manner::Waiting}) {
  Expect(Send(Poll(AnApprovedDevice()).But(Without("device_code"))), Refused());
}

MUST(Rfc8628_3_4, TakeAnEmptyDeviceCodeForAMissingOne,
     {.condition = "device_code_missing",
      .cites = {"rfc8628-3.4-device-code-required"},
      .harm = "An empty value matches an empty field in the server's store.",
      .needs = {Need::Device},
      .manner = Manner::Waiting}) {
  Expect(Send(Poll(AnApprovedDevice()).But(With("device_code", "", "with an empty device_code"))),
         Refused());
}

MUST(Rfc8628_3_4, RefuseARepeatedDeviceCode,
     {.condition = "parameter_repeated",
      .cites = {"rfc8628-3.4-device-code-required"},
      .harm = kTwoReadings,
      .needs = {Need::Device},
      .manner = Manner::Waiting}) {
  Expect(Send(Poll(AnApprovedDevice()).But(TwiceWith("device_code", "nearmiss"))), Refused());
}

MUST(Rfc8628_3_4, RefuseAPollWithoutClientId,
     {.condition = "client_missing",
      .cites = {"rfc8628-3.4-client-id-required"},
      .harm = "A device code alone is enough for the tokens.",
      .needs = {Need::Device},
      .manner = Manner::Waiting}) {
  Expect(Send(Poll(AnApprovedDevice(DeviceClient::Public)).But(WithoutClient())), Refused());
}

MUST(Rfc8628_3_4, RefuseAPollWithoutClientAuthentication,
     {.condition = "client_unauthenticated",
      .cites = {"rfc8628-3.4-client-authenticates"},
      .harm = "A device code alone is enough for the tokens.",
      .needs = {Need::Device},
      .manner = Manner::Waiting}) {
  Expect(Send(Poll(AnApprovedDevice(DeviceClient::Confidential)).But(WithoutClientSecret())),
         Refused());
}

MUST(Rfc8628_3_4, RefuseAPollWithAWrongSecret,
     {.condition = "client_secret_wrong",
      .cites = {"rfc8628-3.4-client-authenticates"},
      .harm = "A device code alone is enough for the tokens.",
      .needs = {Need::Device},
      .manner = Manner::Waiting}) {
  Expect(Send(Poll(AnApprovedDevice(DeviceClient::Confidential))
                  .But(WithClientSecret("nearmiss-wrong-secret"))),
         Refused());
}

MUST(Rfc8628_3_4, RefuseADeviceCodeOfAnotherClient,
     {.condition = "device_code_of_other_client",
      .cites = {"rfc8628-3.4-device-code-bound-to-client"},
      .harm = "A malicious client lives on what users approved for others.",
      .needs = {Need::Device},
      .manner = Manner::Waiting}) {
  Expect(Send(Poll(AnApprovedDevice()).But(ByAnotherClientThanTheDevices())), Refused());
}

MUST(Rfc8628_3_4, RefuseAnUnknownDeviceCode,
     {.condition = "device_code_unknown",
      .cites = {"rfc8628-3.4-unknown-device-code"},
      .harm = kGuessed,
      .needs = {Need::Device},
      .manner = Manner::Waiting}) {
  Expect(Send(Poll(AnApprovedDevice()).But(With("device_code", play().Random(43)))), Refused());
}

MUST_EACH(Rfc8628_3_4, RefuseADeviceCodeWith, CredentialNearMisses("grant.device_code"),
          {.condition = "device_code_unknown",
           .cites = {"rfc8628-3.4-unknown-device-code"},
           .harm = kGuessed,
           .needs = {Need::Device},
           .manner = Manner::Waiting}) {
  Expect(Send(Poll(AnApprovedDevice()).But(Near("device_code", near))), Refused());
}

MUST(Rfc8628_3_4, RefuseTheUserCodeForADeviceCode,
     {.condition = "device_code_unknown",
      .cites = {"rfc8628-3.4-user-code-is-not-device-code"},
      .harm = "Whoever reads the short code off a screen gets the tokens.",
      .needs = {Need::Device},
      .manner = Manner::Waiting}) {
  const auto device = Given(AnApprovedDevice());
  Control(Poll(AnApprovedDevice()));
  Expect(SendAgain(Poll(device).But(
             With("device_code", device.user_code, "with the user code for the device_code"))),
         Refused());
}

}  // namespace
}  // namespace nearmiss
