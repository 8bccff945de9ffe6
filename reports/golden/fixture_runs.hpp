#pragma once

#include <vector>

#include "reports/record/record.hpp"
#include "reports/requirement/requirement.hpp"

namespace nearmiss::golden {

/// A run against a server with two mistakes: what a reader meets most.
record::Run Failures();

/// Every outcome at every level, with the ugliest text a server can send, and a fault of ours.
record::Run EveryOutcome();

/// A run in which everything held.
record::Run Sound();

/// `Failures` whose record ends before the run does.
record::Run Cut();

/// A list of requirements that these runs cite, and others that they do not.
const std::vector<requirement::Requirement>& Requirements();

}  // namespace nearmiss::golden
