#include "suites/model/exploration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "suites/glue/stop.hpp"
#include "suites/model/draw.hpp"
#include "suites/model/learn.hpp"
#include "suites/model/world.hpp"

namespace nearmiss::model {
namespace {

/// A failure is believed when it comes again, in one of this many more plays.
constexpr int kConfirmations = 3;

int Waits(const Sequence& sequence) {
  return static_cast<int>(std::ranges::count(sequence, Verb::Wait, &Command::verb));
}

class Explorer {
 public:
  Explorer(const Surroundings& around, Promised held_to, const Effort& effort)
      : around_(around), effort_(effort), quiet_(Quiet()), stance_{LearnRules(quiet_), held_to} {}

  Exploration Run() {
    const Draw draw(stance_.rules, around_.seed, effort_.longest);
    Sequence last;
    for (int i = 0; i < effort_.cases; ++i) {
      auto sequence = Affordable(draw.Nth(i));
      const auto played = Try(sequence);
      if (!played) continue;
      ++result_.sequences;
      last = std::move(sequence);
      if (!played->misfit) continue;
      result_.shortest = Shortest(played->done);
      return Shown();
    }
    if (result_.sequences == 0) throw NotReached{result_.why};
    return Shown(last);
  }

 private:
  const Surroundings& around_;
  Effort effort_;
  Exploration result_;
  Play quiet_;  ///< whose exchanges are counted, not reported
  Stance stance_;
  Milliseconds waited_{0};

  Play Quiet() {
    auto quiet = around_;
    quiet.report = [this](const wire::Exchange&, record::Role) { ++result_.requests; };
    return Play(quiet);
  }

  /// Nothing when it could not be played to its end.
  std::optional<Played> Try(const Sequence& sequence) {
    try {
      return PlaySequence(quiet_, stance_, sequence);
    } catch (const NotReached& stop) {
      ++result_.left_out;
      result_.why = stop.why;
      return std::nullopt;
    }
  }

  /// Without its waits, where there is no time left for them.
  Sequence Affordable(Sequence sequence) {
    if (stance_.rules.time_is_told || !stance_.rules.code_life) return sequence;
    const auto time = Waits(sequence) * PastLife(*stance_.rules.code_life);
    if (waited_ + time <= effort_.waiting) {
      waited_ += time;
    } else {
      std::erase_if(sequence, [](const auto& each) { return each.verb == Verb::Wait; });
    }
    return sequence;
  }

  Sequence Shortest(const Sequence& failing) {
    std::map<std::string, bool> known;
    const int end = result_.requests + effort_.shrink_requests;
    return Shrunk(failing, [&](const Sequence& candidate) -> std::optional<Sequence> {
      if (result_.requests >= end) return std::nullopt;
      const auto [entry, unknown] = known.try_emplace(Key(candidate));
      if (!unknown) return std::nullopt;
      const auto played = Try(Affordable(candidate));
      if (!played || !played->misfit) return std::nullopt;
      return played->done;
    });
  }

  static std::string Key(const Sequence& sequence) {
    std::string key;
    for (const auto& each : sequence) key += fmt::format("{} {} {};", each.id, each.of, Told(each));
    return key;
  }

  /// Plays it once more, for the record.
  Exploration Shown(const Sequence& last) {
    Play play(around_);
    result_.last = PlaySequence(play, stance_, last);
    return std::move(result_);
  }

  Exploration Shown() {
    for (int i = 0; i < kConfirmations; ++i) {
      Play play(around_);
      result_.last = PlaySequence(play, stance_, result_.shortest);
      if (result_.last.misfit) return std::move(result_);
    }
    throw NoAnswer{fmt::format("failed once, and not in {} more plays: {}", kConfirmations,
                               result_.last.steps)};
  }
};

}  // namespace

Effort StandardEffort() { return {400, 20, 2000, std::chrono::seconds(60)}; }

oracle::Judge Exploration::Judge() const {
  if (last.misfit) return last.misfit->judge;
  return [told = fmt::format("{} sequences, {} requests", sequences, requests)](
             const oracle::Evidence&) {
    return oracle::Held("every answer is one that the model of grants allows", told);
  };
}

Exploration Explore(const Surroundings& around, Promised held_to, const Effort& effort) {
  return Explorer(around, held_to, effort).Run();
}

Exploration Explore(const Play& play, Promised held_to, CheckOutcome& outcome) {
  auto exploration = Explore(play.Around(), held_to, StandardEffort());
  outcome.changed = exploration.last.steps;
  return exploration;
}

}  // namespace nearmiss::model
