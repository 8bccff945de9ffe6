#pragma once

#include <string>
#include <utility>
#include <vector>

#include "suites/oracle/documented_shape.hpp"
#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

/// One answer that a server documents for a condition.
struct Alternative {
  Shape shape = Shape::Json;
  std::vector<int> statuses;     ///< any of these; empty means any but 5xx
  std::string member = "error";  ///< dotted path, where the shape has members
  std::string text;  ///< the string there; on a page, text that it shows; empty means any
  /// Further members and what they say (`ok` is `false`), since one alone does not tell the error.
  std::vector<std::pair<std::string, std::string>> also = {};
  std::string source;             ///< URL of the documentation
  bool verified = true;           ///< whether that page was read
  std::string scheme = "Bearer";  ///< for Shape::Challenge
  std::string note = {};          ///< for people: what the documentation leaves open
};

/// All documented answers for one condition; empty when the server documents none.
using Documented = std::vector<Alternative>;

/// "400 invalid_grant", "a page, no redirect", "redirect with error=access_denied", joined by "or".
std::string Told(const Documented& documented);

/// The alternative that the answer is, or null.
const Alternative* Match(const Documented& documented, const Evidence& evidence);

/// Whether the answer is a documented refusal although its status says success: `{"ok":false}` with
/// 200. Only where the status is all that tells a success, and the documentation names both a
/// member's text and that status.
bool RefusesUnderSuccess(const Documented& documented, const Evidence& evidence);

}  // namespace nearmiss::oracle
