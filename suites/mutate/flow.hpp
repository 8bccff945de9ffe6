#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "suites/mutate/change.hpp"

namespace nearmiss::mutate {

/// What happens at one point of a sequence of requests.
enum class Act {
  Register,
  ReadRegistration,
  Push,
  Authorize,
  SubmitConsent,
  Deny,
  Redeem,
  Refresh,
  RevokeRefreshToken,
  RevokeAccessToken,
  Introspect,
  CallResource,
  AskForClientCredentials,
  ReadMetadata,
  Wait,            ///< past the lifetime of what was issued last
  TakeBack,        ///< the user withdraws consent
  ChangePassword,  ///< or the account is locked
  SignOut,
  Inspect,  ///< nothing is sent: what came is looked at
};

/// Who does it.
enum class By {
  Owner,
  OtherClient,
  PublicClient,
  OtherPublicClient,
  NoClient,
  OtherUser,
  AnotherSite,  ///< a page elsewhere that makes the user's browser send it, and knows no secret
};

/// Whether the step is as it ought to be, or the one that must not succeed.
enum class Is { Right, Wrong };

struct FlowStep {
  Act act = Act::Redeem;
  Is is = Is::Right;
  By by = By::Owner;
  std::vector<Change> changes = {};
  int times = 1;          ///< sent that often, one after the other
  bool together = false;  ///< ... or at once
};

/// A near miss that is no single request: requests that are each fine but for one, which is wrong
/// because of what came before it. The steps name no values, so that a flow fits any server.
struct Flow {
  std::vector<FlowStep> steps;
};

std::string_view Name(Act act);
std::string_view Name(By by);
/// "redeem, wait, redeem again", each with who does it, where it is another, and what is changed.
std::string Told(const Flow& flow);

}  // namespace nearmiss::mutate
