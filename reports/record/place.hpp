#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "reports/record/record.hpp"

namespace nearmiss::record {

/// Where a report points a reader to: a line of the configuration.
struct ConfigPlace {
  std::string file;
  int line = 1;
  int column = 1;
  std::string key;  ///< what stands there; empty for the file as a whole
};

/// The line that names what a check is about: the endpoint that the changed request went to, or
/// the client, where the condition is about its registration. An endpoint that the metadata named
/// is at the line of the issuer. Records without places point to the first line of nearmiss.toml.
ConfigPlace PlaceOf(const Run& run, const CheckResult& check);

/// What the changed request went to: the name of the endpoint, `token_endpoint`, or the path of the
/// URL where the configuration names none. Empty for a check that sent nothing.
std::string AskedBy(const Run& run, const CheckResult& check);

/// The line of the client that sent the changed request; nothing when its id is not in it.
std::optional<ConfigPlace> ClientPlaceOf(const Run& run, const CheckResult& check);

}  // namespace nearmiss::record
