#include "reports/record/cause.hpp"

#include <map>
#include <string>
#include <string_view>

#include "reports/record/label_text.hpp"

namespace nearmiss::record {
namespace {

std::string KeyOf(const CheckResult& check) {
  if (check.condition.empty()) return check.check;
  return check.condition + '\n' + std::string(Name(check.layer)) + '\n' +
         WithLabelKinds(check.actual);
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
