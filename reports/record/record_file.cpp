#include "reports/record/record_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace nearmiss::record {
namespace {

constexpr int kClosed = -1;

std::string Reason(int error) { return std::generic_category().message(error); }

// 0, or the error that stopped it.
int WriteAll(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

std::expected<std::unique_ptr<RecordFile>, std::string> RecordFile::Create(
    const std::filesystem::path& path) {
  constexpr int kFlags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
  constexpr mode_t kOwnerWritesOthersRead = 0644;
  const int file = ::open(path.c_str(), kFlags, kOwnerWritesOthersRead);
  if (file < 0) return std::unexpected(path.string() + ": cannot be created: " + Reason(errno));
  std::unique_ptr<RecordFile> record(new RecordFile(file, path.string()));
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    return std::unexpected(path.string() + ": another run is writing it");
  }
  if (::lseek(file, 0, SEEK_END) > 0) {
    return std::unexpected(path.string() + ": holds something already; name a new place");
  }
  return record;
}

RecordFile::RecordFile(int file, std::string path) : file_(file), path_(std::move(path)) {}

RecordFile::~RecordFile() { Close(); }

void RecordFile::Close() {
  const std::scoped_lock lock(mutex_);
  if (file_ != kClosed) ::close(file_);
  file_ = kClosed;
}

std::optional<std::string> RecordFile::Failure() const {
  const std::scoped_lock lock(mutex_);
  return failure_;
}

std::optional<std::string> RecordFile::AppendLine(std::string_view line) {
  const std::scoped_lock lock(mutex_);
  if (failure_) return std::nullopt;
  if (file_ == kClosed) return Fail("it is closed");
  if (const int error = WriteAll(file_, line); error != 0) {
    // Not vital: a reader leaves out a cut last line.
    [[maybe_unused]] const int cut = ::ftruncate(file_, whole_);
    return Fail(Reason(error));
  }
  whole_ += static_cast<std::int64_t>(line.size());
  return std::nullopt;
}

std::optional<std::string> RecordFile::Fail(std::string_view why) {
  failure_ = path_ + ": the record ends here, since no more can be written: ";
  *failure_ += why;
  return failure_;
}

}  // namespace nearmiss::record
