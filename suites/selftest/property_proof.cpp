// Proves that the properties find mistakes by themselves, without a single fixed check: each of the
// chosen defects of the embedded server, with every seed, down to the nearest near miss; and that
// they find nothing on the sound server.
//
//   property_proof [--seeds N] [--depth quick|standard|deep] [--sound] [DEFECT...]

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "suites/generate/near_miss.hpp"
#include "suites/runner/profiles.hpp"
#include "suites/runner/run.hpp"
#include "suites/selftest/in_process_server.hpp"

namespace nearmiss::selftest {
namespace {

using server::Dialect;

/// A defect, the property that has to find it, and how near the nearest near miss is.
struct Proven {
  std::string_view defect;
  std::string_view check;
  generate::Distance at_most;
};

constexpr auto kAuthorize = "rfc6749/3.1.2.3/refuse-every-redirect-uri-near-the-registered-one";
constexpr auto kAtToken = "rfc6749/4.1.3/refuse-every-redirect-uri-near-the-one-of-the-code";
constexpr auto kCode = "rfc6749/4.1.3/refuse-every-code-near-the-real-one";
constexpr auto kClientId = "rfc6749/A.1/refuse-every-client-id-near-the-real-one";
constexpr auto kSecret = "rfc6749/2.3.1/refuse-every-secret-near-the-real-one";
constexpr auto kGrantType = "rfc6749/A.10/refuse-every-grant-type-near-the-real-one";
constexpr auto kRefresh = "rfc6749/6/refuse-every-refresh-token-near-the-real-one";
constexpr auto kVerifier = "rfc7636/4.6/refuse-every-verifier-near-the-right-one";
constexpr auto kAccess = "rfc6750/3.1/refuse-every-access-token-near-a-live-one";

constexpr Proven kProven[] = {
    // Two parsers disagree.
    {"redirect-uri-backslash-as-slash", kAuthorize, {1, 2}},
    {"redirect-uri-control-removed", kAuthorize, {1, 1}},
    {"redirect-uri-host-read-before-at", kAuthorize, {1, 14}},
    {"redirect-uri-userinfo-ignored", kAuthorize, {1, 2}},
    {"redirect-uri-unicode-folded", kAuthorize, {1, 3}},
    {"redirect-uri-default-port-normalised", kAuthorize, {1, 4}},
    {"redirect-uri-dot-segments-removed", kAuthorize, {1, 3}},
    {"redirect-uri-path-parameters-ignored", kAuthorize, {1, 1}},
    {"redirect-uri-as-pattern", kAuthorize, {1, 1}},
    {"redirect-uri-host-dot-ignored", kAuthorize, {1, 1}},
    {"redirect-uri-cut-at-nul", kAuthorize, {1, 1}},
    {"redirect-uri-parameters-of-dot-segments", kAuthorize, {1, 4}},
    {"redirect-uri-port-as-a-number", kAuthorize, {1, 11}},
    {"redirect-uri-at-token-after-decoding", kAtToken, {1, 3}},
    {"redirect-uri-at-token-unicode-space-trimmed", kAtToken, {1, 3}},
    // One odd character is accepted in one parameter only.
    {"client-id-inner-space-removed", kClientId, {1, 1}},
    {"client-secret-unicode-space-trimmed", kSecret, {1, 3}},
    {"client-id-decoded-twice", kClientId, {1, 1}},
    {"client-secret-width-folded", kSecret, {1, 1}},
    {"code-quotes-removed", kCode, {1, 1}},
    {"code-without-case", kCode, {1, 1}},
    {"verifier-line-end-trimmed", kVerifier, {1, 3}},
    {"client-secret-prefix", kSecret, {1, 1}},
    {"grant-type-cut-at-nul", kGrantType, {1, 1}},
    {"code-junk-tolerated", kCode, {1, 1}},
    {"verifier-unicode-space-trimmed", kVerifier, {1, 3}},
    {"refresh-token-inner-space-removed", kRefresh, {1, 1}},
    {"refresh-token-prefix", kRefresh, {1, 1}},
    {"resource-token-prefix", kAccess, {1, 1}},
};

struct Arguments {
  int seeds = 10;
  Depth depth = Depth::Standard;
  bool sound = false;
  std::vector<std::string> defects;
};

runner::Settings SettingsFor(InProcessServer& server, std::uint64_t seed, Depth depth) {
  runner::Settings settings;
  settings.target = server.Target();
  settings.profile = runner::LoadProfile(settings.target.profile).value();
  settings.plan = runner::LoadUnfrozenPlan("all").value();
  settings.depth = depth;
  settings.seed = seed;
  settings.jobs = 2;
  settings.keeps_exchanges = false;
  settings.direct = server.Answering();
  settings.advance = server.Advancing();
  return settings;
}

std::vector<record::CheckResult> Run(const runner::Settings& settings) {
  auto result = runner::RunChecks(settings, nullptr, [](int, int, const auto&) {});
  if (!result.trouble.empty()) std::cout << "  " << result.trouble << '\n';
  return std::move(result.run.checks);
}

int Cases(const record::CheckResult& check) {
  int cases = 0;
  for (const auto& [kind, count] : check.trials.sent) cases += count;
  return cases;
}

/// Whether every seed finds the defect, near enough; prints a line of the table.
bool Finds(const Proven& proven, const Arguments& arguments) {
  const auto* entry = FindEntry(proven.check);
  if (entry == nullptr) {
    std::cout << fmt::format("{:<46} no check is called {}\n", proven.defect, proven.check);
    return false;
  }
  InProcessServer server(Dialect::Rfc, {std::string(proven.defect)});
  int found = 0;
  std::vector<int> cases;
  generate::Distance farthest;
  std::string shown;
  for (int seed = 1; seed <= arguments.seeds; ++seed) {
    auto settings = SettingsFor(server, static_cast<std::uint64_t>(seed), arguments.depth);
    settings.checks = {&*entry};
    const auto result = Run(settings).front();
    const auto near = generate::NearMissFrom(result.counterexample);
    if (result.outcome != record::Outcome::Broken || !near) {
      std::cout << fmt::format("  seed {}: {} {}\n", seed, record::Name(result.outcome),
                               result.actual);
      continue;
    }
    ++found;
    cases.push_back(Cases(result));
    if (generate::DistanceOf(*near) >= farthest) {
      farthest = generate::DistanceOf(*near);
      shown = result.counterexample;
    }
  }
  std::ranges::sort(cases);
  const bool good = found == arguments.seeds && farthest <= proven.at_most;
  std::cout << fmt::format("{:<46} {:>2}/{:<2} {:>5} {:>5} {:>6}  {}{}\n", proven.defect, found,
                           arguments.seeds, cases.empty() ? 0 : cases[cases.size() / 2],
                           farthest.edits, farthest.octets, shown, good ? "" : "   <- NOT PROVEN");
  return good;
}

bool ProveDefects(const Arguments& arguments) {
  std::cout << fmt::format("{:<46} {:>5} {:>5} {:>5} {:>6}  {}\n", "defect", "seeds", "cases",
                           "edits", "octets", "the farthest of the nearest near misses");
  bool good = true;
  for (const auto& proven : kProven) {
    const auto& only = arguments.defects;
    if (!only.empty() && std::ranges::find(only, proven.defect) == only.end()) continue;
    good = Finds(proven, arguments) && good;
  }
  return good;
}

bool ProveSound(const Arguments& arguments, Dialect dialect) {
  InProcessServer server(dialect, {});
  const auto plan = runner::LoadUnfrozenPlan(dialect == Dialect::Rfc ? "all" : "zoho").value();
  bool good = true;
  int cases = 0;
  for (int seed = 1; seed <= arguments.seeds; ++seed) {
    auto settings = SettingsFor(server, static_cast<std::uint64_t>(seed), arguments.depth);
    for (const auto& entry : Catalogue()) {
      if (plan.Has(entry)) settings.checks.push_back(&entry);
    }
    for (const auto& check : Run(settings)) {
      cases += Cases(check);
      if (check.outcome == record::Outcome::Held || check.outcome == record::Outcome::NotApplicable)
        continue;
      good = false;
      std::cout << fmt::format("{} seed {}: {} {}\n  {}\n  {}\n", server::Name(dialect), seed,
                               check.check, record::Name(check.outcome), check.actual,
                               check.counterexample);
    }
  }
  std::cout << fmt::format("sound server, dialect {}: {} seeds, {} cases, {}\n",
                           server::Name(dialect), arguments.seeds, cases,
                           good ? "everything held" : "NOT everything held");
  return good;
}

Arguments Read(int argc, char** argv) {
  Arguments arguments;
  const std::vector<std::string> words(argv + 1, argv + argc);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--seeds" && i + 1 < words.size()) {
      arguments.seeds = std::atoi(words[++i].c_str());
    } else if (words[i] == "--depth" && i + 1 < words.size()) {
      arguments.depth = DepthFrom(words[++i]).value_or(Depth::Standard);
    } else if (words[i] == "--sound") {
      arguments.sound = true;
    } else {
      arguments.defects.push_back(words[i]);
    }
  }
  return arguments;
}

}  // namespace
}  // namespace nearmiss::selftest

int main(int argc, char** argv) {
  using namespace nearmiss;
  const auto arguments = selftest::Read(argc, argv);
  RegisterWithGoogleTest();
  testing::InitGoogleTest();
  auto& listeners = testing::UnitTest::GetInstance()->listeners();
  delete listeners.Release(listeners.default_result_printer());
  bool good = true;
  if (arguments.sound) {
    good = selftest::ProveSound(arguments, server::Dialect::Rfc) && good;
    good = selftest::ProveSound(arguments, server::Dialect::Zoho) && good;
  } else {
    good = selftest::ProveDefects(arguments);
  }
  return good ? 0 : 1;
}
