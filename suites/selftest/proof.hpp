#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "fixtures/server/options.hpp"
#include "suites/selftest/matrix.hpp"

namespace nearmiss::selftest {

/// The proof that the suite can go red.
struct Proof {
  Matrix matrix;                      ///< as observed
  std::vector<std::string> problems;  ///< each a line; empty when the proof holds
};

/// The sound server first, then every defect alone. `expected` is what the matrix has to be; `only`
/// narrows the defects, and then nothing is said of checks that none of them breaks.
Proof Prove(const Matrix& expected, const std::set<std::string>& only,
            const std::function<void(const std::string&)>& progress);

/// `code-reusable (rfc)`
std::string NameIn(const std::string& defect, server::Dialect dialect);

}  // namespace nearmiss::selftest
