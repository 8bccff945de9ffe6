#include "suites/runner/journal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace nearmiss::runner {
namespace {

// Reports show so many exchanges of a check from its beginning, and so many from its end.
constexpr std::size_t kFirstKept = 20;
constexpr std::size_t kLastKept = 40;
// Those that judge the whole run hear of so many exchanges of a check that sends no batches.
constexpr std::size_t kFirstHeard = 1000;
// They leave together, since each leaving moves those behind.
constexpr std::size_t kDroppedAtOnce = 64;

}  // namespace

std::size_t Journal::KeptOfBeginning(Weight weight) {
  return weight == Weight::One ? kFirstHeard : kFirstKept;
}

Journal::Journal(const target::Target& target, std::unique_ptr<record::RecordFile> file,
                 Keeps keeps)
    : target_(target), keeps_(keeps), masking_(target), file_(std::move(file)) {}

void Journal::Start(const record::RunStart& start) {
  run_.start = start;
  if (file_) file_->Append(start);
}

void Journal::Configured(record::Configuration configuration) {
  if (!file_) return;
  configuration.toml = masking_.Masked(configuration.toml);
  file_->Append(configuration);
}

int Journal::Met(const std::string& check, const Message& message, Weight weight) {
  const int n = ++requests_;
  auto& numbers = by_check_[check];
  numbers.push_back(n);
  if (numbers.size() <= KeptOfBeginning(weight))
    history_.push_back({n, WhereOf(target_, message.exchange.request.url), message.exchange});
  if (keeps_ == Keeps::Exchanges) {
    Keep(n, check, message);
    DropSome(check, numbers, KeptOfBeginning(weight));
  }
  return n;
}

void Journal::DropSome(const std::string& check, const std::vector<int>& numbers,
                       std::size_t first_kept) {
  const auto kept = first_kept + kLastKept;
  if (numbers.size() <= kept || (numbers.size() - kept) % kDroppedAtOnce != 0) return;
  const auto end = numbers.size() - kLastKept;
  const auto place = [&](std::size_t i) {
    return std::ranges::lower_bound(run_.exchanges, numbers[i], {}, &record::Exchange::n);
  };
  const auto last = place(end);
  const auto gone = std::remove_if(place(end - kDroppedAtOnce), last,
                                   [&](const auto& each) { return each.check == check; });
  run_.exchanges.erase(gone, last);
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
