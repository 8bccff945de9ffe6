#include "suites/model/draw.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace nearmiss::model {
namespace {

/// What a command may be, and how often it comes.
struct Choice {
  int weight;
  Command command;
};

/// A sequence in the making: what its commands will have brought if all goes well.
class Draft {
 public:
  Draft(const Rules& rules, rc::Random random)
      : rules_(rules), random_(random), mood_(static_cast<unsigned>(Below(1 << kGroups))) {}

  Sequence Of(int length) {
    while (std::ssize(sequence_) < length) Add(Pick(Choices()));
    return std::move(sequence_);
  }

 private:
  /// Commands that come together or not at all. Each sequence leaves out half of these groups, by
  /// chance: one that does a little of everything seldom does enough of anything.
  enum Group { Denials, SpoiltCodes, SpoiltTokens, Revocations, Probes, Ends, NewBrowsers, Waits };
  static constexpr int kGroups = 8;

  const Rules& rules_;
  rc::Random random_;
  unsigned mood_;
  Sequence sequence_;
  std::vector<int> codes_;
  std::vector<int> fresh_;  ///< codes that were not redeemed
  std::vector<int> tokens_;
  int touched_ = -1;  ///< whose code or tokens came or were used last

  bool Has(Group group) const { return (mood_ >> group & 1U) != 0; }

  int Below(int end) { return static_cast<int>(random_.next() % static_cast<unsigned>(end)); }

  /// The one that was used last or the newest more often than any other.
  int One(const std::vector<int>& ids) {
    const int chance = Below(10);
    const bool knows = std::ranges::find(ids, touched_) != ids.end();
    if (chance >= (EndsSomething() ? 3 : 7)) {
      touched_ = ids[static_cast<std::size_t>(Below(static_cast<int>(ids.size())))];
    } else if (chance >= 3 || !knows) {
      touched_ = ids.back();
    }
    return touched_;
  }

  bool EndsSomething() const {
    if (sequence_.empty()) return false;
    const auto& last = sequence_.back();
    return last.verb == Verb::RevokeAccess || last.verb == Verb::RevokeRefresh ||
           last.verb == Verb::EndGrant || last.verb == Verb::Wait || last.wrong != Wrong::Nothing;
  }

  Command Pick(const std::vector<Choice>& choices) {
    const auto total = std::accumulate(choices.begin(), choices.end(), 0,
                                       [](int sum, const auto& each) { return sum + each.weight; });
    int left = Below(total);
    for (const auto& choice : choices) {
      left -= choice.weight;
      if (left < 0) return choice.command;
    }
    return choices.back().command;
  }

  static Command Make(Verb verb, Wrong wrong = Wrong::Nothing) {
    Command command;
    command.verb = verb;
    command.wrong = wrong;
    return command;
  }

  std::vector<Choice> Choices() const {
    std::vector<Choice> choices;
    const auto add = [&](bool possible, int weight, Command command) {
      if (possible) choices.push_back({weight, command});
    };
    const bool full = codes_.size() >= 4;
    add(!full, codes_.empty() ? 20 : 4, Make(Verb::Authorize));
    add(rules_.denial && Has(Denials), 1, Make(Verb::Deny));
    add(!fresh_.empty(), 12, Make(Verb::Redeem));
    add(!codes_.empty(), 1, Make(Verb::Redeem));
    AddSpoiltRedemptions(add);
    if (!tokens_.empty()) AddUses(add);
    add(rules_.end_grant && !codes_.empty() && Has(Ends), 2, Make(Verb::EndGrant));
    add(rules_.sign_in && Has(NewBrowsers), 1, Make(Verb::SignOut));
    add(rules_.waiting && !codes_.empty() && Has(Waits), fresh_.empty() ? 4 : 8, Make(Verb::Wait));
    return choices;
  }

  template <class Add>
  void AddSpoiltRedemptions(const Add& add) const {
    if (codes_.empty() || !Has(SpoiltCodes)) return;
    const auto& last = sequence_.back();
    const bool spoilt = last.verb == Verb::Redeem && last.wrong != Wrong::Nothing;
    const int tries = last.verb == Verb::Wait ? 6 : EndsSomething() ? 3 : 1;
    add(true, spoilt ? 30 : 4 * tries, Make(Verb::Redeem));
    add(rules_.verifier, 2 * tries, Make(Verb::Redeem, Wrong::Verifier));
    add(true, 2 * tries, Make(Verb::Redeem, Wrong::RedirectUri));
    add(rules_.other_client, 4 * tries, Make(Verb::Redeem, Wrong::Client));
    add(true, 1, Make(Verb::Redeem, Wrong::OneCharacter));
  }

  template <class Add>
  void AddUses(const Add& add) const {
    const bool refreshes = rules_.refresh_tokens;
    const bool other = rules_.other_client;
    const bool spoils = refreshes && Has(SpoiltTokens);
    const bool revokes = rules_.revocation && Has(Revocations);
    // What a step did to the others shows when they are used next.
    const int looks = EndsSomething() ? 3 : 1;
    add(refreshes, 12 + 4 * looks, Make(Verb::Refresh));
    add(spoils && other, 2, Make(Verb::Refresh, Wrong::Client));
    add(spoils, 1, Make(Verb::Refresh, Wrong::OneCharacter));
    add(spoils, 1, Make(Verb::Refresh, Wrong::Kind));
    add(refreshes && revokes, 8, Make(Verb::RevokeRefresh));
    add(refreshes && revokes && other, 2, Make(Verb::RevokeRefresh, Wrong::Client));
    add(revokes, 5, Make(Verb::RevokeAccess));
    add(revokes && other, 1, Make(Verb::RevokeAccess, Wrong::Client));
    add(rules_.introspection && Has(Probes), 8 * looks, Make(Verb::Introspect));
    add(rules_.resource && Has(Probes), 8 * looks, Make(Verb::Use));
  }

