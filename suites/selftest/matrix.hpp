#pragma once

#include <expected>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace nearmiss::selftest {

/// Which checks each defect breaks, in which dialect: "code-reusable (rfc)" -> ids. As text, one
/// defect a paragraph, so that a change is reviewed line by line.
using Matrix = std::map<std::string, std::set<std::string>>;

/// The error is one line that names the line it is about.
std::expected<Matrix, std::string> ReadMatrix(std::string_view text);
std::string MatrixText(const Matrix& matrix);

/// What differs, a line each: "code-reusable (rfc) also breaks ...", "... no longer breaks ...".
std::vector<std::string> Differences(const Matrix& expected, const Matrix& actual);

}  // namespace nearmiss::selftest
