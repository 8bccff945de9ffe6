#include "suites/model/exploration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "suites/glue/stop.hpp"
#include "suites/model/command_text.hpp"
#include "suites/model/draw.hpp"
#include "suites/model/learn.hpp"
#include "suites/model/world.hpp"

namespace nearmiss::model {
namespace {

/// A failure is believed when it comes again, in one of this many more plays.
constexpr int kConfirmations = 3;

class Explorer {
 public:
  Explorer(const Surroundings& around, Promised held_to, const Effort& effort,
           std::vector<Sequence> earlier)
      : around_(around),
        effort_(effort),
        earlier_(std::move(earlier)),
        play_(Counting()),
        stance_{LearnRules(play_), held_to} {}

  Exploration Run() {
    for (const auto& sequence : earlier_) {
      if (Fails(sequence)) return Over("a sequence that failed in an earlier run");
    }
    if (around_.only_earlier && !earlier_.empty()) return Over("nothing new was made");
    const Draw draw(stance_.rules, around_.seed, effort_.longest);
    for (int i = 0; i < effort_.cases; ++i) {
      if (Fails(draw.Nth(i))) return Over("the first sequence that failed");
    }
    if (result_.sequences == 0) throw NotReached{result_.why};
    return Over("all sequences were played");
  }

 private:
  const Surroundings& around_;
  Effort effort_;
  std::vector<Sequence> earlier_;
  Exploration result_;
  Play play_;
  Stance stance_;
  Milliseconds waited_{0};

  Play Counting() {
    auto counting = around_;
    counting.report = [this](const wire::Exchange& exchange, record::Role role) {
      ++result_.requests;
      around_.report(exchange, role);
    };
    return Play(counting);
  }

  Exploration Over(std::string why) {
    result_.stopped = std::move(why);
    return std::move(result_);
  }

  Played Replayed(const Sequence& sequence) {
    const int before = result_.requests;
    auto played = PlaySequence(play_, stance_, sequence);
    result_.last_requests = result_.requests - before;
    return played;
  }

  /// Nothing when it could not be played to its end.
  std::optional<Played> Try(const Sequence& sequence) {
    try {
      return Replayed(sequence);
    } catch (const NotReached& stop) {
      ++result_.left_out;
      result_.why = stop.why;
      return std::nullopt;
    }
  }

  bool Fails(const Sequence& sequence) {
    auto played = Try(Affordable(sequence));
    if (!played) return false;
    ++result_.sequences;
    const bool fails = played->misfit.has_value();
    if (!fails) {
      result_.last = *std::move(played);
      return false;
    }
    result_.shortest = Shortest(played->done);
    Confirm();
    return true;
  }

  /// Without its waits, where there is no time left for them.
  Sequence Affordable(Sequence sequence) {
    if (stance_.rules.time_is_told || !stance_.rules.code_life) return sequence;
    const auto waits = std::ranges::count(sequence, Verb::Wait, &Command::verb);
    const auto time = static_cast<int>(waits) * PastLife(*stance_.rules.code_life);
    if (waited_ + time <= effort_.waiting) {
      waited_ += time;
    } else {
      std::erase_if(sequence, [](const auto& each) { return each.verb == Verb::Wait; });
    }
    return sequence;
  }

  Sequence Shortest(const Sequence& failing) {
    std::set<std::string> known;
    const int end = result_.requests + effort_.shrink_requests;
    return Shrunk(stance_.rules, failing,
                  [&](const Sequence& candidate) -> std::optional<Sequence> {
                    if (result_.requests >= end || !known.insert(Text(candidate)).second)
                      return std::nullopt;
                    const auto played = Try(Affordable(candidate));
                    if (!played || !played->misfit) return std::nullopt;
                    return played->done;
                  });
  }

  /// Plays the shortest once more: what happened once only is no finding.
  void Confirm() {
    for (int i = 0; i < kConfirmations; ++i) {
      result_.last = Replayed(result_.shortest);
      if (result_.last.misfit) return;
    }
    throw NoAnswer{fmt::format("failed once, and not in {} more plays: {}", kConfirmations,
                               result_.last.steps)};
  }
};

std::vector<Sequence> EarlierSequences(const Surroundings& around) {
  std::vector<Sequence> sequences;
  if (around.earlier == nullptr || Check::entry == nullptr) return sequences;
  const auto [begin, end] = around.earlier->equal_range(Check::entry->id);
  for (auto each = begin; each != end; ++each) {
    if (auto sequence = ReadSequence(each->second)) sequences.push_back(*std::move(sequence));
  }
  return sequences;
}

}  // namespace

oracle::Judge Exploration::Judge() const {
  if (last.misfit) return last.misfit->judge;
  return [told = fmt::format("{} sequences, {} requests", sequences, requests)](
             const oracle::Evidence&) {
    return oracle::Held("every answer is one that the model of grants allows", told);
  };
}

Exploration Explore(const Surroundings& around, Promised held_to, const Effort& effort) {
  return Explorer(around, held_to, effort, {}).Run();
}

Exploration Explore(const Play& play, Promised held_to, CheckOutcome& outcome) {
  const auto& around = play.Around();
  auto effort = EffortFor(around.depth);
  // What should end with something else does so at once: there is nothing to wait for.
  if (held_to == Promised::Should) effort.waiting = Milliseconds(0);
  auto explored = Explorer(around, held_to, effort, EarlierSequences(around)).Run();
  outcome.trials.sent["sequences"] = explored.sequences;
  outcome.trials.discarded = explored.left_out;
  outcome.trials.stopped = explored.stopped;
  outcome.cited = explored.last_requests;
  outcome.counterexample = Text(explored.shortest);
  return explored;
}

}  // namespace nearmiss::model
