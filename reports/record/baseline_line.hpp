#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "reports/record/baseline.hpp"

namespace nearmiss::record {

/// A mistake in a line of a baseline.
struct LineMistake {
  int column = 1;
  std::string text;  ///< what is wrong, and what would be right
};

/// The entry of one line, without its line number; nothing for a blank line or a comment.
std::expected<std::optional<BaselineEntry>, LineMistake> ParseBaselineLine(std::string_view line);

/// The line for an entry.
std::string BaselineLine(const BaselineEntry& entry);

}  // namespace nearmiss::record
