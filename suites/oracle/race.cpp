#include "suites/oracle/race.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <utility>

#include "suites/oracle/answer.hpp"
#include "suites/oracle/scope.hpp"

namespace nearmiss::oracle {
namespace {

/// How many times as many rounds as planned a fault may take to be seen again.
constexpr std::size_t kFreshRoundsAtMost = 3;

std::string TokenOf(const wire::Exchange& exchange, std::string_view name) {
  return exchange.Answer() == nullptr ? "" : TokenIn(*exchange.Answer(), name);
}

bool IsFault(const RoundVerdict& verdict) { return verdict.showing == Showing::Fault; }

std::string ToldGood(const Round& round) {
  if (round.remnants.empty()) return "nothing was tried afterwards";
  const auto good = GoodAfterwards(round.remnants);
  if (good.empty()) return "nothing of it was good afterwards";
  constexpr std::size_t kNamed = 4;
  if (good.size() <= kNamed) return fmt::format("good afterwards: {}", fmt::join(good, ", "));
  return fmt::format("good afterwards: {} of {} tokens", good.size(), round.remnants.size());
}

/// `winners` as a verdict on a round in which one may win.
RoundVerdict OneOf(int winners, const Round& round) {
  if (winners == 0) return {Showing::Nothing, Layer::Documented, 0, "no winner"};
  if (winners == 1) return {Showing::Quiet, Layer::Safety, 1, "one winner"};
  const bool harmless = !round.remnants.empty() && GoodAfterwards(round.remnants).empty();
  return {Showing::Fault, harmless ? Layer::Documented : Layer::Safety, winners,
          fmt::format("{} winners; {}", winners, ToldGood(round))};
}

/// The answers of a round that hand out tokens.
std::vector<const wire::Exchange*> Winners(const Round& round) {
  std::vector<const wire::Exchange*> winners;
  for (const auto& exchange : round.exchanges) {
    if (exchange.Answer() != nullptr && !TokensIn(*exchange.Answer()).empty()) {
      winners.push_back(&exchange);
    }
  }
  return winners;
}

std::int64_t MedianSpread(const std::vector<Round>& rounds) {
  std::vector<std::int64_t> spreads;
  for (const auto& round : rounds) spreads.push_back(round.spread.count());
  if (spreads.empty()) return 0;
  std::ranges::sort(spreads);
  return spreads[spreads.size() / 2];
}

/// "more than one winner (up to 8) in 3 of 20 rounds, spread p50 31 us"
std::string KOfN(const RoundJudge& judge, const std::vector<Round>& rounds,
                 const std::vector<RoundVerdict>& verdicts) {
  const auto faults = std::ranges::count_if(verdicts, IsFault);
  const auto most = std::ranges::max(verdicts, {}, &RoundVerdict::winners).winners;
  return fmt::format("{}{} in {} of {} rounds, spread p50 {} us", judge.fault,
                     most > 1 ? fmt::format(" (up to {})", most) : "", faults, rounds.size(),
                     MedianSpread(rounds));
}

const RoundVerdict& FirstFault(const std::vector<RoundVerdict>& verdicts) {
  return *std::ranges::find_if(verdicts, IsFault);
}

}  // namespace

std::set<std::string> GoodAfterwards(const std::vector<Remnant>& remnants) {
  std::set<std::string> good;
  for (const auto& remnant : remnants) {
    if (remnant.good) good.insert(remnant.what);
  }
  return good;
}

RoundJudge OneWinner() {
  return {"one request of each round at most is answered with tokens", "more than one winner",
          "no double use seen",
          [](const Round& round) { return OneOf(static_cast<int>(Winners(round).size()), round); }};
}

RoundJudge OneSuccessor() {
  return {"the refresh token of each round gets one successor at most", "more than one successor",
          "no double use seen", [](const Round& round) {
            std::set<std::string> successors;
            for (const auto* winner : Winners(round)) {
              const auto refresh_token = TokenOf(*winner, "refresh_token");
              successors.insert(refresh_token.empty() ? TokenOf(*winner, "access_token")
                                                      : refresh_token);
            }
            return OneOf(static_cast<int>(successors.size()), round);
          }};
}

RoundJudge NothingBeyond(std::vector<std::set<std::string>> in_turn, std::size_t acknowledged) {
  return {"what was taken back is as dead as when the requests go one after the other",
          "something outlived its revocation", "nothing outlived its revocation",
          [in_turn = std::move(in_turn), acknowledged](const Round& round) -> RoundVerdict {
            const auto* answer = acknowledged < round.exchanges.size()
                                     ? round.exchanges[acknowledged].Answer()
                                     : nullptr;
            if (answer == nullptr || answer->status / 100 > 3) {
              return {Showing::Nothing, Layer::Safety, 0, "nothing was taken back"};
            }
            const auto good = GoodAfterwards(round.remnants);
            const bool known = std::ranges::any_of(
                in_turn, [&](const auto& order) { return std::ranges::includes(order, good); });
            if (known) return {Showing::Quiet, Layer::Safety, 0, ToldGood(round)};
            return {Showing::Fault, Layer::Safety, 0, ToldGood(round)};
          }};
}

RoundJudge EachItsOwn(std::vector<std::string> scopes) {
  return {"each code is answered with tokens of its own and no more scope than it was approved for",
          "tokens of another code", "no mix-up seen",
          [scopes = std::move(scopes)](const Round& round) -> RoundVerdict {
            std::map<std::string, std::size_t> owners;
            for (std::size_t i = 0; i < round.exchanges.size() && i < scopes.size(); ++i) {
              const auto token = TokenOf(round.exchanges[i], "access_token");
              if (token.empty()) continue;
              if (const auto [owner, fresh] = owners.emplace(token, i); !fresh) {
                return {Showing::Fault, Layer::Safety, 0,
                        fmt::format("answers {} and {} have one access token", owner->second + 1,
                                    i + 1)};
              }
              const auto told = JsonString(*round.exchanges[i].Answer(), "scope");
              if (told && !std::ranges::includes(ScopeSet(scopes[i]), ScopeSet(*told))) {
                return {Showing::Fault, Layer::Safety, 0,
                        fmt::format("answer {} has the scope \"{}\", its code that of \"{}\"",
                                    i + 1, *told, scopes[i])};
              }
            }
            if (owners.size() < 2) {
              return {Showing::Nothing, Layer::Documented, 0, "fewer than two answers with tokens"};
            }
            return {Showing::Quiet, Layer::Safety, 0, "each its own"};
          }};
}

bool WantsAnotherRound(const std::vector<RoundVerdict>& verdicts, int planned) {
  const auto first = static_cast<std::size_t>(planned);
  if (verdicts.size() < first) return true;
  if (std::ranges::none_of(verdicts, IsFault) || IsConfirmed(verdicts, planned)) return false;
  return verdicts.size() < first * (1 + kFreshRoundsAtMost);
}

bool IsConfirmed(const std::vector<RoundVerdict>& verdicts, int planned) {
  const auto fresh = verdicts.begin() + std::min<std::ptrdiff_t>(planned, std::ssize(verdicts));
  return std::any_of(verdicts.begin(), fresh, IsFault) &&
         std::any_of(fresh, verdicts.end(), IsFault);
}

Verdict Together(const RoundJudge& judge, const std::vector<Round>& rounds,
                 const std::vector<RoundVerdict>& verdicts, const std::string& way) {
  if (std::ranges::any_of(verdicts, IsFault)) {
    const auto actual = fmt::format("{}, {}; the first time: {}", KOfN(judge, rounds, verdicts),
                                    way, FirstFault(verdicts).told);
    const bool unsafe = std::ranges::any_of(verdicts, [](const auto& verdict) {
      return IsFault(verdict) && verdict.layer == Layer::Safety;
    });
    return unsafe ? Unsafe(judge.expected, actual) : Undocumented(judge.expected, actual);
  }
  const auto decided = std::ranges::count(verdicts, Showing::Quiet, &RoundVerdict::showing);
  if (decided == 0) {
    const auto why = verdicts.empty() ? "no round was played" : verdicts.front().told;
    return Undocumented(judge.expected, fmt::format("{} in any of {} rounds", why, rounds.size()));
  }
  return Held(judge.expected, fmt::format("{} at a p50 spread of {} us in {} rounds, {}",
                                          judge.quiet, MedianSpread(rounds), decided, way));
}

std::string ToldUnconfirmed(const RoundJudge& judge, const std::vector<Round>& rounds,
                            const std::vector<RoundVerdict>& verdicts, int planned) {
  const std::vector<Round> first(rounds.begin(), rounds.begin() + planned);
  const std::vector<RoundVerdict> first_verdicts(verdicts.begin(), verdicts.begin() + planned);
  return fmt::format("{}, but not in {} fresh ones: seen, not confirmed ({})",
                     KOfN(judge, first, first_verdicts), std::ssize(rounds) - planned,
                     FirstFault(verdicts).told);
}

}  // namespace nearmiss::oracle
