#pragma once

#include "suites/glue/depth.hpp"
#include "suites/model/rules.hpp"

namespace nearmiss::model {

/// How much is tried.
struct Effort {
  int cases = 0;            ///< sequences
  int longest = 0;          ///< commands in one
  int shrink_requests = 0;  ///< requests spent on making a failing one shorter
  Milliseconds waiting{0};  ///< real time spent in waits
};

Effort EffortFor(Depth depth);

}  // namespace nearmiss::model
