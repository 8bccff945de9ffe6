#pragma once

#include <optional>
#include <string>

#include "suites/glue/play.hpp"
#include "suites/model/command.hpp"
#include "suites/model/rules.hpp"
#include "suites/oracle/evidence.hpp"

namespace nearmiss::model {

/// An answer that the model does not allow.
struct Misfit {
  oracle::Evidence evidence;  ///< of the last step
  oracle::Judge judge;
};

/// A sequence as it was played: the commands that found something to work on, up to the first
/// misfit.
struct Played {
  Sequence done;
  std::string steps;  ///< "1 authorize; 2 redeem the code of step 1; ..."
  oracle::Evidence last;
  std::optional<Misfit> misfit;
};

/// What the model is of, and what it holds the target to.
struct Stance {
  Rules rules;
  Promised held_to = Promised::Must;
};

/// Plays the sequence from the beginning, with grants of its own. Every answer is judged by what
/// the model expects. Where a server breaks what it is not held to here, the sequence ends: what
/// follows would be guesswork. Throws NoAnswer where the server does not answer or throttles.
Played PlaySequence(Play& play, const Stance& stance, const Sequence& sequence);

}  // namespace nearmiss::model
