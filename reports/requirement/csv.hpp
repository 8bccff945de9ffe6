#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace nearmiss::requirement {

/// A row of a table: its fields, and the line of the file it begins in.
struct CsvRow {
  std::vector<std::string> fields;
  int line = 1;
};

/// Comma-separated values as RFC 4180 has them: a field in double quotes may hold commas, line ends
/// and doubled quotes.
std::expected<std::vector<CsvRow>, std::string> ReadCsv(std::string_view text);

}  // namespace nearmiss::requirement
