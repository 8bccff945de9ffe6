#pragma once

#include <string>

#include "suites/mutate/near_miss.hpp"

namespace nearmiss::mutate {

/// What the examples call A, B and EVIL, and whose client they are of.
Stage ExampleStage();

/// What the near miss makes of the row's good value, compared with the row's example. Empty when
/// they agree; else what came instead.
std::string DifferenceFromTheExample(const NearMiss& near);

}  // namespace nearmiss::mutate
