#pragma once

#include <string>

#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

// The member signed_metadata of a metadata document (RFC 8414 2.1). Without it there is nothing to
// judge.

/// A JWT with a signature by an algorithm other than none, and an iss. Where its kid is one of this
/// JWK Set, given as JSON text, that key made the signature.
Judge SignedMetadataIsSigned(std::string key_set);
/// What stands in both is the same.
Judge SignedMetadataAgrees();
/// It does not hold itself.
Judge SignedMetadataIsNotNested();

}  // namespace nearmiss::oracle
