#pragma once

#include <string>

#include "suites/glue/step.hpp"

namespace nearmiss {

/// A code asked for with the S256 challenge of this verifier.
Recipe<steps::Code> ACodeOfTheVerifier(std::string verifier, std::string told);

/// RFC 7636 4.1.
inline constexpr std::size_t kLongestVerifier = 128;

}  // namespace nearmiss
