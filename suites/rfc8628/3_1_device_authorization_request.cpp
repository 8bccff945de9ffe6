// RFC 8628 3.1, device authorization request: a form by POST, from a client that is known and,
// where it has a secret, proves it; parameters as at the token endpoint.

#include "suites/glue/check.hpp"
#include "suites/oracle/answer_members.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace): a check reads as a sentence

constexpr auto kInItsName =
    "An attacker starts the grant in a trusted client's name, and the user approves that name.";

MUST(Rfc8628_3_1, GiveADeviceCode,
     {.cites = {"rfc8628-3.1-post-form", "rfc8628-3.2-status-200-json"},
      .harm = "Devices cannot begin the grant as the standard says.",
      .needs = {Need::Device}}) {
  Expect(Send(AskForADevice()), oracle::AnsweredAsJson(200));
}

MUST(Rfc8628_3_1, RefuseGet,
     {.condition = "method_not_allowed",
      .cites = {"rfc8628-3.1-post-form"},
      .harm = "Device codes are made by links and stand behind URLs in logs and caches.",
      .needs = {Need::Device}}) {
  Expect(Send(AskForADevice().But(AsMethod("GET"))), Refused());
}

MUST(Rfc8628_3_1, RefuseAnotherMediaTypeThanAForm,
     {.condition = "media_type_unsupported",
      .cites = {"rfc8628-3.1-post-form"},
      .harm = "A page of another site can send the request, since text needs no permission of the "
              "browser.",
      .needs = {Need::Device}}) {
  Expect(Send(AskForADevice().But(WithHeader("Content-Type", "text/plain"))), Refused());
}

MUST(Rfc8628_3_1, RefuseARequestWithoutClient,
     {.condition = "client_missing",
      .cites = {"rfc8628-3.1-client-id-required"},
      .harm = "Nobody can be shown to the user as the one who asks.",
      .needs = {Need::Device}}) {
  Expect(Send(AskForADevice().But(WithoutClient())), Refused());
}

MUST(Rfc8628_3_1, TakeAnEmptyClientIdForAMissingOne,
     {.condition = "client_missing",
      .cites = {"rfc8628-3.1-empty-param-as-missing", "rfc8628-3.1-client-id-required"},
      .harm = "An empty value takes another way through the server than an absent one.",
      .needs = {Need::Device}}) {
  Expect(Send(AskForADevice(DeviceClient::Public)
                  .But(With("client_id", "", "with an empty client_id"))),
         Refused());
}

MUST(Rfc8628_3_1, TakeAnEmptyScopeForAMissingOne,
     {.cites = {"rfc8628-3.1-empty-param-as-missing"},
      .harm = "A client that leaves a parameter empty is locked out.",
      .needs = {Need::Device},
      .contested =
          "A server that demands a scope (RFC 6749 3.3) refuses both; it is not judged then."}) {
  Expect(Send(AskForADeviceWithoutScope().But(With("scope", "", "with an empty scope"))),
         oracle::TellsText("device_code"));
}

MUST(Rfc8628_3_1, RefuseAnUnknownClient,
     {.condition = "client_unknown",
      .cites = {"rfc8628-3.1-unknown-client"},
      .harm = kInItsName,
      .needs = {Need::Device}}) {
  Expect(Send(AskForADevice().But(WithClientId("nearmiss-unknown-client"))), Refused());
}

MUST(Rfc8628_3_1, RefuseAClientWithoutItsSecret,
     {.condition = "client_unauthenticated",
      .cites = {"rfc8628-3.1-confidential-authenticates"},
      .harm = kInItsName,
      .needs = {Need::Device}}) {
  Expect(Send(AskForADevice(DeviceClient::Confidential).But(WithoutClientSecret())), Refused());
}

MUST(Rfc8628_3_1, RefuseAWrongSecret,
     {.condition = "client_secret_wrong",
      .cites = {"rfc8628-3.1-confidential-authenticates"},
      .harm = kInItsName,
      .needs = {Need::Device}}) {
  Expect(
      Send(
          AskForADevice(DeviceClient::Confidential).But(WithClientSecret("nearmiss-wrong-secret"))),
      Refused());
}

MUST(Rfc8628_3_1, RefuseOrLeaveOutAnUnknownScope,
     {.condition = "device_scope_invalid",
      .cites = {"rfc8628-3.1-invalid-scope"},
      .harm = "The client believes to hold a permission that does not exist.",
      .needs = {Need::Device},
      .manner = Manner::Waiting,
      .contested = "RFC 6749 5.2 has invalid_scope for it, 3.3 lets the server ignore it; either "
                   "is taken."}) {
  Expect(GrantByDevice(AskForADevice().But(
             With("scope", FullScope() + " nearmiss-unknown", "with an unknown scope added"))),
         RefusedOrGrantedWithout({"nearmiss-unknown"}));
}

MUST(Rfc8628_3_1, IgnoreAnUnknownParameter,
     {.cites = {"rfc8628-3.1-unknown-param-ignored"},
      .harm = "Devices that send what a later specification adds are locked out.",
      .needs = {Need::Device}}) {
  Expect(Send(AskForADevice().But(With("nearmiss_unknown", "1", "with an unknown parameter"))),
         oracle::TellsText("device_code"));
}

MUST(Rfc8628_3_1, RefuseARepeatedClientId,
     {.condition = "parameter_repeated",
      .cites = {"rfc8628-3.1-repeated-param"},
      .harm = kInItsName,
      .needs = {Need::Device}}) {
  Expect(Send(AskForADevice(DeviceClient::Public).But(TwiceWith("client_id", "nearmiss"))),
         Refused());
}

MUST(Rfc8628_3_1, RefuseARepeatedScope,
     {.condition = "parameter_repeated",
      .cites = {"rfc8628-3.1-repeated-param"},
      .harm = "The user is shown one scope and another is granted.",
      .needs = {Need::Device}}) {
  Expect(Send(AskForADevice().But(Twice("scope"))), Refused());
}

}  // namespace
}  // namespace nearmiss
