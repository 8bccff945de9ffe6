#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "suites/model/world.hpp"
#include "suites/oracle/evidence.hpp"
#include "suites/oracle/profile.hpp"

namespace nearmiss::model {

/// What the texts expect of the answer to a request.
struct Expectation {
  enum class Answer { Accepted, Refused, Either };
  Answer answer = Answer::Either;
  Promised promised = Promised::Must;  ///< by which word
  /// Events that a refusal may be for; a server need not look at them in any order.
  std::vector<std::string_view> conditions = {};
  /// Of an accepted one: exactly this scope; empty where that is not promised.
  Scope exactly = {};
  /// Asked for and never granted: refused for it, or granted without it.
  Scope never = {};

  bool operator==(const Expectation&) const = default;
};

/// The expectation for the step: a pure function of what happened before. `world.now` is when the
/// request was sent and answered.
Expectation Expected(const World& world, const Act& act);

/// The oracle that holds the answer to it.
oracle::Judge JudgeOf(const Expectation& expectation, const World& world, const Act& act,
                      const oracle::Profile& profile);

}  // namespace nearmiss::model
