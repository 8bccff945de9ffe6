#pragma once

#include "suites/model/world.hpp"

namespace nearmiss::model {

/// What of an answer changes the world.
struct Answer {
  bool accepted = false;
  bool refresh_token = false;                       ///< one came that is not the one that was used
  std::optional<Scope> scope = std::nullopt;        ///< as the answer says it
  std::optional<Milliseconds> life = std::nullopt;  ///< of the access token
};

/// The world after the step, whatever the server did: what the texts leave open becomes a doubt,
/// never an error.
World Followed(World world, const Act& act, const Answer& answer);

}  // namespace nearmiss::model
