#include "suites/mutate/operator.hpp"

#include <algorithm>

namespace nearmiss::mutate {

std::string Operator::Slug() const {
  const auto dot = family.find('.');
  auto slug = (dot == std::string::npos ? "" : family.substr(dot + 1) + '-') + name;
  std::ranges::replace(slug, '_', '-');
  std::ranges::replace(slug, '.', '-');
  return slug;
}

}  // namespace nearmiss::mutate
