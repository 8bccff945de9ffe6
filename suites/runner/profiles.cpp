#include "suites/runner/profiles.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

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

std::vector<std::string> ProfileNames() { return EmbeddedNames(kProfiles, ".toml"); }

std::expected<oracle::Profile, std::string> LoadProfile(const std::string& name_or_path) {
  return LoadProfileBelow({}, name_or_path);
}

}  // namespace nearmiss::runner
