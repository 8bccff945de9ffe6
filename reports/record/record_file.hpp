#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "reports/record/ndjson.hpp"

namespace nearmiss::record {

/// A record being written, a whole line at a time, each on its way to the disk before the call
/// returns. Safe to share between threads. One process writes a record: a second opener is refused.
class RecordFile {
 public:
  /// Creates the file. One that already holds something is refused, so that no record is lost.
  static std::expected<std::unique_ptr<RecordFile>, std::string> Create(
      const std::filesystem::path& path);

  RecordFile(const RecordFile&) = delete;
  RecordFile& operator=(const RecordFile&) = delete;
  ~RecordFile();

  /// Appends one event. When it cannot be written whole, the file is put back to its last whole
  /// line and the error is returned, once: later events are dropped and return nothing.
  template <typename Event>
  std::optional<std::string> Append(const Event& event) {
    return AppendLine(Line(event));
  }

  /// What went wrong, if anything did.
  std::optional<std::string> Failure() const;

  /// No more events. An event appended later is the error of a closed file, told once too.
  void Close();

 private:
  RecordFile(int file, std::string path);
  std::optional<std::string> AppendLine(std::string_view line);
  std::optional<std::string> Fail(std::string_view why);

  mutable std::mutex mutex_;
  int file_;
  std::string path_;
  std::int64_t whole_ = 0;  // octets up to the end of the last whole line
  std::optional<std::string> failure_;
};

}  // namespace nearmiss::record
