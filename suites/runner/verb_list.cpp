#include <fmt/format.h>

#include <iostream>

#include "suites/oracle/condition.hpp"
#include "suites/runner/plan.hpp"
#include "suites/runner/verbs.hpp"

namespace nearmiss::runner {
namespace {

int ListChecks(const Options& options) {
  const auto plan = LoadPlan(options.plan.empty() ? "all" : options.plan);
  if (!plan) return Complain(plan.error());
  const auto checks = Select(*plan, options.select, options.skip);
  if (!checks) return Complain(checks.error());
  if (checks->empty()) return Complain("the selection is empty", 5);
  for (const auto* entry : *checks) std::cout << fmt::format("{}\t{}\n", entry->id, entry->title);
  std::cerr << fmt::format("{} checks in the plan {}@{}\n", checks->size(), plan->name,
                           plan->version);
  return 0;
}

int ListProfiles() {
  for (const auto& name : ProfileNames()) {
    const auto profile = LoadProfile(name);
    if (!profile) return Complain(profile.error());
    std::cout << fmt::format("{}\t{}, {} conditions\n", name, profile->title,
                             profile->answers.size());
  }
  return 0;
}

int ListPlans() {
  for (const auto& name : PlanNames()) {
    const auto plan = LoadPlan(name);
    if (!plan) return Complain(plan.error());
    const auto checks = Select(*plan, {}, {});
    std::cout << fmt::format("{}@{}\t{} checks\n", plan->name, plan->version,
                             checks ? checks->size() : 0);
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
