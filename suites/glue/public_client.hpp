#pragma once

#include "suites/glue/step.hpp"

namespace nearmiss {

/// Tokens with a refresh token among them; not applicable when this client gets none.
Recipe<steps::Tokens> RefreshableTokens(For client);

}  // namespace nearmiss
