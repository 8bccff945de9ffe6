#pragma once

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reports/record/record.hpp"

namespace nearmiss::record {

/// Labels, `code#1`.
using LabelSet = std::set<std::string, std::less<>>;

LabelSet LabelsIn(std::string_view text);
LabelSet LabelsIn(const RequestText& request);

/// Exchanges that a person does in one go: one command, or a walk through pages in a browser.
struct ScriptStep {
  bool in_browser = false;
  std::span<const Exchange> exchanges;  ///< at least one
};

std::vector<ScriptStep> StepsOf(std::span<const Exchange> exchanges);

/// An authorization URL whose S256 challenge (RFC 7636 4.2) is replaced by a label of the kind
/// `code_challenge`, to be computed from the verifier; nothing when it has none.
std::optional<std::string> WithComputedChallenge(std::string_view url, std::string_view verifier);

}  // namespace nearmiss::record
