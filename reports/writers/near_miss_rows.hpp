#pragma once

#include <ostream>
#include <string>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

// What became of the rows of the file of near misses that the checks of a run know. Each writes
// nothing of a run without a check that sends whole families.

/// "950 rows of the file of near misses were sent, 74 were not"
std::string RowsInWords(const record::Run& run);

/// A section with a table: the families, how many rows of each were sent, and how many found no
/// room or no answer; the checks say which.
void WriteMarkdownRows(const record::Run& run, std::ostream& out);
void WriteHtmlRows(const record::Run& run, std::ostream& out);

}  // namespace nearmiss::writers
