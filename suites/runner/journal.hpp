#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "reports/record/configuration.hpp"
#include "reports/record/record.hpp"
#include "reports/record/record_file.hpp"
#include "suites/glue/check.hpp"
#include "suites/runner/masking.hpp"
#include "suites/runner/message.hpp"

namespace nearmiss::runner {

/// The one writer of a run's record: numbers the exchanges, masks them, writes each event at once,
/// and keeps what the checks that judge afterwards need.
class Journal {
 public:
  enum class Keeps { Exchanges, VerdictsOnly };
  /// `file` may be null, for a run that leaves nothing behind.
  Journal(const target::Target& target, std::unique_ptr<record::RecordFile> file, Keeps keeps);

  void Start(const record::RunStart& start);
  /// What the run is configured with, masked here.
  void Configured(record::Configuration configuration);
  /// Of a check that sends thousands of requests, only the first and the last stay in memory; the
  /// record has every one. Of one that sends its cases in batches fewer do.
  enum class Weight { One, OneOfMany };
  /// How many of its first exchanges stay, and are judged afterwards.
  static std::size_t KeptOfBeginning(Weight weight);
  /// An exchange of a check; returns its number.
  int Met(const std::string& check, const Message& message, Weight weight = Weight::One);
  void Finished(record::CheckResult result);
  void End(const record::RunEnd& end);

  /// Numbers of the exchanges of a check so far.
  std::vector<int> ExchangesOf(const std::string& check) const;
  const std::vector<MetExchange>& History() const { return history_; }
  int Requests() const { return requests_; }
  /// The run so far, with the exchanges that stay in memory.
  const record::Run& Run() const { return run_; }
  /// The same for whoever comes after the journal, which is over then.
  record::Run TakeRun();
  std::string Masked(const std::string& text) const { return masking_.Masked(text); }
  /// What went wrong with the file; empty when nothing did.
  std::string Trouble() const;

 private:
  const target::Target& target_;
  Keeps keeps_;
  Masking masking_;
  std::unique_ptr<record::RecordFile> file_;
  record::Run run_;
  std::vector<MetExchange> history_;
  int requests_ = 0;
  std::map<std::string, std::vector<int>> by_check_;
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();

  void Keep(int n, const std::string& check, const Message& message);
  void DropSome(const std::string& check, const std::vector<int>& numbers, std::size_t first_kept);
};

}  // namespace nearmiss::runner
