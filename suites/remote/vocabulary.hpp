#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "suites/remote/script.hpp"

namespace nearmiss::remote {

// The dictionary of the remote harnesses: what the specifications define and what readers disagree
// on. Nothing here is made for any one server.

/// Names of parameters that the endpoint of this verb may have, from the specifications.
std::span<const std::string_view> ParametersOf(Verb verb);

/// Values for any parameter: grant types, error codes, pieces of URIs, numbers, odd characters.
std::span<const std::string_view> AnyValues();

/// Header fields that an endpoint may look at, each as `Name: value`.
std::span<const std::string_view> HeaderFields();

/// Ids of the near misses that fit the value of this parameter; those of the whole request for an
/// empty name.
const std::vector<std::string>& NearMissesFor(std::string_view parameter);

}  // namespace nearmiss::remote
