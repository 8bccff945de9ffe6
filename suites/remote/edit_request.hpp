#pragma once

#include <optional>
#include <string>

#include "fixtures/target/target.hpp"
#include "suites/mutate/mutation.hpp"
#include "suites/remote/script.hpp"

namespace nearmiss::remote {

/// The request with the step's edits, one after the other; an edit that finds no room is taken out
/// of the step. `stage` has what near misses put in the place of a good value. `told` gets the
/// phrases of those that found room, joined by "and": "without code and with another scope".
wire::Request Edited(wire::Request request, Step& step, const target::Target& target,
                     const mutate::Stage& stage, std::string& told);

}  // namespace nearmiss::remote
