#pragma once

#include <optional>
#include <string>

#include "suites/oracle/evidence.hpp"
#include "suites/remote/holdings.hpp"

namespace nearmiss::remote {

/// Why no server may give what a request asks for.
struct Wrong {
  std::string cause;  ///< in a few words joined by hyphens, the same for the same mistake
  std::string told;   ///< in a sentence
};

/// Looks for one reading under which the request is right: a parameter that is there twice may be
/// the first or the last, in the body or in the query. Only what is wrong under every reading is
/// told, and only for credentials whose right value we know. Pure.
std::optional<Wrong> WhyWrong(oracle::Where where, const wire::Request& request,
                              const Holdings& holdings);

}  // namespace nearmiss::remote
