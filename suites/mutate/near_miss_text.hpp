#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nearmiss::mutate {

/// The text of fixtures/vectors/near_misses.csv.
std::string_view NearMissText();

/// The fields of one line of it; a field with a comma or a quote stands in quotes, quotes doubled.
std::vector<std::string> CsvFields(std::string_view line);
/// `\n`, `\r`, `\t`, `\xNN` one octet, `\uNNNN` and `\UNNNNNNNN` a code point, `\\` one backslash.
/// Throws std::invalid_argument for any other backslash.
std::string Unescaped(std::string_view text);

}  // namespace nearmiss::mutate
