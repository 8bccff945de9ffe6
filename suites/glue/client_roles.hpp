#pragma once

#include <string>

#include "suites/glue/step.hpp"

namespace nearmiss {

/// " of the other client" and the like, as it follows "a code" or "tokens"; empty for the main
/// client.
std::string Owner(For client);

}  // namespace nearmiss
