#pragma once

#include <span>
#include <vector>

#include "reports/record/record.hpp"

namespace nearmiss::record {

/// Findings that one mistake of the server explains: the same condition missed in the same way, at
/// the same layer. Those without a condition stand alone.
struct Cause {
  std::vector<const CheckResult*> checks;  ///< at least one, in id order
};

/// In the order of their first checks.
std::vector<Cause> CausesOf(std::span<const CheckResult* const> findings);

}  // namespace nearmiss::record
