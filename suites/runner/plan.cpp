#include "suites/runner/plan.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fnmatch.h>
#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "reports/record/nearest.hpp"
#include "suites/runner/embedded.hpp"

namespace nearmiss::runner {
namespace {

constexpr std::string_view kPlans = "fixtures/plans/";
constexpr std::string_view kProfiles = "fixtures/profiles/";

std::vector<std::string> NamesUnder(std::string_view folder) {
  std::vector<std::string> names;
  for (const auto& file : EmbeddedFiles()) {
    if (file.path.starts_with(folder))
      names.push_back(std::filesystem::path(file.path).stem().string());
  }
  std::ranges::sort(names);
  return names;
}

std::vector<std::string> Texts(const toml::table& table, std::string_view key) {
  std::vector<std::string> texts;
  if (const auto* array = table[key].as_array()) {
    for (const auto& node : *array) texts.push_back(node.value_or(std::string()));
  }
  return texts;
}

bool MeansAny(const std::vector<std::string>& patterns, const std::string& id) {
  return std::ranges::any_of(patterns, [&](const auto& pattern) { return Means(pattern, id); });
}

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

std::optional<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

bool IsPath(const std::string& name) {
  return name.find('/') != std::string::npos || name.ends_with(".toml");
}

std::expected<std::string, std::string> ProfileText(const std::string& name_or_path) {
  if (IsPath(name_or_path)) {
    auto read = ReadFile(name_or_path);
    if (!read) return std::unexpected(fmt::format("{}: the profile cannot be read", name_or_path));
    return *std::move(read);
  }
  const auto text = EmbeddedText(fmt::format("{}{}.toml", kProfiles, name_or_path));
  if (!text.empty()) return std::string(text);
  return std::unexpected(fmt::format("no profile is called \"{}\"; there are {}", name_or_path,
                                     fmt::join(ProfileNames(), ", ")));
}

/// `heirs` are the profiles that inherit from this one, to notice a circle.
std::expected<oracle::Profile, std::string> LoadProfileBelow(std::vector<std::string> heirs,
                                                             const std::string& name_or_path) {
  if (std::ranges::find(heirs, name_or_path) != heirs.end()) {
    return std::unexpected(
        fmt::format("{}: a profile cannot inherit from itself, by whatever way", name_or_path));
  }
  const auto text = ProfileText(name_or_path);
  if (!text) return std::unexpected(text.error());
  oracle::Profile inherited;
  if (const auto parent = oracle::Parent(*text); !parent.empty()) {
    heirs.push_back(name_or_path);
    auto loaded = LoadProfileBelow(std::move(heirs), parent);
    if (!loaded) return loaded;
    inherited = *std::move(loaded);
  }
  return oracle::ReadProfile(*text, IsPath(name_or_path) ? name_or_path : name_or_path + ".toml",
                             inherited);
}

}  // namespace

std::vector<std::string> PlanNames() { return NamesUnder(kPlans); }
std::vector<std::string> ProfileNames() { return NamesUnder(kProfiles); }

std::expected<Plan, std::string> LoadPlan(const std::string& name) {
  const auto text = EmbeddedText(fmt::format("{}{}.toml", kPlans, name));
  if (text.empty()) {
    return std::unexpected(
        fmt::format("no plan is called \"{}\"; there are {}", name, fmt::join(PlanNames(), ", ")));
  }
  const auto table = toml::parse(text);
  return Plan{table["name"].value_or(name), table["version"].value_or(std::string("1")),
              table["profile"].value_or(std::string()), Texts(table, "checks"),
              Texts(table, "without")};
}

std::expected<oracle::Profile, std::string> LoadProfile(const std::string& name_or_path) {
  return LoadProfileBelow({}, name_or_path);
}

bool Means(std::string_view pattern, std::string_view id) {
  if (id.starts_with(pattern) &&
      (id.size() == pattern.size() || pattern.ends_with('/') || id[pattern.size()] == '/')) {
    return true;
  }
  return fnmatch(std::string(pattern).c_str(), std::string(id).c_str(), 0) == 0;
}

std::expected<std::vector<const Entry*>, std::string> Select(const Plan& plan,
                                                             const std::vector<std::string>& select,
                                                             const std::vector<std::string>& skip) {
  std::vector<std::string> ids;
  for (const auto& entry : Catalogue()) ids.push_back(entry.id);
  for (const auto* patterns : {&select, &skip}) {
    if (auto error = MatchesNothing(*patterns, ids)) return std::unexpected(*error);
  }
  std::vector<const Entry*> chosen;
  for (const auto& entry : Catalogue()) {
    const bool planned = MeansAny(plan.checks, entry.id) && !MeansAny(plan.without, entry.id);
    const bool selected = select.empty() || MeansAny(select, entry.id);
    if (planned && selected && !MeansAny(skip, entry.id)) chosen.push_back(&entry);
  }
  return chosen;
}

}  // namespace nearmiss::runner
