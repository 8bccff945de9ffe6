#pragma once

#include <vector>

#include "suites/glue/play.hpp"

namespace nearmiss {

/// The way of a browser for each of many authorization requests, from the session as it is now. The
/// first requests leave together; where an answer leads on, the rest of the way is gone one after
/// the other.
std::vector<login::Journey> TravelMany(Play& play, const std::vector<wire::Request>& requests,
                                       record::Role role);

}  // namespace nearmiss
