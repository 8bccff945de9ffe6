#pragma once

#include <optional>
#include <string>

#include "fixtures/target/target.hpp"
#include "suites/remote/near_miss_shelf.hpp"
#include "suites/remote/script.hpp"

namespace nearmiss::remote {

/// The request with the step's edits, one after the other; an edit that finds no room is taken out
/// of the step. `told` gets the
/// phrases of those that found room, joined by "and": "without code and with another scope".
wire::Request Edited(wire::Request request, Step& step, const target::Target& target,
                     NearMissShelf& near_misses, std::string& told);

}  // namespace nearmiss::remote
