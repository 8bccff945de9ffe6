#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "suites/glue/check.hpp"
#include "suites/oracle/race.hpp"

namespace nearmiss {

/// The requests of one round, made from fresh state, and what is tried when they are answered.
struct LineUp {
  std::vector<wire::Request> requests;
  std::function<std::vector<oracle::Remnant>(Play&, const std::vector<wire::Exchange>&)> remnants;
};

/// Requests that compete for something, and what may come of it.
struct Race {
  std::string told;  ///< "redeem an approved code, 8 times at once"
  enum class Pace { Quick, Slow };
  Pace pace = Pace::Quick;  ///< Slow when each round has to wait for the server's clock
  std::function<LineUp(Play&)> line_up;
  /// The judge of a round, from what the server does when nothing competes: the control, played
  /// before. Throws NotReached when that goes wrong.
  std::function<oracle::RoundJudge(Play&, const std::function<LineUp(Play&)>&)> learn;
};

/// One request many times, each time the step is made from a recipe: fresh in every round.
Race TheSame(int times, Step step, oracle::RoundJudge judge, Race::Pace pace = Race::Pace::Quick);
/// A refresh token is used while it is revoked.
Race RefreshAgainstRevocation();
/// A refresh token is revoked while another code of the same session is redeemed.
Race RedemptionAgainstRevocation();
/// Two codes of one session, one for less scope, are redeemed.
Race TwoCodesOfOneSession();

/// How many rounds a race has, before any that confirm.
int RoundsAt(Depth depth, Race::Pace pace);

/// A check that plays a race in round after round. A fault counts when fresh rounds show it again.
class RaceCheck : public Check {
 protected:
  /// The race. Sends nothing.
  virtual Race Entered() = 0;

 private:
  void Body() final;
  oracle::Round PlayRound(const Race& race, std::string& way);
};

}  // namespace nearmiss

// A race reads: MUST_RACE(Rfc6749_4_1_2, IssueTokensOnce, {.harm = ...}) { return TheSame(...); }
#define NEARMISS_RACE(level, section, name, ...)                                                   \
  class section##_##name : public ::nearmiss::RaceCheck {                                          \
    ::nearmiss::Race Entered() override;                                                           \
  };                                                                                               \
  [[maybe_unused]] static const bool section##_##name##_entered =                                  \
      ::nearmiss::Enter(level, #section, #name, __FILE__, __LINE__, ::nearmiss::About __VA_ARGS__, \
                        []() -> ::nearmiss::Check* { return new section##_##name; });              \
  ::nearmiss::Race section##_##name::Entered()

#define MUST_RACE(section, name, ...) \
  NEARMISS_RACE(::nearmiss::record::Level::Must, section, name, __VA_ARGS__)
#define SHOULD_RACE(section, name, ...) \
  NEARMISS_RACE(::nearmiss::record::Level::Should, section, name, __VA_ARGS__)
