#pragma once

#include <iosfwd>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

/// The requirement matrix: a row for each specification with its outcome as a bar and in numbers,
/// and behind it each requirement that a check cites, with the worst that was seen of it.
void WriteHtmlMatrix(const record::Run& run, std::ostream& out);

}  // namespace nearmiss::writers
