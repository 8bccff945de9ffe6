#pragma once

#include "suites/remote/execution.hpp"

namespace nearmiss::remote {

/// Plays scripts: makes the valid request of each step, puts the edits into it, sends it and judges
/// the answer. `around` outlives the player.
Player ScriptPlayer(const Surroundings& around, Stock stock);

/// Why the target has no room for such a step: it lacks the endpoint, or a client for it. Empty
/// when it has.
std::string LackFor(Verb verb, const target::Target& target);

}  // namespace nearmiss::remote
