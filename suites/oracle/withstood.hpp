#pragma once

#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

// For what a server may accept or refuse as it likes.

/// Whatever is answered: no 5xx and no secret.
Judge Withstood();
/// The same, and nothing to a redirection URI that is not registered.
Judge SentNowhereElse();

}  // namespace nearmiss::oracle
