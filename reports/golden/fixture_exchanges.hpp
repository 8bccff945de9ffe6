#pragma once

#include <string>
#include <vector>

#include "reports/record/record.hpp"

namespace nearmiss::golden {

/// One grant in a browser (numbers n to n+3), the code redeemed (n+4) and redeemed again (n+5),
/// which the server should not have accepted.
std::vector<record::Exchange> ReplayedCode(int n, const std::string& check);

/// A redemption that is refused with the error given.
record::Exchange Refusal(int n, const std::string& check, record::Role role,
                         const std::string& error);

/// A request full of octets that do not show, answered with markup, controls and broken UTF-8.
record::Exchange Ugly(int n, const std::string& check);

/// A request that was never answered.
record::Exchange Unanswered(int n, const std::string& check);

}  // namespace nearmiss::golden
