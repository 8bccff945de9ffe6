#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <span>
#include <stdexcept>

#include "reports/record/names.hpp"
#include "suites/runner/plan.hpp"

namespace nearmiss::runner {
namespace {

constexpr std::array<std::string_view, 9> kKeys = {"name",  "version", "about", "profile", "checks",
                                                   "cites", "without", "level", "frozen"};
constexpr std::array<std::string_view, 3> kLevelKeys = {"check", "level", "because"};

/// Thrown inside this file only.
struct Mistake : std::runtime_error {
  using std::runtime_error::runtime_error;
};

void KnowsEveryKey(const toml::table& table, std::span<const std::string_view> keys) {
  for (const auto& [key, value] : table) {
    if (std::ranges::find(keys, key.str()) == keys.end())
      throw Mistake(fmt::format("{}: there is no key \"{}\"", key.source().begin.line, key.str()));
  }
}

std::string Text(const toml::table& table, std::string_view key) {
  const auto* const node = table.get(key);
  if (node == nullptr) return "";
  if (const auto text = node->value<std::string>()) return *text;
  throw Mistake(fmt::format("{}: {} is a text", node->source().begin.line, key));
}

std::vector<std::string> Texts(const toml::table& table, std::string_view key) {
  std::vector<std::string> texts;
  const auto* const node = table.get(key);
  if (node == nullptr) return texts;
  const auto* const array = node->as_array();
  if (array == nullptr || !array->is_homogeneous<std::string>())
    throw Mistake(fmt::format("{}: {} is a list of texts", node->source().begin.line, key));
  for (const auto& each : *array) texts.push_back(each.value_or(std::string()));
  return texts;
}

LevelChange ReadLevel(const toml::table& table) {
  KnowsEveryKey(table, kLevelKeys);
  const auto level = record::LevelFrom(Text(table, "level"));
  LevelChange change{Text(table, "check"), level.value_or(record::Level::Must),
                     Text(table, "because")};
  if (!level || change.check.empty() || change.because.empty()) {
    throw Mistake(fmt::format("{}: a level has check, level (MUST, SHOULD, MAY) and because",
                              table.source().begin.line));
  }
  return change;
}

std::vector<LevelChange> ReadLevels(const toml::table& table) {
  std::vector<LevelChange> levels;
  if (const auto* const array = table["level"].as_array()) {
    for (const auto& node : *array) {
      if (const auto* const each = node.as_table()) levels.push_back(ReadLevel(*each));
    }
  }
  return levels;
}

/// The first line says which version of which plan the list is of.
std::set<std::string> ReadScored(const Plan& plan, std::string_view text) {
  std::set<std::string> ids;
  const auto first = text.substr(0, text.find('\n'));
  if (first != "# " + plan.Versioned()) {
    throw Mistake(fmt::format(
        "the list of scored checks is not of {}; nearmiss plan --plan {} --freeze writes it",
        plan.Versioned(), plan.name));
  }
  text.remove_prefix(std::min(text.size(), first.size() + 1));
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (end > 0) ids.emplace(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return ids;
}

Plan Read(std::string_view text, std::string_view scored) {
  const auto table = toml::parse(text);
  KnowsEveryKey(table, kKeys);
  Plan plan;
  plan.name = Text(table, "name");
  plan.version = Text(table, "version");
  plan.about = Text(table, "about");
  plan.profile = Text(table, "profile");
  plan.checks = Texts(table, "checks");
  plan.cites = Texts(table, "cites");
  plan.without = Texts(table, "without");
  plan.levels = ReadLevels(table);
  plan.frozen = table["frozen"].value_or(true);
  if (plan.version.empty() || (plan.checks.empty() && plan.cites.empty()))
    throw Mistake("1: a plan has a version, and checks or cites");
  if (plan.frozen && !scored.empty()) plan.scored = ReadScored(plan, scored);
  return plan;
}

}  // namespace

std::expected<Plan, std::string> ReadPlan(std::string_view name, std::string_view text,
                                          std::string_view scored) {
  try {
    auto plan = Read(text, scored);
    if (plan.name == name) return plan;
    return std::unexpected(fmt::format("{}.toml: its name is \"{}\"", name, plan.name));
  } catch (const toml::parse_error& error) {
    return std::unexpected(
        fmt::format("{}.toml:{}: {}", name, error.source().begin.line, error.description()));
  } catch (const Mistake& mistake) {
    return std::unexpected(fmt::format("{}.toml:{}", name, mistake.what()));
  }
}

std::string ScoredText(const Plan& plan) {
  std::string text = "# " + plan.Versioned() + '\n';
  for (const auto& entry : Catalogue()) {
    if (plan.Has(entry)) text += entry.id + '\n';
  }
  return text;
}

}  // namespace nearmiss::runner
