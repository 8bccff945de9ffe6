#pragma once

#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "suites/remote/execution.hpp"
#include "suites/remote/script_mutation.hpp"

namespace nearmiss::remote {

/// One kind of input: how it is changed, crossed, made shorter, and played. A value made of
/// functions, so that the engine knows texts alone.
struct Harness {
  std::string name;                ///< as `nearmiss fuzz` calls it
  std::string told;                ///< what it asks, in a few words
  std::vector<std::string> seeds;  ///< valid inputs to begin with
  std::vector<Verb> verbs = {};    ///< steps of its scripts; none where inputs are no scripts
  std::function<std::string(std::string_view, std::mt19937&, const Scramble&)> mutated;
  std::function<std::string(std::string_view, std::string_view, std::mt19937&)> crossed;
  /// Every input that is one piece simpler, the most different first.
  std::function<std::vector<std::string>(std::string_view)> simpler;
  std::function<Player(const Surroundings&, Stock)> player;
  /// Why this target has no room for it; empty when it has.
  std::function<std::string(const target::Target&)> lack;
};

/// token, authorize, revoke, introspect, register, par, device, scenario.
const std::vector<Harness>& Harnesses();
/// Whether a script begins with a step of the harness.
bool Takes(const Harness& harness, std::string_view script);
/// Null when there is none of that name.
const Harness* FindHarness(std::string_view name);

/// Of scripts with these steps.
Harness ScriptHarness(std::string name, std::string told, std::vector<Verb> verbs,
                      std::vector<std::string> seeds);
/// Of sequences of suites/model, held to the model of grants.
Harness ScenarioHarness();

}  // namespace nearmiss::remote
