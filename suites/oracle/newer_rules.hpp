#pragma once

#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

// What OAuth 2.1 and the Model Context Protocol ask beyond RFC 6749.

/// iss comes with the answer only where it is announced.
Judge SendsIssuerOnlyIf(bool announced);

}  // namespace nearmiss::oracle
