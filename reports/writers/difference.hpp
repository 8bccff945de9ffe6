#pragma once

#include <iosfwd>

#include "reports/record/difference.hpp"

namespace nearmiss::writers {

/// What moved between two runs, for a terminal: what decides first, a check a line with both
/// answers, what else moved last.
void WriteDifference(const record::Difference& difference, std::ostream& out);

/// The same as Markdown, for a pull request.
void WriteDifferenceMarkdown(const record::Difference& difference, std::ostream& out);

/// The same as one JSON object, for programs: `regression`, `moved`, `also_moved`, `same`.
void WriteDifferenceJson(const record::Difference& difference, std::ostream& out);

}  // namespace nearmiss::writers
