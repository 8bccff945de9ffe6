#pragma once

#include "suites/mutate/operator.hpp"

namespace nearmiss::mutate {

/// Near misses of a registered redirection URI, none of which may be redirected to: RFC
/// 6749 3.1.2.3 (simple string comparison), RFC 9700 2.1 (exact matching). Harm of an accepted one:
/// the code goes to a place that the client does not control.
Operators RedirectUriNearMisses();

/// The part of them that matters again where the URI is repeated at the token endpoint (RFC
/// 6749 4.1.3).
Operators RedirectUriNearMissesAtRedemption();

}  // namespace nearmiss::mutate
