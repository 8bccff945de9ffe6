#include "reports/record/specification.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace nearmiss::record {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kTitles = {
    {{"oauth21", "OAuth 2.1"},
     {"oidc-core", "OpenID Connect Core"},
     {"oidc-discovery", "OpenID Connect Discovery"},
     {"mcp", "MCP Authorization"}}};

bool IsRfc(std::string_view slug) {
  return slug.starts_with("rfc") && slug.size() > 3 &&
         slug.find_first_not_of("0123456789", 3) == std::string_view::npos;
}

}  // namespace

std::string SpecificationTitle(std::string_view slug) {
  if (IsRfc(slug)) return "RFC " + std::string(slug.substr(3));
  const auto* const found =
      std::ranges::find(kTitles, slug, &std::pair<std::string_view, std::string_view>::first);
  if (found != kTitles.end()) return std::string(found->second);
  std::string title(slug);
  if (!title.empty())
    title.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(title.front())));
  return title;
}

}  // namespace nearmiss::record
