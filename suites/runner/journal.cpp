#include "suites/runner/journal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace nearmiss::runner {
namespace {

// Reports show so many exchanges of a check from its beginning, and so many from its end.
constexpr std::size_t kFirstKept = 20;
constexpr std::size_t kLastKept = 40;

}  // namespace

Journal::Journal(const target::Target& target, std::unique_ptr<record::RecordFile> file,
                 Keeps keeps)
    : target_(target), keeps_(keeps), masking_(target), file_(std::move(file)) {}

void Journal::Start(const record::RunStart& start) {
  run_.start = start;
  if (file_) file_->Append(start);
}

int Journal::Met(const std::string& check, const Message& message, Weight weight) {
  const int n = ++requests_;
  auto& numbers = by_check_[check];
  numbers.push_back(n);
  if (weight == Weight::One || numbers.size() <= kFirstKept)
    history_.push_back({n, WhereOf(target_, message.exchange.request.url), message.exchange});
  if (keeps_ == Keeps::Exchanges) Keep(n, check, message);
  if (weight == Weight::OneOfMany) Thin(numbers);
  return n;
}

void Journal::Thin(const std::vector<int>& numbers) {
  if (keeps_ != Keeps::Exchanges || numbers.size() <= kFirstKept + kLastKept) return;
  const int n = numbers[numbers.size() - 1 - kLastKept];
  auto& exchange = run_.exchanges[static_cast<std::size_t>(n) - 1];
  // Moved out rather than overwritten: a string that is assigned a shorter one keeps its memory.
  [[maybe_unused]] const auto request = std::exchange(exchange.request, {});
  if (!exchange.response) return;
  [[maybe_unused]] const auto response =
      std::exchange(exchange.response, record::ResponseText{{}, exchange.response->status});
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
    exchange.failure = fmt::format("{}: {}", wire::Name(failure.kind), Masked(failure.text));
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

record::Run Journal::TakeRun() { return std::move(run_); }

std::string Journal::Trouble() const { return file_ ? file_->Failure().value_or("") : ""; }

}  // namespace nearmiss::runner
