#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

namespace nearmiss::evidence {

/// SHA-256 in lower-case hex.
std::string Sha256(std::string_view octets);
/// The same of all that the stream has left, a part at a time.
std::string Sha256(std::istream& octets);

}  // namespace nearmiss::evidence
