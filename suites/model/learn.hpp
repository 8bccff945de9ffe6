#pragma once

#include "suites/glue/play.hpp"
#include "suites/model/rules.hpp"

namespace nearmiss::model {

/// The rules of this target: from its configuration and profile, and from two grants of the same
/// user to the same client. Throws NotReached when a plain grant does not work.
Rules LearnRules(Play& play);

}  // namespace nearmiss::model
