#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nearmiss::runner {

/// A data file that ships inside the program.
struct EmbeddedFile {
  std::string_view path;  ///< in the tree: "fixtures/profiles/rfc6749.toml"
  std::string_view text;
};

std::span<const EmbeddedFile> EmbeddedFiles();

/// The text of one; empty when there is none.
std::string_view EmbeddedText(std::string_view path);

/// The names of those in a folder with such an ending, without either: "rfc6749", sorted.
std::vector<std::string> EmbeddedNames(std::string_view folder, std::string_view ending);

}  // namespace nearmiss::runner
