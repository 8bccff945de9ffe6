#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace nearmiss::record {

/// What a run was configured with, as an event of its record: enough to judge it again.
struct Configuration {
  /// `nearmiss.toml` as it was in effect, metadata merged in, with labels in place of secrets, and
  /// of private keys only their type.
  std::string toml;
  bool strict = false;  ///< a SHOULD counted like a MUST
};

/// As one line of JSON with its newline.
std::string Line(const Configuration& configuration);

/// The one in the text of a record; nothing in records that are older than it.
std::optional<Configuration> ConfigurationIn(std::string_view record);

/// The labels that every run with this configuration gives to the same value: of its secrets, and
/// of each pair of HTTP Basic, which is learned with its secret.
std::set<std::string, std::less<>> LabelsOf(const Configuration& configuration);

}  // namespace nearmiss::record
