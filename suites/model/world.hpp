#pragma once

#include <string_view>
#include <vector>

#include "suites/model/command.hpp"
#include "suites/model/rules.hpp"

namespace nearmiss::model {

/// Why something must not work any more: a condition of oracle::Conditions(), empty where none
/// fits, and by which word it is demanded.
struct Reason {
  std::string_view condition;
  Promised promised = Promised::Must;

  bool operator==(const Reason&) const = default;
};

/// Whether a code or token still works: it does, unless there is a reason against it, or a doubt,
/// which is where the texts let servers differ.
struct Fate {
  std::vector<Reason> reasons;
  std::vector<std::string_view> doubts;  ///< conditions that a refusal may be for as well

  bool Good() const { return doubts.empty() && reasons.empty(); }
  bool Dead() const { return !reasons.empty(); }
  /// Whether a text with the word MUST is against it.
  bool MustBeDead() const;
  void Doubt(std::string_view condition);
  void End(std::string_view condition, Promised promised);
};

/// When something was issued: between the request for it and the answer.
struct Issue {
  Milliseconds asked{0};
  Milliseconds answered{0};
};

struct Code {
  int id = 0;    ///< of the command that brought it
  int step = 0;  ///< the same as a number of a step
  Who client = Who::Main;
  Scope scope;
  Issue issue;
  int family = -1;  ///< what was issued for it
  Fate fate;
};

/// A grant: what one code brought, by redemption and refreshes.
struct Family {
  Who client = Who::Main;
  Scope scope;
  int code = -1;
};

struct RefreshToken {
  int family = -1;
  Fate fate;
};

struct AccessToken {
  int family = -1;
  Scope scope;
  Issue issue;
  std::optional<Milliseconds> life;
  Fate fate;
};

/// What one answer of the token endpoint brought. Without a new refresh token the one that was used
/// goes on (RFC 6749 6).
struct Bundle {
  int id = 0;
  int step = 0;
  int access = -1;
  int refresh = -1;  ///< -1 when there is none
};

/// All that has happened, as the texts see it. A value: a step makes a new one.
struct World {
  Rules rules;
  Issue now;  ///< when the last request was sent and its answer came, since the beginning
  bool signed_in = true;
  std::vector<Code> codes;
  std::vector<Family> families;
  std::vector<RefreshToken> refresh_tokens;
  std::vector<AccessToken> access_tokens;
  std::vector<Bundle> bundles;

  Who ClientOf(const Bundle& bundle) const;
};

/// Whether a code is surely inside or surely past its life. A server that counts in whole seconds
/// may be a second off.
enum class Age { Inside, Unsure, Past };
Age AgeOf(const World& world, const Code& code);
Age AgeOf(const World& world, const AccessToken& token);

/// How long one has to wait to be past a life of this length for sure.
Milliseconds PastLife(Milliseconds life);

/// A command with what it uses looked up. `code` and `bundle` are indices, -1 where none is used.
struct Act {
  Command command;
  int step = 0;
  int code = -1;
  int bundle = -1;
};

/// Nothing when the command finds nothing to work on.
std::optional<Act> Resolve(const World& world, const Command& command, int step);

/// "redeem the code of step 1".
std::string Told(const World& world, const Act& act);

}  // namespace nearmiss::model
