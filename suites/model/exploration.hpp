#pragma once

#include <string>

#include "suites/glue/check.hpp"
#include "suites/model/sequence_play.hpp"

namespace nearmiss::model {

/// How much is tried.
struct Effort {
  int cases = 0;            ///< sequences
  int longest = 0;          ///< commands in one
  int shrink_requests = 0;  ///< requests spent on making a failing one shorter
  Milliseconds waiting{0};  ///< real time spent in waits
};

Effort StandardEffort();

/// What came of many sequences.
struct Exploration {
  int sequences = 0;  ///< that were played
  int requests = 0;   ///< sent for them, the shrinking included
  int left_out = 0;   ///< sequences that could not be played to their end
  std::string why;    ///< the last of those, why
  Sequence shortest;  ///< that fails; empty when none does
  Played last;        ///< what the record shows: the shortest that fails, or the last that held

  oracle::Evidence Evidence() const { return last.last; }
  /// The judge of the step that fails, or one that is content.
  oracle::Judge Judge() const;
};

/// Plays sequences until one fails, makes that one as short as it gets, and plays it once more:
/// only that is reported as the check's exchanges. Throws NotReached, NoAnswer as a check does.
Exploration Explore(const Surroundings& around, Promised held_to, const Effort& effort);

/// The same for a check: says in its outcome which steps were played.
Exploration Explore(const Play& play, Promised held_to, CheckOutcome& outcome);

}  // namespace nearmiss::model
