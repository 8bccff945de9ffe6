#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace nearmiss::runner {

/// Where a row of the file of near misses is sent that no check of its family sends, or why none
/// does: one of the two.
struct SentElsewhere {
  std::string check;
  std::string why_not;
};
/// fixtures/vectors/near_miss_checks.csv, by id of the row.
const std::map<std::string, SentElsewhere>& RowsSentElsewhere();

/// Rows for which there is neither a check nor a reason. `tried` are those that checks of whole
/// families tell of.
std::vector<std::string> ForgottenRows(const std::set<std::string>& tried);

}  // namespace nearmiss::runner
