#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/record/record.hpp"

namespace nearmiss::record {

/// An exchange in two short lines, without anything that differs between two tries on the same
/// server: values of tokens, codes and states, dates, wording.
struct ToldStep {
  std::string request;  ///< "control POST /token"
  std::string answer;   ///< "400 application/json error=invalid_grant", "302 to https://c/cb code"
  bool operator==(const ToldStep&) const = default;
};

/// The exchanges that a check cites, in order.
std::vector<ToldStep> StepsOf(const Run& run, const CheckResult& check);

/// The first step that is not as it was, in a line: "step 4, mutant POST /token: then 200 ..., now
/// 400 ...". Nothing when all are the same.
std::optional<std::string> FirstChange(const std::vector<ToldStep>& before,
                                       const std::vector<ToldStep>& now);

}  // namespace nearmiss::record
