#include "suites/model/sequence_play.hpp"

#include <fmt/format.h>

#include <set>
#include <utility>

#include "suites/glue/stop.hpp"
#include "suites/model/expectation.hpp"
#include "suites/model/hands.hpp"
#include "suites/oracle/answer.hpp"

namespace nearmiss::model {
namespace {

bool Throttles(const oracle::Evidence& evidence, const oracle::Profile& profile) {
  const auto* answer = evidence.Answer();
  if (answer == nullptr) return false;
  const auto& documented = profile.For("throttled");
  return answer->status == 429 || answer->status == 503 ||
         (!documented.empty() && oracle::Match(documented, evidence) != nullptr);
}

/// One player: the world so far, and the hands that made it.
class Player {
 public:
  Player(Play& play, const Stance& stance) : play_(play), stance_(stance), hands_(play) {
    world_.rules = stance.rules;
  }

  /// Whether it goes on.
  bool Step(const Command& command) {
    const auto act = Resolve(world_, command, static_cast<int>(played_.done.size()) + 1);
    if (!act) return true;
    auto performed = hands_.Do(world_, *act, record::Role::Mutant);
    if (!performed) return true;
    world_.now = performed->when;
    Tell(*act, performed->evidence);
    const auto& profile = *play_.Around().profile;
    if (Throttles(performed->evidence, profile))
      throw NoAnswer{"the server throttles: " + oracle::Told(performed->evidence)};
    const auto expectation = Expected(world_, *act);
    auto judge = JudgeOf(expectation, world_, *act, profile);
    played_.last = performed->evidence;
    const bool nothing_was_sent = performed->evidence.exchanges.empty();
    if (!nothing_was_sent && !judge(performed->evidence).held) {
      if (expectation.promised == stance_.held_to)
        played_.misfit = Misfit{std::move(performed->evidence), std::move(judge)};
      return false;
    }
    world_ = Followed(std::move(world_), *act, performed->answer);
    return true;
  }

  Played Over() { return std::move(played_); }

 private:
  Play& play_;
  const Stance& stance_;
  Hands hands_;
  World world_;
  Played played_;
  std::set<std::string> told_;

  void Tell(const Act& act, oracle::Evidence& evidence) {
    played_.done.push_back(act.command);
    auto told = Told(world_, act);
    if (!told_.insert(told).second) told += " again";
    played_.steps += fmt::format("{}{} {}", played_.steps.empty() ? "" : "; ", act.step, told);
    evidence.told = played_.steps;
  }
};

}  // namespace

Played PlaySequence(Play& play, const Stance& stance, const Sequence& sequence) {
  Player player(play, stance);
  for (const auto& command : sequence) {
    if (!player.Step(command)) break;
  }
  return player.Over();
}

}  // namespace nearmiss::model
