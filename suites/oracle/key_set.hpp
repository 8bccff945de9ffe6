#pragma once

#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

// The JWK Set that the metadata names (RFC 8414 2, RFC 7517 5).

/// No key has a private or symmetric part.
Judge KeysArePublic();
/// Where there are keys for signing and for encryption, each says which it is.
Judge KeysSayTheirUse();
/// No two keys have the same kid, and where there are several, each has one.
Judge KeyIdsDiffer();

}  // namespace nearmiss::oracle
