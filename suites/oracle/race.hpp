#pragma once

#include <chrono>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

/// Something that a race handed out or should have ended, and whether it worked afterwards.
struct Remnant {
  std::string what;  ///< "access token of answer 2"
  bool good = false;
  bool operator==(const Remnant&) const = default;
};

/// One round of a race, from state of its own.
struct Round {
  std::vector<wire::Exchange> exchanges;  ///< of the requests that left together
  std::chrono::microseconds spread{0};    ///< between the first and the last to leave
  std::vector<Remnant> remnants;          ///< empty where nothing was tried afterwards
};

/// What one round shows.
enum class Showing {
  Quiet,   ///< as it has to be
  Fault,   ///< not so
  Nothing  ///< neither: what should have competed did not
};
struct RoundVerdict {
  Showing showing = Showing::Quiet;
  Layer layer = Layer::Safety;  ///< of a fault
  int winners = 0;              ///< how many had what one may have, where they are counted
  std::string told;
};

/// Judges a round, and the words for what it looks for.
struct RoundJudge {
  std::string expected;
  std::string fault;  ///< "more than one winner"
  std::string quiet;  ///< "no double use seen"
  std::function<RoundVerdict(const Round&)> judge;
};

/// Of requests that use up the same code, one at most is answered with tokens (RFC 6749 4.1.2). A
/// matter of safety unless all that the others won was seen dead afterwards.
RoundJudge OneWinner();

/// The same of one refresh token that rotates. Answers with one and the same new refresh token,
/// such as servers with a grace time give, count as one.
RoundJudge OneSuccessor();

/// After a request that takes something back was acknowledged, nothing is good that is not also
/// good when the requests go one after the other, in one order or the other: `in_turn`.
RoundJudge NothingBeyond(std::vector<std::set<std::string>> in_turn, std::size_t acknowledged);

/// Each answer with tokens has no more scope than its own code was approved for, and no two have
/// the same access token.
RoundJudge EachItsOwn(std::vector<std::string> scopes);

/// What of a round worked afterwards.
std::set<std::string> GoodAfterwards(const std::vector<Remnant>& remnants);

/// Whether to go on: until the planned rounds are played, and when one of them showed a fault until
/// a fresh one shows it too, but no longer than three times as many more.
bool WantsAnotherRound(const std::vector<RoundVerdict>& verdicts, int planned);

/// Whether a fault of the planned rounds was seen in a fresh one as well.
bool IsConfirmed(const std::vector<RoundVerdict>& verdicts, int planned);

/// All rounds together: k of n, with the median of the spreads. `way` says how they were sent. A
/// quiet race proves nothing, and its text says how hard it was tried.
Verdict Together(const RoundJudge& judge, const std::vector<Round>& rounds,
                 const std::vector<RoundVerdict>& verdicts, const std::string& way);

/// "2 winners in 1 of 20 rounds ..., but not in 60 fresh ones": a fault that was not confirmed.
std::string ToldUnconfirmed(const RoundJudge& judge, const std::vector<Round>& rounds,
                            const std::vector<RoundVerdict>& verdicts, int planned);

}  // namespace nearmiss::oracle
