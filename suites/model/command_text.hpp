#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "suites/model/command.hpp"

namespace nearmiss::model {

/// A sequence as one line that can be read again:
/// "0 authorize scope=narrow; 1 redeem of=0; 2 refresh of=1 wrong=client".
std::string Text(const Sequence& sequence);

/// Nothing when the line is no sequence.
std::optional<Sequence> ReadSequence(std::string_view text);

}  // namespace nearmiss::model
