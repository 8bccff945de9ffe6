#include "suites/runner/plan.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fnmatch.h>

#include <algorithm>
#include <optional>
#include <ranges>

#include "reports/record/nearest.hpp"
#include "suites/runner/embedded.hpp"

namespace nearmiss::runner {
namespace {

constexpr std::string_view kPlans = "fixtures/plans/";

std::optional<std::string> MatchesNothing(const std::vector<std::string>& patterns,
                                          const std::vector<std::string>& ids) {
  for (const auto& pattern : patterns) {
    const bool found = std::ranges::any_of(ids, [&](const auto& id) { return Means(pattern, id); });
    if (!found) {
      return fmt::format("no check matches \"{}\"; the nearest id is {}", pattern,
                         record::Nearest(pattern, ids));
    }
  }
  return std::nullopt;
}

std::expected<Plan, std::string> Load(const std::string& name, std::string_view scored) {
  const auto text = EmbeddedText(fmt::format("{}{}.toml", kPlans, name));
  if (text.empty()) {
    return std::unexpected(
        fmt::format("no plan is called \"{}\"; there are {}", name, fmt::join(PlanNames(), ", ")));
  }
  return ReadPlan(name, text, scored);
}

}  // namespace

bool Plan::Has(const Entry& entry) const {
  if (MeansAny(without, entry.id)) return false;
  return MeansAny(checks, entry.id) ||
         std::ranges::any_of(entry.about.cites,
                             [this](const auto cite) { return MeansAny(cites, cite); });
}

bool Plan::Scores(const std::string& id) const { return !scored || scored->contains(id); }

const LevelChange* Plan::ChangeOf(const std::string& id) const {
  for (const auto& change : std::views::reverse(levels)) {
    if (Means(change.check, id)) return &change;
  }
  return nullptr;
}

std::optional<std::string> Stray(const Plan& plan) {
  if (!plan.scored) return std::nullopt;
  for (const auto& id : *plan.scored) {
    const auto* entry = FindEntry(id);
    if (entry == nullptr) {
      return fmt::format("{}.scored: no check is called {} any more; the nearest id is {}",
                         plan.name, id, record::Nearest(id, CheckIds()));
    }
    if (!plan.Has(*entry)) {
      return fmt::format("{}.scored: {} is scored, and the plan does not have it any more",
                         plan.name, id);
    }
  }
  return std::nullopt;
}

std::vector<std::string> PlanNames() { return EmbeddedNames(kPlans, ".toml"); }

std::expected<Plan, std::string> LoadUnfrozenPlan(const std::string& name) {
  return Load(name, "");
}

std::expected<Plan, std::string> LoadPlan(const std::string& name) {
  auto plan = Load(name, EmbeddedText(fmt::format("{}{}.scored", kPlans, name)));
  if (!plan) return plan;
  if (auto stray = Stray(*plan)) return std::unexpected(*std::move(stray));
  return plan;
}

bool Means(std::string_view pattern, std::string_view id) {
  if (id.starts_with(pattern) &&
      (id.size() == pattern.size() || pattern.ends_with('/') || id[pattern.size()] == '/')) {
    return true;
  }
  return fnmatch(std::string(pattern).c_str(), std::string(id).c_str(), 0) == 0;
}

bool MeansAny(const std::vector<std::string>& patterns, std::string_view id) {
  return std::ranges::any_of(patterns, [&](const auto& pattern) { return Means(pattern, id); });
}

std::expected<std::vector<const Entry*>, std::string> Select(const Plan& plan,
                                                             const std::vector<std::string>& select,
                                                             const std::vector<std::string>& skip) {
  const auto ids = CheckIds();
  for (const auto* patterns : {&select, &skip}) {
    if (auto error = MatchesNothing(*patterns, ids)) return std::unexpected(*error);
  }
  std::vector<const Entry*> chosen;
  for (const auto& entry : Catalogue()) {
    const bool selected = select.empty() || MeansAny(select, entry.id);
    if (plan.Has(entry) && selected && !MeansAny(skip, entry.id)) chosen.push_back(&entry);
  }
  return chosen;
}

void GivePlace(const Plan& plan, record::CheckResult& result) {
  result.scored = plan.Scores(result.check);
  const auto* const change = plan.ChangeOf(result.check);
  if (change == nullptr || change->level == result.level) return;
  result.level = change->level;
  result.level_because = change->because;
}

}  // namespace nearmiss::runner
