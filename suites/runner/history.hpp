#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "reports/writers/html_history.hpp"

namespace nearmiss::runner {

/// The runs of the past, a line each, in a file that outlives the folders of the runs.
class History {
 public:
  /// `file` as the user chose it; when that is empty, `history.ndjson` beside the folder of the
  /// run.
  History(const std::string& file, const std::filesystem::path& folder);

  /// Those that compare with this run, the oldest first. None when the file is not there.
  std::vector<writers::PastRun> Before(const record::Run& run) const;
  /// Adds a run. Returns what went wrong, if anything.
  std::optional<std::string> Add(const record::Run& run) const;

 private:
  std::filesystem::path file_;
};

}  // namespace nearmiss::runner
