#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace nearmiss::mutate {

/// How the mutated value is put on the wire.
enum class Spelling {
  Percent,  ///< every octet but unreserved ones as %XX
  Plus,     ///< the same, with '+' for a space
  Raw,      ///< control characters as they are, the rest as Percent; only for a request body
};

/// One near miss of a value: a pure function from the good value to one that must not pass for it.
struct Operator {
  std::string family;  ///< as in the catalogue of near misses: "redirect_uri.path"
  std::string name;    ///< unique in its family: "append_segment"
  std::string told;    ///< completes "with ...": "a segment appended"
  /// Nothing when the value gives no room for this change (a port of a URI without one).
  std::function<std::optional<std::string>(const std::string&)> apply;
  Spelling spelling = Spelling::Percent;

  /// `path-append-segment`: the part of a check id that tells operators apart.
  std::string Slug() const;
};

using Operators = std::vector<Operator>;

}  // namespace nearmiss::mutate
