#include "suites/runner/config_lines.hpp"

#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "fixtures/target/endpoints.hpp"

namespace nearmiss::runner {
namespace {

namespace fs = std::filesystem;

class Lines {
 public:
  explicit Lines(const target::Target& target) : target_(target) {}

  /// Adds the value under the first of the keys that the file has.
  void Add(std::string key, const std::string& value, const std::string& instead = {}) {
    if (value.empty()) return;
    auto place = target_.places.find(key);
    if (place == target_.places.end()) place = target_.places.find(instead);
    if (place == target_.places.end()) return;
    lines_.push_back({std::move(key), value, place->second.line, place->second.column});
  }
  std::vector<record::ConfigLine> Take() && { return std::move(lines_); }

 private:
  const target::Target& target_;
  std::vector<record::ConfigLine> lines_;
};

}  // namespace

std::vector<record::ConfigLine> ConfigLinesOf(const target::Target& target) {
  Lines lines(target);
  lines.Add("target.issuer", target.issuer);
  for (const auto& [name, url] : target::Endpoints())
    lines.Add("target." + std::string(name), target.*url, "target.issuer");
  lines.Add("target.resource", target.resource);
  lines.Add("target.foreign_resource", target.foreign_resource);
  for (std::size_t i = 0; i < target.clients.size(); ++i) {
    const auto prefix = "client." + std::to_string(i);
    lines.Add(prefix + ".id", target.clients[i].id);
    for (const auto& uri : target.clients[i].redirect_uris)
      lines.Add(prefix + ".redirect_uris", uri);
  }
  return std::move(lines).Take();
}

std::string ConfigFileOf(const target::Target& target) {
  if (target.file.empty()) return {};
  std::error_code error;
  const auto file = fs::weakly_canonical(target.file, error);
  for (const char* variable : {"GITHUB_WORKSPACE", "CI_PROJECT_DIR"}) {
    const char* const top = std::getenv(variable);
    if (error || top == nullptr) continue;
    const auto below = file.lexically_relative(fs::weakly_canonical(top, error));
    if (!below.empty() && *below.begin() != "..") return below.generic_string();
  }
  return fs::path(target.file).lexically_normal().generic_string();
}

}  // namespace nearmiss::runner
