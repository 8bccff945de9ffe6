#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace nearmiss::oracle {

/// The tokens of a scope, which only spaces part (RFC 6749 3.3). Spaces too many are passed over.
std::vector<std::string> ScopeTokens(std::string_view scope);
/// The same where order and repetition do not matter.
std::set<std::string> ScopeSet(std::string_view scope);

}  // namespace nearmiss::oracle
