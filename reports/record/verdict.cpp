#include "reports/record/verdict.hpp"

#include <utility>

namespace nearmiss::record {
namespace {

Verdict OfNewFinding(Layer layer, Level level, bool strict, bool documented_answer_verified) {
  const bool doubtful = layer == Layer::Documented && !documented_answer_verified;
  switch (level) {
    case Level::Must:
      return doubtful ? Verdict::Warning : Verdict::Fail;
    case Level::Should:
      return strict && !doubtful ? Verdict::Fail : Verdict::Warning;
    case Level::May:
      return Verdict::Note;
  }
  std::unreachable();
}

}  // namespace

Verdict Judge(Outcome outcome, Layer layer, Level level, bool strict,
              bool documented_answer_verified, Listed listed) {
  switch (outcome) {
    case Outcome::Held:
      return listed == Listed::Yes ? Verdict::Stale : Verdict::Pass;
    case Outcome::Broken:
      return listed == Listed::Yes ? Verdict::Known
                                   : OfNewFinding(layer, level, strict, documented_answer_verified);
    case Outcome::NotReached:
    case Outcome::NoAnswer:
      return Verdict::Inconclusive;
    case Outcome::NotApplicable:
      return Verdict::Skipped;
    case Outcome::ToolError:
      return Verdict::Error;
  }
  std::unreachable();
}

Verdict JudgeUnscored(Outcome outcome) {
  return Judge(outcome, Layer::Safety, Level::May, false, true, Listed::No);
}

}  // namespace nearmiss::record
