#include "reports/record/headers.hpp"

#include <algorithm>

namespace nearmiss::record {
namespace {

char Lower(char octet) {
  return octet >= 'A' && octet <= 'Z' ? static_cast<char>(octet - 'A' + 'a') : octet;
}

}  // namespace

bool SameName(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, Lower, Lower);
}

std::string_view HeaderOf(const Message& message, std::string_view name) {
  for (const auto& [candidate, value] : message.headers) {
    if (SameName(candidate, name)) return value;
  }
  return {};
}

bool HasHeader(const Message& message, std::string_view name) {
  return std::ranges::any_of(message.headers,
                             [name](const auto& header) { return SameName(header.first, name); });
}

}  // namespace nearmiss::record
