#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "fixtures/server/options.hpp"
#include "suites/glue/capability.hpp"
#include "suites/selftest/matrix.hpp"

namespace nearmiss::selftest {

/// What the suite says of the embedded server with some defects.
struct Observation {
  std::set<std::string> broken;
  std::vector<std::string> trouble;  ///< checks that came to no result of their own, and why
  std::set<std::string> tried;       ///< kinds of cases that checks told of
  Facts facts;                       ///< what the first grant taught
  std::map<std::string, std::set<std::string>> asked;  ///< of the sound server: defects by check
};

/// Runs the dialect's checks against the sound server without sockets, and notes which defects each
/// of them could see: those that the server asked for while it answered that check.
Observation ObserveSound(server::Dialect dialect);

/// The same with one defect. A check in which the sound server never asked for it goes the same way
/// with it, so only the others are run; all of them where the defect changes what the first grant
/// teaches.
Observation Observe(server::Dialect dialect, const std::string& defect, const Observation& sound);

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
