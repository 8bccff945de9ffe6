#include "suites/remote/harness.hpp"

#include <algorithm>
#include <utility>

#include "suites/remote/script_play.hpp"

namespace nearmiss::remote {
namespace {

/// Every script with one step or one edit less.
std::vector<std::string> SimplerScripts(std::string_view text) {
  const auto script = ReadScript(text);
  std::vector<std::string> simpler;
  for (std::size_t i = 0; i < script.size(); ++i) {
    if (script.size() == 1) break;
    auto shorter = script;
    shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(i));
    simpler.push_back(Text(shorter));
  }
  for (std::size_t i = 0; i < script.size(); ++i) {
    for (std::size_t j = 0; j < script[i].edits.size(); ++j) {
      auto shorter = script;
      shorter[i].edits.erase(shorter[i].edits.begin() + static_cast<std::ptrdiff_t>(j));
      simpler.push_back(Text(shorter));
    }
  }
  return simpler;
}

}  // namespace

Harness ScriptHarness(std::string name, std::string told, std::vector<Verb> verbs,
                      std::vector<std::string> seeds) {
  Harness harness;
  harness.name = std::move(name);
  harness.told = std::move(told);
  harness.seeds = std::move(seeds);
  harness.verbs = verbs;
  harness.mutated = [verbs](std::string_view text, std::mt19937& random, const Scramble& scramble) {
    return Text(Mutated(ReadScript(text), verbs, random, scramble));
  };
  harness.crossed = [](std::string_view one, std::string_view other, std::mt19937& random) {
    return Text(Crossed(ReadScript(one), ReadScript(other), random));
  };
  harness.simpler = SimplerScripts;
  harness.player = ScriptPlayer;
  harness.lack = [verb = verbs.front()](const target::Target& target) {
    return LackFor(verb, target);
  };
  return harness;
}

const std::vector<Harness>& Harnesses() {
  static const std::vector<Harness> kHarnesses = {
      ScriptHarness("token", "the token endpoint",
                    {Verb::Redeem, Verb::Refresh, Verb::ClientCredentials},
                    {"redeem\n", "refresh\n", "client_credentials\n", "redeem\nredeem\n",
                     "redeem\nrefresh\n"}),
      ScriptHarness("authorize", "the authorization endpoint, in the signed-in session",
                    {Verb::Authorize}, {"authorize\n"}),
      ScriptHarness(
          "revoke", "the revocation endpoint",
          {Verb::RevokeRefresh, Verb::RevokeAccess, Verb::Refresh},
          {"revoke_refresh_token\n", "revoke_access_token\n", "revoke_refresh_token\nrefresh\n"}),
      ScriptHarness("introspect", "the introspection endpoint",
                    {Verb::Introspect, Verb::IntrospectRefresh},
                    {"introspect_access_token\n", "introspect_refresh_token\n"}),
      ScriptHarness("register", "the registration endpoint", {Verb::Register}, {"register\n"}),
      ScriptHarness("par", "pushed authorization requests", {Verb::Push}, {"push\n"}),
      ScriptHarness("device", "the device grant", {Verb::AskDevice, Verb::Poll},
                    {"ask_device\n", "poll\n"}),
      ScenarioHarness(),
  };
  return kHarnesses;
}

bool Takes(const Harness& harness, std::string_view script) {
  const auto steps = ReadScript(script);
  return !steps.empty() &&
         std::ranges::find(harness.verbs, steps.front().verb) != harness.verbs.end();
}

const Harness* FindHarness(std::string_view name) {
  const auto found = std::ranges::find(Harnesses(), name, &Harness::name);
  return found == Harnesses().end() ? nullptr : &*found;
}

}  // namespace nearmiss::remote
