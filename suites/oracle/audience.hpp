#pragma once

#include <string>
#include <vector>

#include "suites/oracle/documented.hpp"
#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

/// Whom a JWT access token is for (RFC 9068 2.2); empty for a token that is no JWT or does not say.
std::vector<std::string> JwtAudience(const std::string& token);

/// The issued access token is for this resource and no other.
Judge IssuedForExactly(std::string resource);

/// The issued access token is for this resource, perhaps for more, but not for that other one.
Judge IssuedForOneAndNotTheOther(std::string resource, std::string other);

/// Refused, or the issued access token is not for this resource: what a request that named one near
/// it may end in.
Judge RefusedOrNotFor(Documented documented, std::string resource);

/// Accepted, or refused safely and not with this error.
Judge AcceptedOrRefusedWithout(std::string error);

}  // namespace nearmiss::oracle
