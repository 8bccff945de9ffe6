#pragma once

#include "fixtures/client/client.hpp"
#include "fixtures/target/target.hpp"

namespace nearmiss::onboarding {

/// Whether one authorization request, from a browser that nobody is signed in with, brings a code
/// at once: such a server needs no user, and the login method is `none`. The code is not redeemed.
bool ApprovesByItself(client::Client& client, const target::Target& target,
                      const target::Client& asking);

}  // namespace nearmiss::onboarding
