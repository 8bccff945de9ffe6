#include "suites/model/world.hpp"

#include <algorithm>

namespace nearmiss::model {
namespace {

using std::chrono::milliseconds;

/// A server that counts in whole seconds may be this much off.
constexpr milliseconds kMargin(1000);

/// Nothing is so short-lived that it could not be used at once.
constexpr milliseconds kAtOnce(5000);

Age AgeOf(const World& world, const Issue& issue, std::optional<Milliseconds> life) {
  const auto at_most = world.now.answered - issue.asked;
  const auto at_least = world.now.asked - issue.answered;
  if (!life) return at_most < kAtOnce ? Age::Inside : Age::Unsure;
  if (at_most + kMargin < *life) return Age::Inside;
  return at_least >= PastLife(*life) ? Age::Past : Age::Unsure;
}

/// The producer with this id, or the nearest before it.
template <class T>
int Find(const std::vector<T>& producers, int id) {
  int found = -1;
  for (std::size_t i = 0; i < producers.size(); ++i) {
    if (producers[i].id <= id) found = static_cast<int>(i);
  }
  return found;
}

bool UsesACode(Verb verb) { return verb == Verb::Redeem; }

bool UsesARefreshToken(const Command& command) {
  return command.verb == Verb::Refresh || command.verb == Verb::RevokeRefresh;
}

bool UsesTokens(const Command& command) {
  return UsesARefreshToken(command) || command.verb == Verb::RevokeAccess ||
         command.verb == Verb::Introspect || command.verb == Verb::Use;
}

}  // namespace

bool Fate::MustBeDead() const {
  return std::ranges::any_of(
      reasons, [](const Reason& reason) { return reason.promised == Promised::Must; });
}

void Fate::Doubt(std::string_view condition) {
  if (std::ranges::find(doubts, condition) == doubts.end()) doubts.push_back(condition);
}

void Fate::End(std::string_view condition, Promised promised) {
  const Reason reason{condition, promised};
  if (std::ranges::find(reasons, reason) == reasons.end()) reasons.push_back(reason);
}

Who World::ClientOf(const Bundle& bundle) const {
  const auto& access = access_tokens[static_cast<std::size_t>(bundle.access)];
  return families[static_cast<std::size_t>(access.family)].client;
}

Milliseconds PastLife(Milliseconds life) { return life + std::max(kMargin, life / 20); }

Age AgeOf(const World& world, const Code& code) {
  return AgeOf(world, code.issue, world.rules.code_life);
}

Age AgeOf(const World& world, const AccessToken& token) {
  return AgeOf(world, token.issue, token.life);
}

std::optional<Act> Resolve(const World& world, const Command& command, int step) {
  Act act{command, step};
  if (UsesACode(command.verb)) {
    act.code = Find(world.codes, command.of);
    if (act.code < 0) return std::nullopt;
  }
  if (UsesTokens(command)) {
    act.bundle = Find(world.bundles, command.of);
    if (act.bundle < 0) return std::nullopt;
    const auto& bundle = world.bundles[static_cast<std::size_t>(act.bundle)];
    if (UsesARefreshToken(command) && bundle.refresh < 0) return std::nullopt;
  }
  return act;
}

std::string Told(const World& world, const Act& act) {
  if (act.code >= 0) return Told(act.command, world.codes[static_cast<std::size_t>(act.code)].step);
  if (act.bundle >= 0)
    return Told(act.command, world.bundles[static_cast<std::size_t>(act.bundle)].step);
  return Told(act.command);
}

}  // namespace nearmiss::model
