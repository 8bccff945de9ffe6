#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace nearmiss::onboarding {

enum class State {
  Good,
  Bad,      ///< the checks cannot run so
  Noted,    ///< odd, or it could not be told; the checks can run
  Skipped,  ///< not there, or a fact before it was bad
};

std::string_view Name(State state);

/// One fact about the configuration that was looked at.
struct Finding {
  std::string fact;  ///< "client authentication of \"confidential\""
  State state = State::Good;
  std::string told;  ///< what was seen, one line
  std::string key;   ///< of the configuration, to change when it is bad: `client.0.secret`
  std::vector<std::string> picture = {};  ///< of the page where a login stopped
};

using Report = std::function<void(const Finding&)>;

}  // namespace nearmiss::onboarding
