#include "reports/record/record_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "reports/record/file_text.hpp"

namespace nearmiss::record {
namespace {

using testing::HasSubstr;

class RecordFileTest : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path Path() const { return folder_ / "record.ndjson"; }

 private:
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("nearmiss-record-" + std::to_string(::getpid()));
};

TEST_F(RecordFileTest, EachEventIsInTheFileWhenTheCallReturns) {
  const auto file = RecordFile::Create(Path()).value();
  EXPECT_EQ(file->Append(RunStart{}), std::nullopt);
  EXPECT_EQ(FileText(Path()), Line(RunStart{}));
  EXPECT_EQ(file->Append(Exchange{}), std::nullopt);
  EXPECT_EQ(FileText(Path()), Line(RunStart{}) + Line(Exchange{}));
}

TEST_F(RecordFileTest, ThreadsDoNotMixTheirLines) {
  constexpr std::size_t kThreads = 8;
  constexpr std::size_t kEach = 200;
  const auto file = RecordFile::Create(Path()).value();
  file->Append(RunStart{});
  {
    std::vector<std::jthread> threads;
    threads.reserve(kThreads);
    for (std::size_t i = 0; i < kThreads; ++i) {
      threads.emplace_back([&file] {
        for (std::size_t n = 0; n < kEach; ++n) file->Append(Exchange{});
      });
    }
  }
  const auto run = ReadRecord(Path());
  ASSERT_TRUE(run) << run.error();
  EXPECT_EQ(run->exchanges.size(), kThreads * kEach);
}

TEST_F(RecordFileTest, OnePlaceHasOneWriterAndIsNeverOverwritten) {
  auto first = RecordFile::Create(Path()).value();
  EXPECT_THAT(RecordFile::Create(Path()).error(), HasSubstr("another run is writing it"));
  first->Append(RunStart{});
  first.reset();
  EXPECT_THAT(RecordFile::Create(Path()).error(), HasSubstr("holds something already"));
  EXPECT_EQ(FileText(Path()), Line(RunStart{}));
  EXPECT_THAT(RecordFile::Create("/no/such/folder/record").error(), HasSubstr("cannot be created"));
}

TEST_F(RecordFileTest, AClosedFileIsToldOnce) {
  const auto file = RecordFile::Create(Path()).value();
  file->Append(RunStart{});
  file->Close();
  EXPECT_THAT(file->Append(RunEnd{}).value_or("nothing"), HasSubstr("it is closed"));
  EXPECT_EQ(file->Append(RunEnd{}), std::nullopt);
  EXPECT_THAT(file->Failure().value_or("nothing"), HasSubstr("it is closed"));
  EXPECT_EQ(FileText(Path()), Line(RunStart{}));
}

TEST_F(RecordFileTest, AFullDeviceIsAnErrorToldOnce) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  const auto file = RecordFile::Create("/dev/full").value();
  EXPECT_THAT(file->Append(RunStart{}).value_or("nothing"), HasSubstr("No space left"));
  EXPECT_EQ(file->Append(RunStart{}), std::nullopt);
}

// A limit on the size of files, which cuts a line in the middle as a full disk does.
class SizeLimit {
 public:
  explicit SizeLimit(rlim_t octets) {
    before_ = std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &limit_);
    const rlimit lower{octets, limit_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &lower);
  }
  ~SizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &limit_);
    std::signal(SIGXFSZ, before_);
  }
  SizeLimit(const SizeLimit&) = delete;
  SizeLimit& operator=(const SizeLimit&) = delete;

 private:
  rlimit limit_{};
  void (*before_)(int) = nullptr;
};

TEST_F(RecordFileTest, ALineThatDoesNotFitLeavesTheLinesBeforeItWhole) {
  const auto file = RecordFile::Create(Path()).value();
  const std::string start = Line(RunStart{});
  {
    const SizeLimit limit(start.size() + 20);
    EXPECT_EQ(file->Append(RunStart{}), std::nullopt);
    EXPECT_THAT(file->Append(Exchange{}).value_or("nothing"), HasSubstr("File too large"));
    EXPECT_EQ(file->Append(Exchange{}), std::nullopt);
  }
  EXPECT_EQ(FileText(Path()), start);
  EXPECT_TRUE(ReadRecord(Path()));
}

}  // namespace
}  // namespace nearmiss::record
