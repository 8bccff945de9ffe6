// What a run writes down of each exchange, and what of it stays in memory.

#include "suites/runner/journal.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "reports/record/ndjson.hpp"

namespace nearmiss::runner {
namespace {

namespace fs = std::filesystem;

Message Met(const std::string& code) {
  Message message;
  message.role = record::Role::Mutant;
  message.exchange.request.url = "http://127.0.0.1:1/?code=" + code;
  message.exchange.outcome = wire::Response{400, {}, "no"};
  return message;
}

std::vector<int> NumbersOf(const record::Run& run, const std::string& check) {
  std::vector<int> numbers;
  for (const auto& exchange : run.exchanges) {
    if (exchange.check == check) numbers.push_back(exchange.n);
  }
  return numbers;
}

TEST(Journal, KeepsBeginningAndEndOfManyAndRecordsAll) {
  const auto path = fs::path(testing::TempDir()) / "journal_test.ndjson";
  fs::remove(path);
  const target::Target target;
  auto file = record::RecordFile::Create(path);
  ASSERT_TRUE(file) << file.error();
  Journal journal(target, *std::move(file), Journal::Keeps::Exchanges);
  journal.Start({});
  constexpr int kCases = 500;
  for (int i = 0; i < kCases; ++i) {
    journal.Met("many", Met(std::to_string(i)), Journal::Weight::OneOfMany);
    if (i % 10 == 0) journal.Met("few", Met("x"));
  }
  const auto all = journal.ExchangesOf("many");
  ASSERT_EQ(all.size(), std::size_t{kCases});
  const auto kept = NumbersOf(journal.Run(), "many");
  EXPECT_LT(kept.size(), 20U + 40U + 64U + 1U);
  EXPECT_TRUE(std::equal(all.begin(), all.begin() + 20, kept.begin()));
  EXPECT_TRUE(std::equal(all.end() - 40, all.end(), kept.end() - 40));
  EXPECT_EQ(NumbersOf(journal.Run(), "few"), journal.ExchangesOf("few"));
  EXPECT_TRUE(std::ranges::is_sorted(journal.Run().exchanges, {}, &record::Exchange::n));
  EXPECT_EQ(journal.History().size(), 20U + 50U);
  const auto read = record::ReadRecord(path);
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->exchanges.size(), 550U);
  EXPECT_TRUE(read->exchanges[300].request.url.contains("?code="));
}

}  // namespace
}  // namespace nearmiss::runner
