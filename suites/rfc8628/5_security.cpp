// RFC 8628 5 and 6, security and user codes: what can be guessed, and what a user may type.

#include <algorithm>

#include "suites/glue/check.hpp"
#include "suites/oracle/answer_members.hpp"

namespace nearmiss {
namespace {

using mutate::Operator;

constexpr int kSample = 12;
constexpr auto kMistyped = "Users who type a code as they hear it are told that it is wrong.";

Operator InLowerCase() {
  return {"device.user_code", "lower_case", "lower-case letters", [](const std::string& code) {
            std::string lower = code;
            std::ranges::transform(lower, lower.begin(), [](unsigned char c) {
              return static_cast<char>(std::tolower(c));
            });
            return lower == code ? std::nullopt : std::optional(lower);
          }};
}

Operator WithoutPunctuation() {
  return {"device.user_code", "no_punctuation", "nothing between its letters",
          [](const std::string& code) {
            std::string bare = code;
            std::erase_if(bare, [](unsigned char c) { return std::isalnum(c) == 0; });
            return bare == code ? std::nullopt : std::optional(bare);
          }};
}

SHOULD(
    Rfc8628_5_1, DrawUserCodesAtRandom,
    {.cites = {"rfc8628-5.1-user-code-entropy"},
     .harm = "An attacker who tries codes meets the device of a stranger.",
     .needs = {Need::Device},
     .contested = "How much is enough depends on the limit of attempts and the life of the code; "
                  "only what is far too little counts."}) {
  Expect(SendAtOnce(kSample, AskForADevice()), oracle::LooksRandom("user_code", 20));
}

SHOULD(Rfc8628_5_2, DrawDeviceCodesAtRandom,
       {.cites = {"rfc8628-5.2-device-code-entropy"},
        .harm = "An attacker polls with codes that will be issued and gets the tokens first.",
        .needs = {Need::Device}}) {
  Expect(SendAtOnce(kSample, AskForADevice()), oracle::LooksRandom("device_code", 100));
}

SHOULD(Rfc8628_6_1, TakeAUserCodeInLowerCase,
       {.cites = {"rfc8628-6.1-user-code-normalized"},
        .harm = kMistyped,
        .needs = {Need::Device},
        .manner = Manner::Waiting,
        .contested = "6.1 is a recommendation that binds nobody."}) {
  Control(Poll(ADeviceApprovedByTyping()));
  Expect(SendAgain(Poll(ADeviceApprovedByTyping(InLowerCase()))), oracle::Issued());
}

SHOULD(Rfc8628_6_1, TakeAUserCodeWithoutPunctuation,
       {.cites = {"rfc8628-6.1-user-code-normalized"},
        .harm = kMistyped,
        .needs = {Need::Device},
        .manner = Manner::Waiting,
        .contested = "6.1 is a recommendation that binds nobody."}) {
  Control(Poll(ADeviceApprovedByTyping()));
  Expect(SendAgain(Poll(ADeviceApprovedByTyping(WithoutPunctuation()))), oracle::Issued());
}

}  // namespace
}  // namespace nearmiss
