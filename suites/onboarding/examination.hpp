#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "suites/glue/play.hpp"
#include "suites/onboarding/answered.hpp"
#include "suites/onboarding/finding.hpp"

namespace nearmiss::onboarding {

/// What one visit of the doctor has seen so far. Each examination adds findings to it.
class Examination {
 public:
  Examination(Surroundings around, const Report& report);

  Play& Hands() { return play_; }
  const target::Target& Target() const { return play_.Target(); }

  void Good(std::string fact, std::string told) {
    Add({std::move(fact), State::Good, std::move(told), ""});
  }
  void Bad(std::string fact, std::string told, std::string key) {
    Add({std::move(fact), State::Bad, std::move(told), std::move(key)});
  }
  void Noted(std::string fact, std::string told, std::string key = "") {
    Add({std::move(fact), State::Noted, std::move(told), std::move(key)});
  }
  void Skipped(std::string fact, std::string told) {
    Add({std::move(fact), State::Skipped, std::move(told), ""});
  }
  void Add(Finding finding);

  const std::vector<Finding>& Findings() const { return findings_; }
  /// Every exchange so far, in order.
  const std::vector<wire::Exchange>& Met() const { return met_; }

 private:
  const Report& report_;
  std::vector<Finding> findings_;
  std::vector<wire::Exchange> met_;
  Surroundings around_;
  Play play_;
};

/// "client.2": the table of a client in the keys of the configuration.
std::string KeyOf(const target::Target& target, const target::Client& client);

// The examinations, in order. Each is left out by its caller when one before it makes it idle.

/// False when nothing answers.
bool ExamineReach(Examination& examination);
void ExamineMetadata(Examination& examination);
void ExamineClients(Examination& examination);
/// How far the clock of the last answer is from ours, right after it came.
void ExamineClock(Examination& examination, std::chrono::sys_seconds now);
/// The login and the code of the main client; nothing when it ended before.
std::optional<steps::Code> ExamineLogin(Examination& examination);
/// That every further registered redirection URI brings a code.
void ExamineRedirectUris(Examination& examination);
void ExamineGrant(Examination& examination, const steps::Code& code);
/// Whether a rate limit was met.
void ExamineTraffic(Examination& examination);

}  // namespace nearmiss::onboarding
