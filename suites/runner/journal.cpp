#include "suites/runner/journal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace nearmiss::runner {

Journal::Journal(const target::Target& target, std::unique_ptr<record::RecordFile> file,
                 Keeps keeps)
    : target_(target), keeps_(keeps), masking_(target), file_(std::move(file)) {}

void Journal::Start(const record::RunStart& start) {
  run_.start = start;
  if (file_) file_->Append(start);
}

int Journal::Met(const std::string& check, const Message& message) {
  const int n = Requests() + 1;
  history_.push_back({n, WhereOf(target_, message.exchange.request.url), message.exchange});
  by_check_[check].push_back(n);
  if (keeps_ == Keeps::Exchanges) Keep(n, check, message);
  return n;
}

void Journal::Keep(int n, const std::string& check, const Message& message) {
  masking_.Learn(message.exchange);
  record::Exchange exchange;
  exchange.n = n;
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
  const auto over = std::chrono::steady_clock::now() - began_;
  exchange.at =
      std::max(std::chrono::microseconds(0),
               std::chrono::duration_cast<std::chrono::microseconds>(over) - exchange.duration);
  if (file_) file_->Append(exchange);
  run_.exchanges.push_back(std::move(exchange));
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
