#include "reports/record/cause.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "reports/record/label_text.hpp"

namespace nearmiss::record {
namespace {

// The text without what belongs to the single case: the numbers of labels, and URLs.
std::string ShapeOf(std::string_view text) {
  std::string shape;
  const std::string kinds = WithLabelKinds(text);
  std::string_view rest = kinds;
  while (!rest.empty()) {
    const auto word = rest.substr(0, rest.find(' '));
    shape += word.contains("://") ? std::string_view("URL") : word;
    shape += ' ';
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
  }
  return shape;
}

std::string KeyOf(const CheckResult& check) {
  if (check.condition.empty()) return check.check;
  return check.condition + '\n' + std::string(Name(check.layer)) + '\n' + ShapeOf(check.actual);
}

}  // namespace

std::vector<Cause> CausesOf(std::span<const CheckResult* const> findings) {
  std::vector<Cause> causes;
  std::map<std::string, std::size_t> by_key;
  for (const CheckResult* const check : findings) {
    const auto [place, is_new] = by_key.emplace(KeyOf(*check), causes.size());
    if (is_new) causes.emplace_back();
    causes[place->second].checks.push_back(check);
  }
  return causes;
}

}  // namespace nearmiss::record
