#pragma once

#include <string>

#include "suites/glue/check.hpp"
#include "suites/model/effort.hpp"
#include "suites/model/sequence_play.hpp"

namespace nearmiss::model {

/// What came of many sequences.
struct Exploration {
  int sequences = 0;      ///< that were played
  int requests = 0;       ///< sent for them, the shrinking included
  int left_out = 0;       ///< sequences that could not be played to their end
  std::string why;        ///< the last of those, why
  std::string stopped;    ///< why it ended
  Sequence shortest;      ///< that fails; empty when none does
  Played last;            ///< the shortest that fails, or the last that held
  int last_requests = 0;  ///< of that one

  oracle::Evidence Evidence() const { return last.last; }
  /// The judge of the step that fails, or one that is content.
  oracle::Judge Judge() const;
};

/// Plays sequences until one fails, makes that one as short as it gets, and plays it once more, so
/// that the last exchanges are just those of the shortest. Throws NotReached and NoAnswer as a
/// check does.
Exploration Explore(const Surroundings& around, Promised held_to, const Effort& effort);

/// The same for a check, whose counterexamples of earlier runs are tried first; it leaves in the
/// outcome what was tried.
Exploration Explore(const Play& play, Promised held_to, CheckOutcome& outcome);

}  // namespace nearmiss::model
