#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "suites/glue/play.hpp"
#include "suites/remote/finding.hpp"

namespace nearmiss::remote {

/// What one input came to.
struct Execution {
  std::vector<std::string> fingerprints;  ///< of the judged answers, in order
  std::vector<Finding> findings;
  std::string told;  ///< what was sent, for people
  /// Why it could not be played to its end: a rate limit, no grant to begin with. Nothing is judged
  /// then.
  std::string stopped;
};

/// Plays, and says what kept it from its end; empty when nothing did.
std::string WhyStopped(const std::function<void()>& play);

/// Plays one input of a harness against a target.
using Player = std::function<Execution(std::string_view input)>;

/// Whether executions share codes and tokens that are still good, so that each costs one request,
/// or each gets fresh ones, so that what comes of it is its own doing.
enum class Stock { Shared, Fresh };

}  // namespace nearmiss::remote
