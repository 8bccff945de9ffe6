#pragma once

#include "reports/record/record.hpp"

namespace nearmiss::record {

/// Whether the baseline has an entry for this check (and, for a broken one, for this actual text).
enum class Listed { No, Yes };

/// What an outcome means. Pure, so that a record can be judged again without traffic.
/// `strict` makes a broken SHOULD count as a failure. `documented_answer_verified` is false when
/// the documented answer that was missed has no source anyone confirmed: such a finding is a
/// warning at most. It is ignored for the safety layer, which needs no documentation.
Verdict Judge(Outcome outcome, Layer layer, Level level, bool strict,
              bool documented_answer_verified, Listed listed);

/// The same for a check that is not scored: at most a note, and no baseline is asked. A fault of
/// nearmiss stays one.
Verdict JudgeUnscored(Outcome outcome);

}  // namespace nearmiss::record
