#include "suites/remote/hunt.hpp"

#include <algorithm>
#include <utility>

#include "suites/remote/fingerprint.hpp"

namespace nearmiss::remote {
namespace {

/// The same cause may be met on many ways; so many inputs of it are handed on.
constexpr int kInputsOfACause = 3;

/// Of the answer before: endpoint and status, so that states stay few and each is worth an input.
std::string_view StateAfter(std::string_view fingerprint) {
  return fingerprint.substr(0, fingerprint.find(' ', fingerprint.find(' ') + 1));
}

}  // namespace

Novelty Hunt::Execute(std::string_view input) {
  auto execution = player_(input);
  ++progress_.executions;
  stopped_ = std::move(execution.stopped);
  if (!stopped_.empty()) {
    ++progress_.stopped;
    ++stopped_in_a_row_;
  } else {
    stopped_in_a_row_ = 0;
  }
  Novelty novelty;
  std::string_view before;
  for (const auto& fingerprint : execution.fingerprints) {
    const auto answer = Hash(fingerprint);
    const auto state = Hash(before, answer);
    answers_.insert(answer);
    states_.insert(state);
    novelty.features.push_back(answer);
    if (!before.empty()) novelty.features.push_back(state);
    before = StateAfter(fingerprint);
  }
  for (auto& finding : execution.findings) {
    if (causes_[finding.cause]++ < kInputsOfACause) novelty.findings.push_back(std::move(finding));
  }
  progress_.answers = std::ssize(answers_);
  progress_.states = std::ssize(states_);
  progress_.findings = static_cast<int>(causes_.size());
  return novelty;
}

const Finding* FindingOf(const Execution& execution, std::string_view cause) {
  const auto found = std::ranges::find(execution.findings, cause, &Finding::cause);
  return found == execution.findings.end() ? nullptr : &*found;
}

std::string Simplest(const Harness& harness, const Player& player, std::string input,
                     const std::string& cause, int executions) {
  for (bool simpler = true; simpler;) {
    simpler = false;
    for (const auto& candidate : harness.simpler(input)) {
      if (executions-- <= 0) return input;
      const auto execution = player(candidate);
      if (FindingOf(execution, cause) == nullptr) continue;
      input = candidate;
      simpler = true;
      break;
    }
  }
  return input;
}

}  // namespace nearmiss::remote
