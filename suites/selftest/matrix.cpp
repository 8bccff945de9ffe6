#include "suites/selftest/matrix.hpp"

#include <fmt/format.h>

#include <sstream>

namespace nearmiss::selftest {
namespace {

const std::set<std::string>& ChecksOf(const Matrix& matrix, const std::string& defect) {
  static const std::set<std::string> kNone;
  const auto found = matrix.find(defect);
  return found == matrix.end() ? kNone : found->second;
}

void Compare(const std::string& defect, const Matrix& a, const Matrix& b, std::string_view verb,
             std::vector<std::string>& differences) {
  for (const auto& check : ChecksOf(a, defect)) {
    if (!ChecksOf(b, defect).contains(check))
      differences.push_back(fmt::format("{} {} {}", defect, verb, check));
  }
}

}  // namespace

std::expected<Matrix, std::string> ReadMatrix(std::string_view text) {
  Matrix matrix;
  std::istringstream lines{std::string(text)};
  std::string defect;
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    if (!line.starts_with("  ")) {
      defect = line;
      matrix[defect];
    } else if (defect.empty()) {
      return std::unexpected(fmt::format("line {}: a check stands before any defect", number));
    } else {
      matrix[defect].insert(line.substr(2));
    }
  }
  return matrix;
}

std::string MatrixText(const Matrix& matrix) {
  std::string text =
      "# Which checks each named defect of the embedded server breaks: these, and no other. "
      "Written by\n"
      "# `nearmiss selftest --approve`; every change here is reviewed like code.\n";
  for (const auto& [defect, checks] : matrix) {
    text += '\n' + defect + '\n';
    for (const auto& check : checks) text += "  " + check + '\n';
  }
  return text;
}

std::vector<std::string> Differences(const Matrix& expected, const Matrix& actual) {
  std::set<std::string> defects;
  for (const auto* matrix : {&expected, &actual}) {
    for (const auto& [defect, checks] : *matrix) defects.insert(defect);
  }
  std::vector<std::string> differences;
  for (const auto& defect : defects) {
    Compare(defect, actual, expected, "also breaks", differences);
    Compare(defect, expected, actual, "no longer breaks", differences);
  }
  return differences;
}

}  // namespace nearmiss::selftest
