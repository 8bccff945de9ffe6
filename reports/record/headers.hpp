#pragma once

#include <string_view>

#include "reports/record/record.hpp"

namespace nearmiss::record {

/// Header names are compared without case (RFC 9110 5.1).
bool SameName(std::string_view a, std::string_view b);

/// The first value under a name, or an empty text.
std::string_view HeaderOf(const Message& message, std::string_view name);
bool HasHeader(const Message& message, std::string_view name);

}  // namespace nearmiss::record
