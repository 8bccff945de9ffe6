#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include "suites/glue/capability.hpp"
#include "suites/runner/rehearsal.hpp"
#include "suites/runner/settings_from.hpp"
#include "suites/runner/verbs.hpp"

namespace nearmiss::runner {
namespace {

/// The most favourable facts: what only a first grant can tell is taken to be there.
Facts Hopeful() {
  Facts facts;
  facts.refresh_token = facts.rotates = facts.consent_page = facts.response_issuer = true;
  facts.metadata_url = facts.resource_metadata_url = "unknown yet";
  facts.resource_indicators = true;
  facts.nothing_was_asked = true;
  return facts;
}

std::string WhyLeftOut(const Entry& entry, const target::Target& target) {
  for (const auto need : entry.about.needs) {
    if (auto missing = Missing(need, target, Hopeful())) return *missing;
  }
  return "";
}

struct Tally {
  int checks = 0;
  int requests = 0;
  int logins = 0;
  int codes = 0;
  int tokens = 0;
  int clients = 0;
  bool waits = false;
  std::map<std::string, int> left_out;
};

Tally Count(const Settings& settings) {
  Tally tally;
  const auto dialect = settings.profile.name == "zoho" ? "zoho" : "rfc6749";
  for (const auto* entry : settings.checks) {
    if (const auto why = WhyLeftOut(*entry, settings.target); !why.empty()) {
      ++tally.left_out[why];
      continue;
    }
    const auto rehearsal = Rehearse(*entry, dialect, settings.depth);
    ++tally.checks;
    tally.requests += static_cast<int>(rehearsal.requests.size());
    tally.logins += rehearsal.logins;
    tally.codes += rehearsal.codes;
    tally.tokens += rehearsal.tokens;
    tally.clients += rehearsal.clients;
    tally.waits |= entry->about.manner == Manner::Waiting;
  }
  return tally;
}

/// What the run does to the user's account and to the server's memory.
void TellTheAccount(const Tally& tally, const target::Target& target) {
  const auto& login = target.login;
  const bool by_hand = login.method == target::LoginMethod::Manual;
  std::cout << fmt::format(
      "logins     {}\n",
      by_hand ? fmt::format("about {} visits by hand, one for each code", tally.codes)
              : fmt::format("{} at most, by {}", tally.logins, target::Name(login.method)));
  std::cout << fmt::format(
      "failed logins 0 on purpose; after {} refused ones no further is tried ([limits] "
      "failed_logins)\n",
      target.limits.failed_logins);
  std::cout << fmt::format("codes      about {} are asked for\n", tally.codes);
  std::cout << fmt::format("tokens     about {} are issued\n", tally.tokens);
  std::cout << fmt::format(
      "clients    about {} are registered, and deleted where the server lets\n", tally.clients);
}

/// By the rate, or without one by a guess at the server's speed, which is told.
std::string ToldMinutes(const Tally& tally, const Settings& settings) {
  constexpr double kSecondsAnAnswer = 0.1;
  if (settings.rate > 0)
    return fmt::format("{:.1f} at least, at {}/s", tally.requests / settings.rate / 60,
                       settings.rate);
  return fmt::format("about {:.1f}, if an answer takes 100 ms and {} checks run at once",
                     tally.requests * kSecondsAnAnswer / settings.jobs / 60, settings.jobs);
}

/// Writes which checks a plan scores from now on.
int Freeze(const std::string& name) {
  const auto plan = LoadUnfrozenPlan(name);
  if (!plan) return Complain(plan.error());
  if (!plan->frozen) return Complain(fmt::format("the plan {} is never frozen", name));
  const auto path = fmt::format("fixtures/plans/{}.scored", name);
  if (!std::filesystem::exists("fixtures/plans"))
    return Complain(fmt::format("{}: --freeze works at the top of the source tree", path));
  std::ofstream file(path, std::ios::binary);
  file << ScoredText(*plan);
  file.close();
  return file ? 0 : Complain(fmt::format("{}: could not be written", path), 70);
}

int FreezeAll() {
  for (const auto& name : PlanNames()) {
    const auto plan = LoadUnfrozenPlan(name);
    if (!plan) return Complain(plan.error());
    if (!plan->frozen) continue;
    if (const int code = Freeze(name); code != 0) return code;
  }
  return 0;
}

}  // namespace

int ShowPlan(const Options& options) {
  if (options.freeze) return options.plan.empty() ? FreezeAll() : Freeze(options.plan);
  const auto settings = SettingsFrom(options);
  if (!settings) return Complain(settings.error().text, settings.error().exit_code);
  const auto tally = Count(*settings);
  const auto& plan = settings->plan;
  std::cout << fmt::format("plan       {}, profile {}\n", plan.Versioned(), settings->profile.name);
  std::cout << fmt::format("           {}\n", plan.about);
  std::cout << fmt::format("checks     {} of {}\n", tally.checks, settings->checks.size());
  std::cout << fmt::format("depth      {}{}\n", Name(settings->depth),
                           settings->deeper == 0
                               ? ""
                               : fmt::format("; {} more only at a greater one", settings->deeper));
  if (const auto unscored = std::ranges::count_if(
          settings->checks, [&](const auto* entry) { return !plan.Scores(entry->id); });
      unscored > 0) {
    std::cout << fmt::format("not scored {}, newer than this version of the plan\n", unscored);
  }
  std::cout << fmt::format("requests   about {}, as counted on the embedded server\n",
                           tally.requests);
  TellTheAccount(tally, settings->target);
  if (tally.waits && settings->target.code_lifetime) {
    std::cout << fmt::format(
        "waiting    once for the life of a code, {} s, beside the other checks\n",
        settings->target.code_lifetime->count() / 1000);
  }
  std::cout << fmt::format("minutes    {}\n", ToldMinutes(tally, *settings));
  for (const auto& [why, count] : tally.left_out)
    std::cout << fmt::format("left out   {:>4}  {}\n", count, why);
  return 0;
}

}  // namespace nearmiss::runner
