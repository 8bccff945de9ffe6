#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "suites/remote/harness.hpp"

namespace nearmiss::remote {

/// How far a hunt got.
struct Progress {
  std::int64_t executions = 0;
  std::int64_t stopped = 0;  ///< of these, not played to the end
  std::int64_t answers = 0;  ///< different ones
  std::int64_t states = 0;   ///< different answers by the kind of answer before them
  int findings = 0;          ///< different causes

  bool operator==(const Progress&) const = default;
};

/// What came of one input, seen from the engine: what it should keep it for.
struct Novelty {
  std::vector<std::uint64_t> features;  ///< a number for each answer and each state
  std::vector<Finding> findings;        ///< of causes that were not met before
};

/// The play of many inputs: tells the engine what each one reached, and keeps count.
class Hunt {
 public:
  explicit Hunt(Player player) : player_(std::move(player)) {}

  Novelty Execute(std::string_view input);
  const remote::Progress& Progress() const { return progress_; }
  /// Why the last input was not played to its end; empty when it was.
  const std::string& Stopped() const { return stopped_; }
  /// How many in a row were not.
  int StoppedInARow() const { return stopped_in_a_row_; }

 private:
  Player player_;
  remote::Progress progress_;
  std::string stopped_;
  int stopped_in_a_row_ = 0;
  std::set<std::uint64_t> answers_;
  std::set<std::uint64_t> states_;
  std::map<std::string, int> causes_;
};

/// The simplest input near the given one that still brings a finding of this cause, within so many
/// executions.
std::string Simplest(const Harness& harness, const Player& player, std::string input,
                     const std::string& cause, int executions);

/// The finding of that cause in the execution; null when there is none.
const Finding* FindingOf(const Execution& execution, std::string_view cause);

}  // namespace nearmiss::remote
