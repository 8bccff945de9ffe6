#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "reports/record/record.hpp"

namespace nearmiss::record {

/// A sed script that prints the value behind a label out of an answer as `curl -i` prints it;
/// nothing when the label does not stand in a JSON member or a header field of it.
std::optional<std::string> SedFor(std::string_view label, const ResponseText& response);

/// Whether the label is anywhere in the answer.
bool Shows(const ResponseText& response, std::string_view label);

}  // namespace nearmiss::record
