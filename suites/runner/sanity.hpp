#pragma once

#include "suites/glue/play.hpp"

namespace nearmiss::runner {

/// One plain valid grant: sign in, approve, redeem, refresh. Before anything is judged it proves
/// that the target can be tested, and learns what only a grant can tell; afterwards, that the
/// target survived.
struct Sanity {
  Facts facts;
  login::CookieJar session;  ///< of the signed-in user, for the checks to go on with
};

/// Throws NotReached or NoAnswer when the grant does not come about.
Sanity FirstGrant(const Surroundings& surroundings);
/// The grant alone, when everything is learned.
void LastGrant(const Surroundings& surroundings);

}  // namespace nearmiss::runner
