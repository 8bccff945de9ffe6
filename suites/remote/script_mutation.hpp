#pragma once

#include <cstdint>
#include <functional>
#include <random>
#include <span>
#include <string>

#include "suites/remote/script.hpp"

namespace nearmiss::remote {

/// Octets changed at random, as an engine does it: libFuzzer's own mutators, with what they
/// learned.
using Scramble = std::function<std::string(const std::string&)>;

/// A script near the given one: a step or an edit more, less, moved or changed. The near misses of
/// suites/mutate are the edits that it knows; `verbs` the steps. The same for the same random
/// state.
Script Mutated(Script script, std::span<const Verb> verbs, std::mt19937& random,
               const Scramble& scramble);

/// What two scripts have, in one: the steps of both, or an edit of one at a step of the other.
Script Crossed(const Script& one, const Script& other, std::mt19937& random);

}  // namespace nearmiss::remote
