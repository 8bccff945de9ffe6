#include "suites/oracle/scope.hpp"

#include <algorithm>

namespace nearmiss::oracle {

std::vector<std::string> ScopeTokens(std::string_view scope) {
  std::vector<std::string> tokens;
  for (std::size_t start = 0; start <= scope.size();) {
    const auto end = std::min(scope.find(' ', start), scope.size());
    if (end > start) tokens.emplace_back(scope.substr(start, end - start));
    start = end + 1;
  }
  return tokens;
}

std::set<std::string> ScopeSet(std::string_view scope) {
  const auto tokens = ScopeTokens(scope);
  return {tokens.begin(), tokens.end()};
}

}  // namespace nearmiss::oracle
