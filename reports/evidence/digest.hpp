#pragma once

#include <string>
#include <string_view>

namespace nearmiss::evidence {

/// SHA-256 in lower-case hex.
std::string Sha256(std::string_view octets);

}  // namespace nearmiss::evidence
