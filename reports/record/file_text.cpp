#include "reports/record/file_text.hpp"

#include <fstream>
#include <iterator>
#include <system_error>

namespace nearmiss::record {

std::optional<std::string> FileText(const std::filesystem::path& path) {
  std::error_code ignored;
  // A directory opens, and then throws when it is read.
  if (std::filesystem::is_directory(path, ignored)) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  if (!in.is_open()) return std::nullopt;
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) return std::nullopt;
  return text;
}

}  // namespace nearmiss::record
