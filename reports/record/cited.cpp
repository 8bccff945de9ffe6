#include "reports/record/cited.hpp"

#include <algorithm>
#include <ranges>
#include <string_view>

namespace nearmiss::record {
namespace {

std::string_view WithoutQuery(std::string_view url) {
  return url.substr(0, url.find_first_of("?#"));
}

}  // namespace

const Exchange* ExchangeOf(const Run& run, int n) {
  const auto found = std::ranges::lower_bound(run.exchanges, n, {}, &Exchange::n);
  return found != run.exchanges.end() && found->n == n ? &*found : nullptr;
}

std::vector<const Exchange*> CitedBy(const Run& run, const CheckResult& check) {
  std::vector<const Exchange*> cited;
  for (const int n : check.exchanges) {
    if (const Exchange* const exchange = ExchangeOf(run, n)) cited.push_back(exchange);
  }
  return cited;
}

const Exchange* DecisiveOf(const Run& run, const CheckResult& check) {
  const auto cited = CitedBy(run, check);
  for (const Exchange* const exchange : cited | std::views::reverse) {
    if (exchange->role == Role::Mutant) return exchange;
  }
  return cited.empty() ? nullptr : cited.back();
}

const Exchange* MutantOf(const Run& run, const CheckResult& check) {
  for (const Exchange* const exchange : CitedBy(run, check)) {
    if (exchange->role == Role::Mutant) return exchange;
  }
  return nullptr;
}

const Exchange* ControlOf(const Run& run, const CheckResult& check) {
  const Exchange* const mutant = MutantOf(run, check);
  if (mutant == nullptr) return nullptr;
  const Exchange* control = nullptr;
  for (const Exchange* const exchange : CitedBy(run, check)) {
    const bool alike = exchange->request.method == mutant->request.method &&
                       WithoutQuery(exchange->request.url) == WithoutQuery(mutant->request.url);
    if (exchange->role == Role::Control && alike) control = exchange;
  }
  return control;
}

}  // namespace nearmiss::record
