#pragma once

#include <expected>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "suites/oracle/documented.hpp"

namespace nearmiss::oracle {

/// Whose documentation is the oracle: data, one file a server or specification.
struct Profile {
  std::string name;
  std::string title;
  std::map<std::string, Documented, std::less<>> answers;  ///< by condition
  std::set<std::string, std::less<>> own;  ///< conditions whose answers are not inherited
  /// Verdicts on near misses that differ from those of the texts (`must_reject`, `allowed`,
  /// `profile_dependent`): by the id of a row, `redirect_uri.native/loopback_port_zero`, or a
  /// pattern with `*`.
  std::map<std::string, std::string, std::less<>> near_misses;

  /// The documented answers; empty when the profile has none for the condition.
  const Documented& For(std::string_view condition) const;
  /// What `near_misses` says of a row, by the longest pattern that fits; empty when none does.
  std::string VerdictOn(const std::string& row) const;
};

/// Reads a profile's TOML text. `inherited` is what it starts from; its own answers replace those
/// of the same condition. An error is one line that begins with `NAME:LINE:COLUMN:`.
std::expected<Profile, std::string> ReadProfile(std::string_view text, const std::string& file_name,
                                                const Profile& inherited = {});

/// The profile that the text says it inherits from; empty when it names none or cannot be read.
std::string Parent(std::string_view text);

}  // namespace nearmiss::oracle
