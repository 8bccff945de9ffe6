#include "suites/runner/ci_output.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string_view>

#include "reports/writers/annotations.hpp"
#include "reports/writers/markdown.hpp"

namespace nearmiss::runner {
namespace {

/// GitHub drops a summary that is longer, and all runs of a step share it.
constexpr std::uintmax_t kLongestSummary = 1'000'000;

std::optional<std::string> AppendSummary(const record::Run& run, const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  const auto taken = error ? 0 : size;
  // Headings and totals come in any case; the least that is worth appending.
  constexpr std::uintmax_t kFrame = 20'000;
  if (taken + kFrame > kLongestSummary) return std::nullopt;
  std::ofstream file(path, std::ios::binary | std::ios::app);
  writers::MarkdownOptions options;
  options.most = static_cast<std::size_t>(kLongestSummary - kFrame - taken);
  writers::WriteMarkdown(run, file, options);
  file.close();
  if (!file) return fmt::format("GITHUB_STEP_SUMMARY {}: could not be written", path);
  return std::nullopt;
}

}  // namespace

std::optional<std::string> TellCi(const record::Run& run, std::ostream& out) {
  const char* const actions = std::getenv("GITHUB_ACTIONS");
  if (actions != nullptr && std::string_view(actions) == "true") {
    writers::WriteAnnotations(run, out);
    out << std::flush;
  }
  const char* const summary = std::getenv("GITHUB_STEP_SUMMARY");
  if (summary == nullptr || *summary == '\0') return std::nullopt;
  return AppendSummary(run, summary);
}

}  // namespace nearmiss::runner
