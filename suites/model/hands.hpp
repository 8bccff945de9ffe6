#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "suites/glue/play.hpp"
#include "suites/model/follow.hpp"
#include "suites/model/world.hpp"
#include "suites/oracle/evidence.hpp"

namespace nearmiss::model {

struct Performed {
  oracle::Evidence evidence;
  Answer answer;
  Issue when;
};

/// Does what a sequence says, by the hands of a check: has the texts of codes and tokens of which
/// the world only knows that they are there, in the same order.
class Hands {
 public:
  explicit Hands(Play& play) : play_(play) {}

  /// Nothing when the target gives no room for the step: no page on which to refuse, no
  /// code_verifier to be wrong. `role` is that of its requests in the record.
  std::optional<Performed> Do(const World& world, const Act& act, record::Role role);

 private:
  Play& play_;
  std::vector<steps::Code> codes_;
  std::vector<steps::Tokens> tokens_;  ///< by bundle
  /// How far the server's clock was told to go on beyond the time that really went by.
  Milliseconds told_{0};
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();

  Milliseconds Now() const;
  const target::Client& ClientOf(Who who) const;
  const target::Client& ClientOf(const World& world, const Act& act) const;
  const target::Client& AnotherThan(const target::Client& client) const;
  std::optional<Performed> Authorize(const Act& act, record::Role role);
  std::optional<wire::Request> RequestOf(const World& world, const Act& act);
  std::optional<wire::Request> Spoilt(wire::Request request, const Act& act,
                                      const target::Client& owner);
  void Keep(const World& world, const Act& act, const wire::Exchange& exchange, Answer& answer);
  bool TakeBack();
  void Wait(const World& world, Pause pause);
};

}  // namespace nearmiss::model
