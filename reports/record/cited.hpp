#pragma once

#include <vector>

#include "reports/record/record.hpp"

namespace nearmiss::record {

/// The exchange of that number, or null. The exchanges of a run are in the order of their numbers.
const Exchange* ExchangeOf(const Run& run, int n);

/// The exchanges that a check cites; those that the record does not have are left out.
std::vector<const Exchange*> CitedBy(const Run& run, const CheckResult& check);

/// The exchange whose answer decided a check: its last mutant or, without one, the last that it
/// cites.
/// Null when there is none.
const Exchange* DecisiveOf(const Run& run, const CheckResult& check);

/// The request with the change: the first mutant. A sign-in and a consent may follow it. Null when
/// the check changes nothing.
const Exchange* MutantOf(const Run& run, const CheckResult& check);

/// The request that was accepted without the change: the last control at the mutant's address, or
/// null.
const Exchange* ControlOf(const Run& run, const CheckResult& check);

}  // namespace nearmiss::record
