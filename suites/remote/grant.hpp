#pragma once

#include <chrono>
#include <optional>

#include "suites/glue/play.hpp"
#include "suites/mutate/mutation.hpp"
#include "suites/remote/execution.hpp"
#include "suites/remote/holdings.hpp"
#include "suites/steps/device.hpp"

namespace nearmiss::remote {

/// The grant that the steps of a script share: a code and what came of it. Fetched when it is first
/// needed, kept for the next scripts for as long as it is good.
class Grant {
 public:
  Grant(Play& play, Stock stock);

  /// Each throws NotReached or NoAnswer when the server does not give one for a valid request.
  const steps::Code& Code();
  const steps::Tokens& Tokens();
  const steps::Device& Device(const target::Client& client);

  /// A redemption or refresh that brought tokens. Whether the code is used up is sure only where
  /// the request asked for nothing else.
  void Redeemed(const wire::Exchange& exchange);
  void Refreshed(const wire::Exchange& exchange);
  /// The tokens may be dead from now on.
  void TokensTouched() { tokens_touched_ = true; }
  /// A script is over: what it used up is let go.
  void ScriptIsOver();

  /// Whether the script's code brought tokens.
  bool CodeIsSpent() const;
  const Holdings& Held() const { return holdings_; }
  /// For near misses that put one credential in another's place.
  mutate::Stage Stage() const;
  /// Whether nothing was sent with it yet that could have changed it.
  bool IsFresh() const { return uses_ == 0; }
  void Used() { ++uses_; }

 private:
  Play& play_;
  Stock stock_;
  Holdings holdings_;
  std::optional<steps::Code> code_;
  std::optional<steps::Tokens> tokens_;
  std::optional<steps::Device> device_;
  bool tokens_touched_ = false;
  bool code_doubted_ = false;  ///< it may be used up
  int uses_ = 0;               ///< in this script
  int scripts_ = 0;            ///< since the tokens came

  void Hold(const steps::Code& code);
  void Hold(const steps::Tokens& tokens);
  bool IsOld(const steps::Code& code) const;
};

}  // namespace nearmiss::remote
