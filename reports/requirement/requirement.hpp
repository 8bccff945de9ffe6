#pragma once

#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace nearmiss::requirement {

/// Whether somebody who only sees requests and answers can tell that it is broken.
enum class Testable { Yes, Partly, No };

/// One sentence of a specification that binds the server.
struct Requirement {
  std::string id;        ///< "rfc6749-4.1.2-code-single-use"
  std::string spec;      ///< "RFC 6749", "OpenID Connect Core 1.0"
  std::string section;   ///< "4.1.2", "Appendix A.1", "token-handling"
  std::string level;     ///< MUST, MUST NOT, SHOULD, SHOULD NOT, MAY
  std::string endpoint;  ///< whose behaviour it is: authorization, token, resource, ...
  std::string text;
  Testable testable = Testable::No;
  std::string how;       ///< how it would be seen
  std::string expected;  ///< what is then to be seen
};

/// MUST of MUST NOT.
std::string Keyword(const Requirement& requirement);

/// The specification as the ids of checks begin: "rfc6749", "oidc-core".
std::string SpecSlug(std::string_view spec);
/// The clause in the same way: "rfc6749/4.1.2", "rfc6749/A.1".
std::string Clause(const Requirement& requirement);

/// The list as it is kept, in its order. The error is one line that names the line it is about.
std::expected<std::vector<Requirement>, std::string> ReadRequirements(std::string_view csv);

/// Why there is no check, by id: two columns, id and reason.
using Reasons = std::map<std::string, std::string>;
std::expected<Reasons, std::string> ReadReasons(std::string_view csv);

}  // namespace nearmiss::requirement
