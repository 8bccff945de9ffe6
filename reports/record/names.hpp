#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "reports/record/record.hpp"

namespace nearmiss::record {

inline constexpr std::array kLevels = {Level::Must, Level::Should, Level::May};
inline constexpr std::array kOutcomes = {Outcome::Held,       Outcome::Broken,
                                         Outcome::NotReached, Outcome::NotApplicable,
                                         Outcome::NoAnswer,   Outcome::ToolError};
inline constexpr std::array kLayers = {Layer::Safety, Layer::Documented};
inline constexpr std::array kVerdicts = {Verdict::Pass,    Verdict::Fail,         Verdict::Warning,
                                         Verdict::Note,    Verdict::Known,        Verdict::Stale,
                                         Verdict::Skipped, Verdict::Inconclusive, Verdict::Error};
inline constexpr std::array kRoles = {Role::Control, Role::Mutant, Role::Setup, Role::Effect};

/// The value that `Name` writes like this; nothing for any other word.
std::optional<Level> LevelFrom(std::string_view name);
std::optional<Outcome> OutcomeFrom(std::string_view name);
std::optional<Layer> LayerFrom(std::string_view name);
std::optional<Verdict> VerdictFrom(std::string_view name);
std::optional<Role> RoleFrom(std::string_view name);

}  // namespace nearmiss::record
