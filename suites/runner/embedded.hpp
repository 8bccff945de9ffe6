#pragma once

#include <span>
#include <string_view>

namespace nearmiss::runner {

/// A data file that ships inside the program.
struct EmbeddedFile {
  std::string_view path;  ///< in the tree: "fixtures/profiles/rfc6749.toml"
  std::string_view text;
};

std::span<const EmbeddedFile> EmbeddedFiles();

/// The text of one; empty when there is none.
std::string_view EmbeddedText(std::string_view path);

}  // namespace nearmiss::runner
