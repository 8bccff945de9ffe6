#include "suites/runner/history.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "reports/record/file_text.hpp"
#include "reports/writers/history_file.hpp"

namespace nearmiss::runner {

History::History(const std::string& file, const std::filesystem::path& folder)
    : file_(file.empty() ? std::filesystem::absolute(folder).lexically_normal().parent_path() /
                               "history.ndjson"
                         : std::filesystem::path(file)) {}

std::vector<writers::PastRun> History::Before(const record::Run& run) const {
  const auto text = record::FileText(file_);
  return text ? writers::PastRuns(*text, run) : std::vector<writers::PastRun>();
}

std::optional<std::string> History::Add(const record::Run& run) const {
  const auto line = writers::HistoryLine(run);
  // One write at the end of the file: runs that end at the same time keep whole lines.
  const int file = open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  const bool written =
      file >= 0 && write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size());
  const int error = errno;
  if (file >= 0) close(file);
  if (written) return std::nullopt;
  return fmt::format("{}: the history could not be written ({})", file_.string(), strerror(error));
}

}  // namespace nearmiss::runner
