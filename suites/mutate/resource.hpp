#pragma once

#include "suites/mutate/operator.hpp"

namespace nearmiss::mutate {

/// URIs near a resource's, of the same server but of another resource or tenant (RFC 8707 3). What
/// RFC 3986 6.2 calls equivalent is not among them.
Operators ResourceNearMisses();

}  // namespace nearmiss::mutate
