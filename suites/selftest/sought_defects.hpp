#pragma once

#include <string_view>
#include <vector>

#include "fixtures/server/options.hpp"
#include "suites/model/rules.hpp"

namespace nearmiss::selftest {

/// A defect that sequences alone have to find.
struct Sought {
  std::string_view defect;
  server::Dialect dialect = server::Dialect::Rfc;
  model::Promised by = model::Promised::Must;
  int steps = 0;  ///< of the shortest sequence that shows it
};

std::vector<Sought> SoughtDefects();

}  // namespace nearmiss::selftest
