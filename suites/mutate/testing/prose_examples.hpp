#pragma once

#include <functional>
#include <string>

#include "fixtures/wire/message.hpp"
#include "suites/mutate/flow.hpp"

namespace nearmiss::mutate {

/// A good request or value, and what came of it.
struct Made {
  std::string good;
  std::string other;
  wire::Request good_request;
  wire::Request other_request;
};

/// What an example says that is told in words: "line-wrapped at 76". Null for any other row.
const std::function<bool(const Made&)>* Prose(const std::string& id);

/// Whether a sequence has what the words of its example tell: "redeem, wait, replay".
bool Tells(const Flow& flow, const std::string& example);

}  // namespace nearmiss::mutate
