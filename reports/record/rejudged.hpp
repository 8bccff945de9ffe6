#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/record/record.hpp"

namespace nearmiss::record {

/// What became of a check that was judged again on the same answers.
enum class Again {
  Changed,      ///< another verdict or outcome, which only nearmiss can be the reason of
  CannotJudge,  ///< what it needs is not in the record
  OtherWords,   ///< the same verdict, told otherwise
  Same,
};
std::string_view Name(Again again);

struct Rejudged {
  Again again = Again::Same;
  CheckResult then;
  CheckResult now;  ///< where it cannot be judged, without a result and with the reason
};

struct Rejudgement {
  RunStart then;
  std::string version;  ///< of nearmiss that judged
  std::string plan;
  std::vector<Rejudged> checks;  ///< in the order of the ids
  int exit_code = 70;            ///< of a run that came to these verdicts
};

}  // namespace nearmiss::record
