#pragma once

#include "suites/mutate/operator.hpp"

namespace nearmiss::mutate {

/// A signed JWT as whoever has not its key can make it: without a signature, under `alg` none, with
/// a claim added, signed by a key that it brings along (RFC 8725 2.1, 3.1). Harm of an accepted
/// one: anybody writes their own tokens.
Operators JwtForgeries();

}  // namespace nearmiss::mutate
