#pragma once

#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "fixtures/server/options.hpp"
#include "suites/glue/capability.hpp"
#include "suites/glue/catalogue.hpp"

namespace nearmiss::selftest {

inline constexpr std::array kDialects = {server::Dialect::Rfc, server::Dialect::Zoho};

/// What the suite says of the embedded server with some defects.
struct Observation {
  std::set<std::string> broken;
  std::vector<std::string> trouble;  ///< checks that came to no result of their own, and why
  std::set<std::string> tried;       ///< kinds of cases that checks told of
  Facts facts;                       ///< what the first grant taught
  std::map<std::string, std::set<std::string>> asked;  ///< of the sound server: defects by check
};

/// Every check there is but those of a provider's own documentation, which the plan of that
/// provider has: so no plan has a check that is not proven here.
std::vector<const Entry*> ChecksFor(server::Dialect dialect);

/// Checks that make their own cases take seconds where others take milliseconds. Here they are
/// tried on the sound server and on what no other check sees; all else that they find is proven in
/// `property_proof` and `sequence_proof`.
bool MakesItsCases(const Entry& entry);

/// Checks that only a greater depth runs, such as those that send a whole family of near misses. To
/// try each on every defect would take minutes: they are tried on the sound server, on each defect
/// for which the matrix lists one of them, and on what nothing else sees.
bool IsDeep(const Entry& entry);

/// Runs the dialect's checks against the sound server without sockets, and notes which defects each
/// of them could see: those that the server asked for while it answered that check.
Observation ObserveSound(server::Dialect dialect);

/// The same with one defect. A check in which the sound server never asked for it goes the same way
/// with it, so only the others are run; all of them where the defect changes what the first grant
/// teaches. Checks that make their own cases are run when no other sees the defect.
Observation Observe(server::Dialect dialect, const std::string& defect, const Observation& sound);

/// The same with the checks that only a greater depth runs.
Observation ObserveDeep(server::Dialect dialect, const std::string& defect,
                        const Observation& sound);

}  // namespace nearmiss::selftest
