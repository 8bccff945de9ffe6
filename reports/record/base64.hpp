#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nearmiss::record {

/// RFC 4648 section 4, with padding.
std::string Base64(std::string_view octets);
/// RFC 4648 section 5, without padding.
std::string Base64Url(std::string_view octets);
/// Of the padded form; nothing for any other text.
std::optional<std::string> FromBase64(std::string_view text);

}  // namespace nearmiss::record
