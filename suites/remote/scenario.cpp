#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "suites/glue/stop.hpp"
#include "suites/model/command_text.hpp"
#include "suites/model/learn.hpp"
#include "suites/model/sequence_play.hpp"
#include "suites/remote/fingerprint.hpp"
#include "suites/remote/harness.hpp"

namespace nearmiss::remote {
namespace {

using model::Command;
using model::Sequence;

constexpr std::size_t kLongest = 24;

/// Not `wait`: the time would be real.
constexpr std::array kVerbs = {model::Verb::Authorize,     model::Verb::Deny,
                               model::Verb::Redeem,        model::Verb::Refresh,
                               model::Verb::RevokeRefresh, model::Verb::RevokeAccess,
                               model::Verb::Introspect,    model::Verb::Use,
                               model::Verb::EndGrant,      model::Verb::SignOut};

int Below(std::mt19937& random, std::size_t end) { return static_cast<int>(random() % end); }

/// Ids that rise again, and what is used named by them.
Sequence Renumbered(Sequence sequence) {
  std::map<int, int> ids;
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    auto& command = sequence[i];
    const auto of = ids.find(command.of);
    command.of = of == ids.end() ? static_cast<int>(i) - 1 : of->second;
    ids[command.id] = static_cast<int>(i);
    command.id = static_cast<int>(i);
    if (command.verb == model::Verb::Authorize || command.verb == model::Verb::Deny)
      command.of = -1;
  }
  return sequence;
}

bool MayBeWrong(model::Verb verb, model::Wrong wrong) {
  using model::Verb;
  using model::Wrong;
  switch (wrong) {
    case Wrong::Nothing:
      return true;
    case Wrong::Verifier:
    case Wrong::RedirectUri:
      return verb == Verb::Redeem;
    case Wrong::Kind:
      return verb == Verb::Refresh;
    case Wrong::Client:
      return verb == Verb::Redeem || verb == Verb::Refresh || verb == Verb::RevokeRefresh;
    case Wrong::OneCharacter:
      return verb == Verb::Redeem || verb == Verb::Refresh;
  }
  return false;
}

Command Drawn(std::mt19937& random, std::size_t before) {
  Command command;
  command.verb = kVerbs[static_cast<std::size_t>(Below(random, kVerbs.size()))];
  command.of = before == 0 ? -1 : Below(random, before);
  if (Below(random, 6) == 0) command.who = model::Who::Public;
  const auto wrong = static_cast<model::Wrong>(Below(random, 12));
  if (static_cast<int>(wrong) <= static_cast<int>(model::Wrong::Kind) &&
      MayBeWrong(command.verb, wrong))
    command.wrong = wrong;
  if (command.verb == model::Verb::Refresh || command.verb == model::Verb::Authorize)
    command.scope = static_cast<model::Ask>(Below(random, 3));
  return command;
}

Sequence MutatedOnce(Sequence sequence, std::mt19937& random) {
  const auto size = sequence.size();
  const auto place = sequence.begin() + Below(random, size + 1);
  const auto choice = Below(random, 5);
  if (size == 0 || choice <= 1) {
    // A fresh id, so that nothing else is taken for it.
    auto command = Drawn(random, size);
    command.id = size == 0 ? 0 : 1 + std::ranges::max(sequence, {}, &Command::id).id;
    if (command.of >= 0) command.of = sequence[static_cast<std::size_t>(command.of)].id;
    sequence.insert(place, command);
    return sequence;
  }
  const auto one = static_cast<std::size_t>(Below(random, size));
  if (choice == 2) {
    sequence.erase(sequence.begin() + static_cast<std::ptrdiff_t>(one));
  } else if (choice == 3) {
    auto again = sequence[one];
    sequence.insert(place, again);
  } else {
    const auto id = sequence[one].id;
    auto drawn = Drawn(random, one);
    if (drawn.of >= 0) drawn.of = sequence[static_cast<std::size_t>(drawn.of)].id;
    sequence[one] = drawn;
    sequence[one].id = id;
  }
  return sequence;
}

Sequence Read(std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  return model::ReadSequence(text).value_or(Sequence());
}

std::string TextOf(Sequence sequence) {
  if (sequence.size() > kLongest) sequence.resize(kLongest);
  return model::Text(Renumbered(std::move(sequence)));
}

std::vector<std::string> SimplerSequences(std::string_view text) {
  const auto sequence = Read(text);
  std::vector<std::string> simpler;
  for (std::size_t i = 0; i < sequence.size() && sequence.size() > 1; ++i) {
    // What is left out is left out: ids stay, so that nothing else takes its place.
    auto shorter = sequence;
    shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(i));
    simpler.push_back(model::Text(shorter));
  }
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    auto plainer = sequence;
    plainer[i].wrong = model::Wrong::Nothing;
    plainer[i].scope = model::Ask::Nothing;
    plainer[i].who = model::Who::Main;
    if (plainer[i] != sequence[i]) simpler.push_back(model::Text(plainer));
  }
  return simpler;
}

