#pragma once

#include "suites/mutate/operator.hpp"

namespace nearmiss::mutate {

/// White space and invisible characters before, after and inside a value that must be compared
/// exactly (RFC 6749 1.9, Appendix A). `parameter` names the family, `encoding.client_id`. Harm of
/// an accepted one: two spellings of one credential, so that block lists, logs and caches miss one
/// of them.
Operators StrayCharacters(const std::string& parameter);

/// The part of them that HTTP Basic can carry, where nothing is percent-encoded twice: no spelling
/// twice.
Operators StrayCharactersInBasic(const std::string& parameter);

/// The part of them that the query of a URL can carry: nothing unencoded.
Operators StrayCharactersInQuery(const std::string& parameter);

/// Of those for a query, what can be said in UTF-8: nothing says what returning other octets
/// unchanged means.
Operators StrayCharactersInState();

/// Of those for a query, what is no space at the ends: many servers split a scope leniently there
/// (RFC 6749 3.3 and A.4 do not allow it; nothing more is granted by it). Nor what is no UTF-8: a
/// server that cannot decode a request may trust none of it.
Operators StrayCharactersInScope();

}  // namespace nearmiss::mutate
