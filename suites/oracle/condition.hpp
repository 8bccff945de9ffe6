#pragma once

#include <span>
#include <string_view>

namespace nearmiss::oracle {

/// An event that a server documents an error for. Checks name conditions, profiles map each to the
/// documented answers.
struct Condition {
  std::string_view name;
  std::string_view told;  ///< the event in a sentence
};

/// All of them; a profile that names another one is refused.
std::span<const Condition> Conditions();

/// Null when there is none of that name.
const Condition* FindCondition(std::string_view name);

}  // namespace nearmiss::oracle
