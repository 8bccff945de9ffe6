#include "reports/record/extract.hpp"

#include <cstddef>

#include "reports/record/label_text.hpp"

namespace nearmiss::record {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::optional<std::size_t> Find(std::string_view text, std::string_view label) {
  std::size_t at = 0;
  while (const auto place = FindLabel(text, at)) {
    if (place->text == label) return place->position;
    at = place->position + place->length;
  }
  return std::nullopt;
}

// For the left side of sed's `s/.../`.
std::string Literal(std::string_view text) {
  std::string pattern;
  for (const char octet : text) {
    if (std::string_view("\\/.*[]^$").contains(octet)) pattern += '\\';
    pattern += octet;
  }
  return pattern;
}

std::string_view WithoutBlanksBehind(std::string_view text) {
  const auto last = text.find_last_not_of(kBlanks);
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

// The name of the JSON member whose string begins at `position`.
std::optional<std::string_view> MemberName(std::string_view json, std::size_t position) {
  std::string_view before = json.substr(0, position);
  if (!before.ends_with('"')) return std::nullopt;
  before = WithoutBlanksBehind(before.substr(0, before.size() - 1));
  if (!before.ends_with(':')) return std::nullopt;
  before = WithoutBlanksBehind(before.substr(0, before.size() - 1));
  if (!before.ends_with('"')) return std::nullopt;
  before.remove_suffix(1);
  const auto quote = before.rfind('"');
  if (quote == std::string_view::npos) return std::nullopt;
  return before.substr(quote + 1);
}

}  // namespace

bool Shows(const ResponseText& response, std::string_view label) {
  if (Find(response.body, label)) return true;
  for (const auto& [name, value] : response.headers) {
    if (Find(value, label)) return true;
  }
  return false;
}

std::optional<std::string> SedFor(std::string_view label, const ResponseText& response) {
  if (const auto position = Find(response.body, label)) {
    if (const auto name = MemberName(response.body, *position)) {
      return "s/.*\"" + Literal(*name) + "\"[[:space:]]*:[[:space:]]*\"\\([^\"]*\\)\".*/\\1/p";
    }
  }
  for (const auto& [name, value] : response.headers) {
    const auto position = Find(value, label);
    if (!position) continue;
    std::string_view before = std::string_view(value).substr(0, *position);
    // Only what stands right before the value is the same the next time.
    const auto delimiter = before.find_last_of("?&#; ");
    if (delimiter != std::string_view::npos) before.remove_prefix(delimiter);
    return "s/^" + Literal(name) + ":.*" + Literal(before) + "\\([^&#;[:space:]]*\\).*/\\1/p";
  }
  return std::nullopt;
}

}  // namespace nearmiss::record
