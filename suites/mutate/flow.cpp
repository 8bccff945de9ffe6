#include "suites/mutate/flow.hpp"

#include <fmt/format.h>

namespace nearmiss::mutate {

std::string_view Name(Act act) {
  switch (act) {
    case Act::Register:
      return "register";
    case Act::ReadRegistration:
      return "read the registration";
    case Act::Push:
      return "push";
    case Act::Authorize:
      return "authorize";
    case Act::SubmitConsent:
      return "submit the consent form";
    case Act::Deny:
      return "authorize and deny";
    case Act::Redeem:
      return "redeem";
    case Act::Refresh:
      return "refresh";
    case Act::RevokeRefreshToken:
      return "revoke the refresh token";
    case Act::RevokeAccessToken:
      return "revoke the access token";
    case Act::Introspect:
      return "introspect";
    case Act::CallResource:
      return "call the resource";
    case Act::AskForClientCredentials:
      return "ask for client credentials";
    case Act::ReadMetadata:
      return "read the metadata";
    case Act::Wait:
      return "wait";
    case Act::TakeBack:
      return "withdraw consent";
    case Act::ChangePassword:
      return "change the password";
    case Act::SignOut:
      return "log out";
    case Act::Inspect:
      return "inspect the answer";
  }
  return "";
}

std::string_view Name(By by) {
  switch (by) {
    case By::Owner:
      return "the owner";
    case By::OtherClient:
      return "another client";
    case By::PublicClient:
      return "a public client";
    case By::OtherPublicClient:
      return "another public client";
    case By::NoClient:
      return "nobody in particular";
    case By::OtherUser:
      return "another user";
    case By::AnotherSite:
      return "another site";
  }
  return "";
}

std::string Told(const Flow& flow) {
  std::string told;
  for (const auto& step : flow.steps) {
    if (!told.empty()) told += ", ";
    told += Name(step.act);
    if (step.by != By::Owner) told += fmt::format(" as {}", Name(step.by));
    for (const auto& change : step.changes) told += " but " + change.told;
    if (step.times > 1) told += fmt::format(" {} times", step.times);
    if (step.together) told += " at once";
    if (step.is == Is::Wrong) told += " (which must not succeed)";
  }
  return told;
}

}  // namespace nearmiss::mutate
