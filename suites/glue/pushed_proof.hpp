#pragma once

#include <string>

#include "fixtures/jose/key.hpp"
#include "suites/glue/step.hpp"

namespace nearmiss {

// Codes of pushed requests that were bound to a key (RFC 9449 10.1).

/// Pushed with this thumbprint as dpop_jkt.
Recipe<steps::Code> ACodePushedForKey(std::string thumbprint);
/// Pushed with a proof by the key.
Recipe<steps::Code> ACodePushedWithProof(jose::Key key);

}  // namespace nearmiss
