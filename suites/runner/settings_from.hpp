#pragma once

#include <expected>
#include <string>

#include "suites/runner/options.hpp"
#include "suites/runner/settings.hpp"

namespace nearmiss::runner {

/// The target of the configuration file, with what its metadata document adds. The error is one
/// line.
struct SettingsError {
  std::string text;
  int exit_code =
      2;  ///< 2 for a mistake, 3 when the metadata could not be fetched, 5 for an empty selection
};
std::expected<Settings, SettingsError> SettingsFrom(const Options& options);

/// The same for a target that is already known.
std::expected<Settings, SettingsError> SettingsFor(target::Target target, const Options& options);

client::CurlOptions CurlFrom(const Options& options);

}  // namespace nearmiss::runner
