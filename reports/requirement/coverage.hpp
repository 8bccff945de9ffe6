#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reports/requirement/requirement.hpp"

namespace nearmiss::requirement {

/// What is known of how a requirement is checked.
enum class State {
  Checked,     ///< checks cite it
  LeftOut,     ///< it could be checked, and is not, for a reason
  Untestable,  ///< nothing of it shows outside
  Partly,      ///< no check, and one would need more than requests and answers
  NotYet,      ///< no check, and no reason for that
};

/// "checked", "left-out", ...
std::string_view Name(State state);
inline constexpr std::array kStates = {State::Checked, State::LeftOut, State::Untestable,
                                       State::Partly, State::NotYet};

struct Coverage {
  const Requirement* requirement = nullptr;
  State state = State::NotYet;
  std::vector<std::string> checks;  ///< ids of those that cite it
  std::string why;                  ///< when none does, in words
};

/// Checks by the requirement they cite.
using Citations = std::map<std::string, std::vector<std::string>>;

/// Every requirement, in the order of the list. The result points into the list.
std::vector<Coverage> Cover(std::span<const Requirement> requirements, const Reasons& reasons,
                            const Citations& citations);

/// How many of a kind there are, and how many of them are checked.
struct Count {
  int all = 0;
  int checked = 0;
};

/// One specification and keyword (MUST with MUST NOT, SHOULD with SHOULD NOT).
struct Tally {
  std::string spec;
  std::string keyword;
  std::map<Testable, Count> counts;
};

/// In order of specification, as the list has them, and keyword.
std::vector<Tally> Totals(std::span<const Coverage> coverage);
/// All of them together, by keyword.
std::vector<Tally> GrandTotals(std::span<const Coverage> coverage);

}  // namespace nearmiss::requirement
