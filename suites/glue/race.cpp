#include "suites/glue/race.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "suites/glue/stop.hpp"

namespace nearmiss {

int RoundsAt(Depth depth, Race::Pace pace) {
  if (pace == Race::Pace::Slow) return depth == Depth::Deep ? 5 : 1;
  switch (depth) {
    case Depth::Quick:
      return 3;
    case Depth::Standard:
      return 10;
    case Depth::Deep:
      return 50;
  }
  return 10;
}

oracle::Round RaceCheck::PlayRound(const Race& race, std::string& way) {
  const auto line_up = race.line_up(play());
  auto volley = play().SendTogether(line_up.requests);
  way = volley.way;
  oracle::Round round;
  round.exchanges = std::move(volley.exchanges);
  round.spread = volley.spread;
  const bool answered = std::ranges::any_of(
      round.exchanges, [](const auto& each) { return each.Answer() != nullptr; });
  if (!answered) throw NoAnswer{"none of the requests was answered"};
  round.remnants = line_up.remnants(play(), round.exchanges);
  return round;
}

void RaceCheck::Body() {
  const auto race = Entered();
  const auto planned = RoundsAt(surroundings->depth, race.pace);
  const auto judge = race.learn(play(), race.line_up);
  std::vector<oracle::Round> rounds;
  std::vector<oracle::RoundVerdict> verdicts;
  std::string way;
  while (oracle::WantsAnotherRound(verdicts, planned)) {
    rounds.push_back(PlayRound(race, way));
    verdicts.push_back(judge.judge(rounds.back()));
  }
  const auto confirmed = oracle::IsConfirmed(verdicts, planned);
  const auto verdict = oracle::Together(judge, rounds, verdicts, way);
  outcome->trials.sent[race.told] = static_cast<int>(rounds.size());
  outcome->trials.stopped = std::ssize(rounds) == planned ? "all rounds were played"
                            : confirmed                   ? "a fresh round showed the fault again"
                                                          : "no fresh round showed the fault again";
  TellChanged(fmt::format("{}, {}", race.told, way));
  const bool unconfirmed = verdict.layer == oracle::Layer::Safety && !verdict.held && !confirmed;
  if (unconfirmed) {
    throw NotReached{oracle::ToldUnconfirmed(judge, rounds, verdicts, planned)};
  }
  oracle::Evidence evidence;
  evidence.told = race.told;
  Expect(evidence, [&](const oracle::Evidence&) { return verdict; });
}

}  // namespace nearmiss
