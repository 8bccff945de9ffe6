#include "reports/record/names.hpp"

#include <utility>

namespace nearmiss::record {
namespace {

template <typename Values>
auto From(const Values& values, std::string_view name)
    -> std::optional<typename Values::value_type> {
  for (const auto value : values) {
    if (Name(value) == name) return value;
  }
  return std::nullopt;
}

}  // namespace

std::string_view Name(Level level) {
  switch (level) {
    case Level::Must:
      return "MUST";
    case Level::Should:
      return "SHOULD";
    case Level::May:
      return "MAY";
  }
  std::unreachable();
}

std::string_view Name(Outcome outcome) {
  switch (outcome) {
    case Outcome::Held:
      return "held";
    case Outcome::Broken:
      return "broken";
    case Outcome::NotReached:
      return "not_reached";
    case Outcome::NotApplicable:
      return "not_applicable";
    case Outcome::NoAnswer:
      return "no_answer";
    case Outcome::ToolError:
      return "tool_error";
  }
  std::unreachable();
}

std::string_view Name(Layer layer) {
  switch (layer) {
    case Layer::Safety:
      return "safety";
    case Layer::Documented:
      return "documented";
  }
  std::unreachable();
}

std::string_view Name(Verdict verdict) {
  switch (verdict) {
    case Verdict::Pass:
      return "pass";
    case Verdict::Fail:
      return "fail";
    case Verdict::Warning:
      return "warning";
    case Verdict::Note:
      return "note";
    case Verdict::Known:
      return "known";
    case Verdict::Stale:
      return "stale";
    case Verdict::Skipped:
      return "skipped";
    case Verdict::Inconclusive:
      return "inconclusive";
    case Verdict::Error:
      return "error";
  }
  std::unreachable();
}

std::string_view Name(Role role) {
  switch (role) {
    case Role::Control:
      return "control";
    case Role::Mutant:
      return "mutant";
    case Role::Setup:
      return "setup";
    case Role::Effect:
      return "effect";
  }
  std::unreachable();
}

std::optional<Level> LevelFrom(std::string_view name) { return From(kLevels, name); }
std::optional<Outcome> OutcomeFrom(std::string_view name) { return From(kOutcomes, name); }
std::optional<Layer> LayerFrom(std::string_view name) { return From(kLayers, name); }
std::optional<Verdict> VerdictFrom(std::string_view name) { return From(kVerdicts, name); }
std::optional<Role> RoleFrom(std::string_view name) { return From(kRoles, name); }

}  // namespace nearmiss::record
