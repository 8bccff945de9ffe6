#pragma once

#include "reports/record/record.hpp"
#include "reports/writers/json_text.hpp"

namespace nearmiss::writers {

/// One exchange as an entry of HTTP Archive 1.2. Without a response its status is 0 and `_error`
/// tells why.
Json HarEntry(const record::Run& run, const record::Exchange& exchange);

/// What may stand in a URI (RFC 3986 2) as it is, anything else percent-encoded.
std::string AsUri(std::string_view url);

}  // namespace nearmiss::writers
