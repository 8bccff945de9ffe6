#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "suites/oracle/condition.hpp"
#include "suites/runner/plan.hpp"
#include "suites/runner/profiles.hpp"
#include "suites/runner/verbs.hpp"

namespace nearmiss::runner {
namespace {

/// Whether the check is of the specifications, and cites the requirements, that were asked for.
bool IsOf(const Entry& entry, const Options& options) {
  const auto spec = entry.clause.substr(0, entry.clause.find('/'));
  if (!options.specs.empty() && std::ranges::find(options.specs, spec) == options.specs.end())
    return false;
  return options.requirements.empty() ||
         std::ranges::any_of(entry.about.cites,
                             [&](const auto cite) { return MeansAny(options.requirements, cite); });
}

int ListChecks(const Options& options) {
  const auto plan = LoadPlan(options.plan.empty() ? "all" : options.plan);
  if (!plan) return Complain(plan.error());
  auto checks = Select(*plan, options.select, options.skip);
  if (!checks) return Complain(checks.error());
  std::erase_if(*checks, [&](const auto* entry) { return !IsOf(*entry, options); });
  if (checks->empty()) return Complain("the selection is empty", 5);
  for (const auto* entry : *checks) std::cout << fmt::format("{}\t{}\n", entry->id, entry->title);
  std::cerr << fmt::format("{} checks in the plan {}\n", checks->size(), plan->Versioned());
  return 0;
}

/// Whether a page that documents it was read.
bool IsVerified(const oracle::Profile& profile, const std::string& condition) {
  return std::ranges::any_of(profile.For(condition),
                             [](const auto& answer) { return answer.verified; });
}

int ListProfiles() {
  for (const auto& name : ProfileNames()) {
    const auto profile = LoadProfile(name);
    if (!profile) return Complain(profile.error());
    const auto verified = std::ranges::count_if(
        profile->own, [&](const auto& condition) { return IsVerified(*profile, condition); });
    std::cout << fmt::format("{}\t{}: {} conditions, {} of its own, {} of them verified\n", name,
                             profile->title, profile->answers.size(), profile->own.size(),
                             verified);
  }
  return 0;
}

int ListPlans() {
  for (const auto& name : PlanNames()) {
    const auto plan = LoadPlan(name);
    if (!plan) return Complain(plan.error());
    const auto checks = Select(*plan, {}, {}).value();
    const auto unscored =
        std::ranges::count_if(checks, [&](const auto* entry) { return !plan->Scores(entry->id); });
    std::cout << fmt::format("{}\t{} checks{}\t{}\n", plan->Versioned(), checks.size(),
                             unscored == 0 ? "" : fmt::format(", {} of them not scored", unscored),
                             plan->about);
  }
  return 0;
}

}  // namespace

int List(const Options& options) {
  const auto what = options.words.empty() ? std::string("checks") : options.words.front();
  if (what == "checks") return ListChecks(options);
  if (what == "profiles") return ListProfiles();
  if (what == "plans") return ListPlans();
  if (what == "conditions") {
    for (const auto& condition : oracle::Conditions())
      std::cout << fmt::format("{}\t{}\n", condition.name, condition.told);
    return 0;
  }
  return Complain(
      fmt::format("list {}: checks, plans, profiles or conditions would be right", what));
}

}  // namespace nearmiss::runner
