#include "suites/runner/profiles.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fnmatch.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "reports/record/nearest.hpp"
#include "suites/mutate/near_miss.hpp"
#include "suites/runner/embedded.hpp"

namespace nearmiss::runner {
namespace {

constexpr std::string_view kProfiles = "fixtures/profiles/";

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

/// A verdict on rows that do not exist decides nothing, which its author has to know.
std::optional<std::string> IdleVerdict(const oracle::Profile& profile, const std::string& name) {
  std::vector<std::string> ids;
  for (const auto& row : mutate::NearMissRows()) ids.push_back(row.Id());
  for (const auto& [rows, verdict] : profile.near_misses) {
    const auto fits = [&rows](const std::string& id) {
      return fnmatch(rows.c_str(), id.c_str(), 0) == 0;
    };
    if (std::ranges::any_of(ids, fits)) continue;
    return fmt::format("{}: [near_misses] \"{}\" is no near miss; the nearest is {}", name, rows,
                       record::Nearest(rows, ids));
  }
  return std::nullopt;
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
  const auto file_name = IsPath(name_or_path) ? name_or_path : name_or_path + ".toml";
  auto profile = oracle::ReadProfile(*text, file_name, inherited);
  if (!profile) return profile;
  if (auto idle = IdleVerdict(*profile, file_name)) return std::unexpected(*std::move(idle));
  return profile;
}

}  // namespace

std::vector<std::string> ProfileNames() { return EmbeddedNames(kProfiles, ".toml"); }

std::expected<oracle::Profile, std::string> LoadProfile(const std::string& name_or_path) {
  return LoadProfileBelow({}, name_or_path);
}

}  // namespace nearmiss::runner
