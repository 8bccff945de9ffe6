#pragma once

#include <map>
#include <string>

namespace nearmiss::mutate {

/// How the examples in the file of near misses are read by its test. A text is a pattern where it
/// has `<...>`, a generated part, or `...`, whatever was there before. `<3 x ab>` is `ababab`;
/// other generated parts have a shape each, and one without a shape is an error of the file.
bool MatchesExample(const std::string& example, const std::string& text);

}  // namespace nearmiss::mutate
