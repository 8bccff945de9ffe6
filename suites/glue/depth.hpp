#pragma once

#include <optional>
#include <string_view>

namespace nearmiss {

/// How much a run asks of a target (`--depth`): which checks run at all, and how many cases a
/// property invents.
enum class Depth { Quick, Standard, Deep };

/// `quick`, `standard`, `deep`
std::string_view Name(Depth depth);
/// Nothing for any other word.
std::optional<Depth> DepthFrom(std::string_view name);

}  // namespace nearmiss
