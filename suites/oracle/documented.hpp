#pragma once

#include <string>
#include <vector>

#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

/// Where in an answer the documented string stands.
enum class Shape {
  Json,       ///< a member of a JSON object
  Page,       ///< a page shown to the user; the browser is not sent anywhere
  Redirect,   ///< the error parameter of a redirect to the registered URI (RFC 6749 4.1.2.1)
  Challenge,  ///< the error attribute of WWW-Authenticate (RFC 6750 3, RFC 9449 7.1)
  Any,        ///< any refusal
  Success,    ///< the server documents that it goes on as normal
};

/// One answer that a server documents for a condition.
struct Alternative {
  Shape shape = Shape::Json;
  std::vector<int> statuses;     ///< any of these; empty means any but 5xx
  std::string member = "error";  ///< dotted path, for Shape::Json
  std::string text;      ///< the string there; on a page, text that it shows; empty means any
  std::string source;    ///< URL of the documentation
  bool verified = true;  ///< whether that page was read
  std::string scheme = "Bearer";  ///< for Shape::Challenge
};

/// All documented answers for one condition; empty when the server documents none.
using Documented = std::vector<Alternative>;

/// "400 invalid_grant", "a page, no redirect", "redirect with error=access_denied", joined by "or".
std::string Told(const Documented& documented);

/// The alternative that the answer is, or null.
const Alternative* Match(const Documented& documented, const Evidence& evidence);

}  // namespace nearmiss::oracle
