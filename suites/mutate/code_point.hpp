#pragma once

#include <string>

namespace nearmiss::mutate {

/// A code point in UTF-8. No judge of it: a surrogate comes out as three octets, too.
std::string Utf8(char32_t code_point);

}  // namespace nearmiss::mutate
