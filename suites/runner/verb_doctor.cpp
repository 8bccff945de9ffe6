#include <fmt/format.h>

#include <chrono>
#include <iostream>

#include "fixtures/client/allowed_origins.hpp"
#include "fixtures/client/curl_client.hpp"
#include "suites/onboarding/doctor.hpp"
#include "suites/runner/rate_gate.hpp"
#include "suites/runner/settings_from.hpp"
#include "suites/runner/verbs.hpp"

namespace nearmiss::runner {
namespace {

using onboarding::Finding;
using onboarding::State;

/// `nearmiss.toml:31:1: login.password`; the key alone where the file does not have it yet.
std::string Placed(const target::Target& target, const std::string& key) {
  const auto place = target.places.find(key.substr(0, key.find_first_of(", ")));
  if (place == target.places.end()) return fmt::format("{}: {}", target.file, key);
  return fmt::format("{}:{}:{}: {}", target.file, place->second.line, place->second.column, key);
}

void Tell(const target::Target& target, const Finding& finding) {
  std::cout << fmt::format("{:<5} {:<34} {}\n", onboarding::Name(finding.state), finding.fact,
                           finding.told);
  if (!finding.key.empty())
    std::cout << fmt::format("{:6}change {}\n", "", Placed(target, finding.key));
  for (const auto& line : finding.picture) std::cout << fmt::format("{:6}| {}\n", "", line);
  std::cout << std::flush;
}

Surroundings Around(const Settings& settings, client::Client& client,
                    login::FailedLogins& failed_logins) {
  Surroundings around;
  around.target = &settings.target;
  around.profile = &settings.profile;
  around.client = &client;
  around.seed = settings.seed;
  around.wait = [](std::chrono::milliseconds) {};
  around.now = [] {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  };
  around.failed_logins = &failed_logins;
  return around;
}

}  // namespace

int Doctor(const Options& options) {
  const auto settings = SettingsFrom(options);
  if (!settings) {
    if (settings.error().exit_code != 3)
      return Complain(settings.error().text, settings.error().exit_code);
    target::Target unread;
    unread.file = options.config;
    Tell(unread, {"metadata", State::Bad, settings.error().text, "target.issuer"});
    return 3;
  }
  client::CurlClient curl(settings->curl);
  client::AllowedOrigins guarded(curl, settings->target.Origins(), &curl);
  RateGate gate(settings->rate);
  GatedClient gated(guarded, guarded, gate);
  login::FailedLogins failed_logins(settings->target.limits.failed_logins);
  const auto findings =
      onboarding::Examine(Around(*settings, gated, failed_logins),
                          [&](const Finding& finding) { Tell(settings->target, finding); });
  if (onboarding::IsHealthy(findings)) {
    std::cout << "The checks can run: nearmiss run -c " << options.config << '\n';
    return 0;
  }
  std::cout << "The checks cannot run so.\n";
  return 3;
}

}  // namespace nearmiss::runner
