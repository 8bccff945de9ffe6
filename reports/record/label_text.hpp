#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace nearmiss::record {

/// A label in a masked text.
struct LabelPlace {
  std::size_t position = 0;
  std::size_t length = 0;  ///< with the braces of `{code#1}`, which keep a digit behind it apart
  std::string_view text;   ///< `code#1`
};

/// The first label at or behind `from`. Letters may stand before it, since a changed value may
/// begin with some: `xcode#1` holds `code#1`.
std::optional<LabelPlace> FindLabel(std::string_view text, std::size_t from);

/// The text with the kind of each label in its place, `code`: numbers differ from check to check
/// and from run to run.
std::string WithLabelKinds(std::string_view text);

}  // namespace nearmiss::record
