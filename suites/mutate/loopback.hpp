#pragma once

#include <string>

#include "suites/mutate/operator.hpp"

namespace nearmiss::mutate {

// Redirection URIs of native clients (RFC 8252): loopback IP literals, whose port may vary and
// nothing else, and private-use schemes, which match exactly.

/// No near miss: what RFC 8252 7.3 lets a client do.
Operator AtPort(const std::string& port);
/// The same where the host is no loopback one, on which every port is right (RFC 8252 7.3).
Operator AtPortElsewhere(const std::string& port);
Operator WithoutPort();

// Near misses of http://127.0.0.1/..., whatever the port. Harm of an accepted one: the code goes to
// another program or another host.
Operators LoopbackHostSwaps();
Operators OtherLoopbackAddresses();
Operators LoopbackPathNearMisses();
Operators LoopbackUserinfo();
Operator LoopbackAsALabel();
Operator HttpsForHttp();
Operator QueryAdded();

/// Near misses of a URI with a private-use scheme (RFC 8252 7.1).
Operators PrivateUseNearMisses();

}  // namespace nearmiss::mutate
