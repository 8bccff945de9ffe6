#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fixtures/client/client.hpp"
#include "fixtures/target/target.hpp"
#include "reports/record/record.hpp"
#include "suites/runner/stand_ins.hpp"

namespace nearmiss::runner {

/// How the failure of an exchange begins that the record cannot answer.
inline constexpr std::string_view kNotInRecord = "not in the record: ";

/// How requests that were sent together say that they left.
inline constexpr std::string_view kAsRecorded = "as recorded";

/// Answers from a record instead of the network: to the check's first request the first recorded
/// answer, and so on, as long as each request is the recorded one. What was not recorded has no
/// answer, and neither has what comes after it. Keeps where it is for each check.
class RecordedAnswers : public client::Client, public client::Racer, public client::Batch {
 public:
  /// The run has to outlive it; so has the target, which holds stand-ins of the same kind.
  RecordedAnswers(const record::Run& run, const target::Target& target, StandIns stand_ins);
  ~RecordedAnswers() override;

  wire::Exchange Send(const wire::Request& request) override;
  client::Volley SendTogether(const std::vector<wire::Request>& requests) override;
  std::vector<wire::Exchange> SendAll(const std::vector<wire::Request>& requests) override;

  /// What time it was when the last answer came.
  std::chrono::sys_seconds Now() const { return now_; }

 private:
  class Course;
  const record::Run& run_;
  const target::Target& target_;
  StandIns stand_ins_;
  std::chrono::sys_seconds began_;
  std::chrono::sys_seconds now_;
  std::map<std::string, std::vector<const record::Exchange*>, std::less<>> recorded_;
  std::map<std::string, std::unique_ptr<Course>, std::less<>> courses_;
};

/// A recorded exchange with values in place of its labels.
wire::Exchange WithStandIns(const record::Exchange& exchange, const StandIns& stand_ins);

}  // namespace nearmiss::runner
