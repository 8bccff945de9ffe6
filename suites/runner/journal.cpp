#include "suites/runner/journal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace nearmiss::runner {

Journal::Journal(const target::Target& target, std::unique_ptr<record::RecordFile> file)
    : target_(target), masking_(target), file_(std::move(file)) {}

void Journal::Start(const record::RunStart& start) {
  run_.start = start;
  if (file_) file_->Append(start);
}

int Journal::Met(const std::string& check, const Message& message) {
  masking_.Learn(message.exchange);
  record::Exchange exchange;
  exchange.n = static_cast<int>(run_.exchanges.size()) + 1;
  exchange.check = check;
  exchange.role = message.role;
  exchange.request = masking_.Masked(message.exchange.request);
  if (const auto* response = message.exchange.Answer()) {
    exchange.response = masking_.Masked(*response);
  } else {
    const auto& failure = *message.exchange.NoAnswer();
    exchange.failure = fmt::format("{}: {}", wire::Name(failure.kind), failure.text);
  }
  exchange.duration = message.exchange.duration;
  if (file_) file_->Append(exchange);
  history_.push_back(
      {exchange.n, WhereOf(target_, message.exchange.request.url), message.exchange});
  by_check_[check].push_back(exchange.n);
  run_.exchanges.push_back(std::move(exchange));
  return run_.exchanges.back().n;
}

void Journal::Finished(record::CheckResult result) {
  if (file_) file_->Append(result);
  run_.checks.push_back(std::move(result));
}

void Journal::End(const record::RunEnd& end) {
  std::ranges::sort(run_.checks, {}, &record::CheckResult::check);
  run_.end = end;
  if (!file_) return;
  file_->Append(end);
}

std::vector<int> Journal::ExchangesOf(const std::string& check) const {
  const auto found = by_check_.find(check);
  return found == by_check_.end() ? std::vector<int>() : found->second;
}

std::string Journal::Trouble() const { return file_ ? file_->Failure().value_or("") : ""; }

}  // namespace nearmiss::runner
