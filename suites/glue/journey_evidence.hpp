#pragma once

#include "fixtures/login/journey.hpp"
#include "suites/oracle/evidence.hpp"

namespace nearmiss {

/// What the way of a browser shows.
void Take(login::Journey journey, oracle::Evidence& evidence);

}  // namespace nearmiss