  void Add(Command command) {
    command.id = static_cast<int>(sequence_.size());
    switch (command.verb) {
      case Verb::Authorize:
        if (rules_.public_client && Below(5) == 0) command.who = Who::Public;
        if (!rules_.narrow.empty() && Below(3) == 0) command.scope = Ask::Narrow;
        codes_.push_back(command.id);
        fresh_.push_back(command.id);
        break;
      case Verb::Redeem:
        AddRedemption(command);
        break;
      case Verb::Refresh:
        // An old refresh token ends its family, so it is not used in every sequence.
        command.of = Has(SpoiltTokens) || EndsSomething() ? One(tokens_) : tokens_.back();
        if (!rules_.narrow.empty() && command.wrong == Wrong::Nothing)
          command.scope = std::array{Ask::Nothing, Ask::Nothing, Ask::Full,
                                     Ask::Narrow}[static_cast<std::size_t>(Below(4))];
        if (command.wrong == Wrong::Nothing) Bring(tokens_, command.id);
        break;
      case Verb::Wait:
        command.pause = APause();
        break;
      case Verb::RevokeRefresh:
      case Verb::RevokeAccess:
      case Verb::Introspect:
      case Verb::Use:
        command.of = One(tokens_);
        break;
      default:
        break;
    }
    sequence_.push_back(command);
  }

  Pause APause() {
    const bool token = rules_.time_is_told && !tokens_.empty();
    if (token && Below(fresh_.empty() ? 2 : 4) == 0) return Pause::PastToken;
    return Below(2) == 0 ? Pause::InsideCode : Pause::PastCode;
  }

  void Bring(std::vector<int>& ids, int id) {
    ids.push_back(id);
    touched_ = id;
  }

  void AddRedemption(Command& command) {
    const bool first = !fresh_.empty() && Below(3) != 0;
    command.of = One(first ? fresh_ : codes_);
    if (command.wrong == Wrong::Nothing && std::erase(fresh_, command.of) > 0)
      Bring(tokens_, command.id);
  }
};

rc::Seq<Command> Simpler(Command command) {
  std::vector<Command> simpler;
  const auto add = [&](auto change) {
    auto other = command;
    change(other);
    if (other != command) simpler.push_back(other);
  };
  add([](Command& c) { c.who = Who::Main; });
  add([](Command& c) { c.scope = Ask::Nothing; });
  add([](Command& c) { c.wrong = Wrong::Nothing; });
  add([](Command& c) { c.pause = Pause::PastCode; });
  return rc::seq::fromContainer(std::move(simpler));
}

/// Without two steps that are needed only by each other, or with one for both: the plainest ways to
/// end what was issued.
rc::Seq<Sequence> WithoutTwo(const Rules& rules, const Sequence& sequence) {
  std::vector<Verb> endings;
  if (rules.revocation && rules.refresh_tokens) endings.push_back(Verb::RevokeRefresh);
  endings.push_back(Verb::Redeem);
  std::vector<Sequence> shorter;
  std::vector<Sequence> replaced;
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    for (std::size_t j = i + 1; j < sequence.size(); ++j) {
      auto rest = sequence;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      auto& second = rest[j - 1];
      for (const auto verb : endings) {
        // Of the nearest before it.
        second = {.id = second.id, .verb = verb, .of = second.id};
        replaced.push_back(rest);
      }
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(j - 1));
      shorter.push_back(std::move(rest));
    }
  }
  return rc::seq::concat(rc::seq::fromContainer(std::move(shorter)),
                         rc::seq::fromContainer(std::move(replaced)));
}

/// The lazy search costs little; what it costs to try is the budget of who asks.
rc::Seq<Sequence> Smaller(const Rules& rules, const Sequence& sequence) {
  return rc::seq::concat(rc::shrink::removeChunks(sequence), WithoutTwo(rules, sequence),
                         rc::shrink::eachElement(sequence, Simpler));
}

}  // namespace

Sequence Draw::Nth(int n) const {
  // Each number has a generator of its own, so that what one draws changes none of the others.
  rc::Random own(rc::Random::Key{seed_, static_cast<std::uint64_t>(n), 0, 0});
  constexpr int kShortest = 6;
  const auto length = kShortest + static_cast<int>(own.split().next() %
                                                   static_cast<unsigned>(longest_ - kShortest + 1));
  return Draft(rules_, own).Of(length);
}

Sequence Shrunk(const Rules& rules, Sequence failing, const StillFails& still_fails) {
  for (bool smaller = true; smaller;) {
    smaller = false;
    auto candidates = Smaller(rules, failing);
    while (const auto candidate = candidates.next()) {
      auto needed = still_fails(*candidate);
      if (!needed) continue;
      failing = *std::move(needed);
      smaller = true;
      break;
    }
  }
  return failing;
}

}  // namespace nearmiss::model
