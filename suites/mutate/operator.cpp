#include "suites/mutate/operator.hpp"

#include <algorithm>
#include <string_view>

namespace nearmiss::mutate {

std::string Operator::Slug() const {
  // The other families are about one value each; only a redirection URI has parts to name.
  constexpr std::string_view kParts = "redirect_uri.";
  auto slug = family.starts_with(kParts) ? family.substr(kParts.size()) + '-' + name : name;
  std::ranges::replace(slug, '_', '-');
  std::ranges::replace(slug, '.', '-');
  return slug;
}

}  // namespace nearmiss::mutate
