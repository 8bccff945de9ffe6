#pragma once

#include "suites/glue/registration.hpp"

namespace nearmiss {

inline constexpr auto kExactUri = "https://client.example/callback";
inline constexpr auto kPatternUri = "https://client.example/*";
inline constexpr auto kUriOfThePattern = "https://client.example/nearmiss";

/// A client that registered the exact URI and the pattern; not applicable where that is refused.
Recipe<steps::Registration> AClientThatRegisteredAPattern();

}  // namespace nearmiss
