#pragma once

#include "suites/mutate/operator.hpp"

namespace nearmiss::mutate {

/// White space and invisible characters before, after and inside a value that must be compared
/// exactly (RFC 6749 1.9, Appendix A). `parameter` names the family, `encoding.client_id`. Harm of
/// an accepted one: two spellings of one credential, so that block lists, logs and caches miss one
/// of them.
Operators StrayCharacters(const std::string& parameter);

/// The part of them that a place without percent-encoding can carry, for HTTP Basic: no spelling
/// twice.
Operators StrayCharactersInBasic(const std::string& parameter);

}  // namespace nearmiss::mutate
