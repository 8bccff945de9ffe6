#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nearmiss::oracle {

/// One challenge of a WWW-Authenticate field (RFC 9110 11.6.1).
struct Challenge {
  std::string scheme;  ///< as written
  /// Names as written, quoting removed from the values.
  std::vector<std::pair<std::string, std::string>> parameters;
};

/// All challenges of one field value; several may stand in it. Parameters that only a blank parts
/// are read too. Any text is read without failure.
std::vector<Challenge> ReadChallenges(std::string_view field);

/// Names of schemes and parameters are compared without case.
bool SameName(std::string_view one, std::string_view other);

}  // namespace nearmiss::oracle
