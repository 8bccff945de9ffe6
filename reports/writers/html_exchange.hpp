#pragma once

#include <string>
#include <string_view>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

/// One exchange, folded to a line that tells role, request and status.
std::string HtmlExchange(const record::Exchange& exchange);

/// That line alone, for exchanges that only lead up to what matters.
std::string HtmlExchangeLine(const record::Exchange& exchange);

/// The response as it came, or why none did.
std::string HtmlResponse(const record::Exchange& exchange);

/// Masked text with its labels marked and what cannot be seen made visible.
std::string HtmlEvidence(std::string_view text);
/// The same in one line: a line feed and a tab are signs.
std::string HtmlEvidenceLine(std::string_view text);

}  // namespace nearmiss::writers
