#include "suites/runner/embedded.hpp"

#include <algorithm>

namespace nearmiss::runner {

std::string_view EmbeddedText(std::string_view path) {
  const auto files = EmbeddedFiles();
  const auto found = std::ranges::find(files, path, &EmbeddedFile::path);
  return found == files.end() ? std::string_view() : found->text;
}

std::vector<std::string> EmbeddedNames(std::string_view folder, std::string_view ending) {
  std::vector<std::string> names;
  for (const auto& file : EmbeddedFiles()) {
    auto name = file.path;
    if (!name.starts_with(folder) || !name.ends_with(ending)) continue;
    name.remove_prefix(folder.size());
    name.remove_suffix(ending.size());
    names.emplace_back(name);
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace nearmiss::runner