/// Whether the target offers the step.
bool IsOffered(const Command& command, const model::Rules& rules) {
  using model::Verb;
  if (command.who == model::Who::Public && !rules.public_client) return false;
  if (command.wrong == model::Wrong::Client && !rules.other_client && !rules.public_client)
    return false;
  if (command.wrong == model::Wrong::Verifier && !rules.verifier) return false;
  if (command.scope != model::Ask::Nothing &&
      (rules.narrow.empty() || (command.verb == Verb::Refresh && !rules.scope_at_refresh)))
    return false;
  switch (command.verb) {
    case Verb::Deny:
      return rules.denial;
    case Verb::Refresh:
      return rules.refresh_tokens;
    case Verb::RevokeRefresh:
      return rules.revocation && rules.refresh_tokens;
    case Verb::RevokeAccess:
      return rules.revocation;
    case Verb::Introspect:
      return rules.introspection;
    case Verb::Use:
      return rules.resource;
    case Verb::SignOut:
      return rules.sign_in;
    case Verb::EndGrant:
      return rules.end_grant;
    case Verb::Wait:
      return false;
    default:
      return true;
  }
}

class ScenarioPlay {
 public:
  explicit ScenarioPlay(const Surroundings& around)
      : around_(Watched(around)), profile_(*around.profile), play_(around_) {}

  Execution Of(std::string_view input) {
    execution_ = {};
    execution_.stopped = WhyStopped([&] {
      // What the texts leave to the server is learned from it, once.
      if (!stance_) stance_ = model::Stance{model::LearnRules(play_), model::Promised::Must};
      execution_.fingerprints.clear();
      auto sequence = Read(input);
      std::erase_if(sequence,
                    [&](const Command& command) { return !IsOffered(command, stance_->rules); });
      Play(sequence);
    });
    return std::move(execution_);
  }

 private:
  Surroundings around_;
  const oracle::Profile& profile_;
  nearmiss::Play play_;
  std::optional<model::Stance> stance_;
  Execution execution_;

  /// Surroundings that show each answer.
  Surroundings Watched(const Surroundings& around) {
    auto watched = around;
    watched.report = [this, report = around.report](const wire::Exchange& exchange,
                                                    record::Role role) {
      if (report) report(exchange, role);
      See(exchange);
    };
    return watched;
  }

  void See(const wire::Exchange& exchange) {
    oracle::Evidence evidence;
    evidence.where = nearmiss::WhereOf(*around_.target, exchange.request.url);
    evidence.exchanges.push_back(exchange);
    execution_.fingerprints.push_back(Fingerprint(evidence, exchange.duration));
    static const Step kValid{Verb::Redeem};
    const Holdings nothing;
    // Whatever the request was: a fault is a fault. The rest is for the model to judge.
    evidence.where = oracle::Where::Other;
    if (auto finding = FindingIn(evidence, {nothing, profile_, kValid, false}))
      execution_.findings.push_back(*std::move(finding));
  }

  void Play(const Sequence& sequence) {
    auto played = model::PlaySequence(play_, *stance_, sequence);
    execution_.told = played.steps;
    if (!played.misfit) return;
    const auto verdict = played.misfit->judge(played.misfit->evidence);
    Finding finding;
    finding.cause = "against-the-model-of-grants-" + CauseOf(played);
    finding.layer = verdict.layer;
    finding.expected = verdict.expected;
    finding.actual = verdict.actual;
    finding.source = verdict.source;
    finding.verified = verdict.verified;
    finding.harm = "codes and tokens outlive what should end them";
    execution_.findings.push_back(std::move(finding));
  }

  /// The last step, without the number of another: "redeem-with-another-code_verifier".
  static std::string CauseOf(const model::Played& played) {
    auto told = played.done.empty() ? std::string() : model::Told(played.done.back());
    std::ranges::replace(told, ' ', '-');
    std::erase(told, ',');
    return told;
  }
};

}  // namespace

Harness ScenarioHarness() {
  Harness harness;
  harness.name = "scenario";
  harness.told = "sequences of requests, held to the model of grants";
  harness.seeds = {"0 authorize; 1 redeem of=0; 2 refresh of=1",
                   "0 authorize; 1 redeem of=0; 2 revoke-refresh-token of=1; 3 use of=1",
                   "0 authorize; 1 redeem of=0; 2 introspect of=1; 3 redeem of=0"};
  harness.mutated = [](std::string_view text, std::mt19937& random, const Scramble&) {
    auto sequence = Read(text);
    do sequence = MutatedOnce(std::move(sequence), random);
    while (Below(random, 4) == 0);
    return TextOf(std::move(sequence));
  };
  harness.crossed = [](std::string_view one, std::string_view other, std::mt19937& random) {
    auto sequence = Read(one);
    auto rest = Read(other);
    sequence.resize(static_cast<std::size_t>(Below(random, sequence.size() + 1)));
    for (auto& command : rest) {
      command.id += static_cast<int>(kLongest);
      if (command.of >= 0) command.of += static_cast<int>(kLongest);
    }
    sequence.insert(sequence.end(), rest.begin(), rest.end());
    return TextOf(std::move(sequence));
  };
  harness.simpler = SimplerSequences;
  harness.player = [](const Surroundings& around, Stock) -> Player {
    return [play = std::make_shared<ScenarioPlay>(around)](std::string_view input) {
      return play->Of(input);
    };
  };
  harness.lack = [](const target::Target&) { return std::string(); };
  return harness;
}

}  // namespace nearmiss::remote
