#include "suites/runner/patient_client.hpp"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <string>

namespace nearmiss::runner {
namespace {

using namespace std::chrono_literals;

constexpr auto kLongest = 10s;
constexpr int kMostWaits = 2;

/// Delay-seconds or an HTTP date; nothing for any other text.
std::optional<std::chrono::seconds> ReadRetryAfter(const std::string& text,
                                                   std::chrono::sys_seconds now) {
  long long seconds = 0;
  const auto* end = text.data() + text.size();
  if (const auto read = std::from_chars(text.data(), end, seconds);
      read.ec == std::errc() && read.ptr == end && seconds >= 0) {
    return std::chrono::seconds(seconds);
  }
  std::tm time{};
  const char* rest = strptime(text.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &time);
  if (rest == nullptr || *rest != '\0') return std::nullopt;
  const auto wait = std::chrono::sys_seconds(std::chrono::seconds(timegm(&time))) - now;
  return std::max<std::chrono::seconds>(wait, 0s);
}

}  // namespace

std::optional<std::chrono::seconds> AskedToWait(const wire::Response& response,
                                                std::chrono::sys_seconds now) {
  if (response.status != 429 && response.status != 503) return std::nullopt;
  const auto field = response.headers.Get("Retry-After");
  if (field) {
    if (auto wait = ReadRetryAfter(*field, now)) return wait;
  }
  return response.status == 429 ? std::optional<std::chrono::seconds>(1s) : std::nullopt;
}

wire::Exchange PatientClient::Send(const wire::Request& request) {
  auto exchange = inner_.Send(request);
  for (int waits = 0; waits < kMostWaits && exchange.Answer() != nullptr; ++waits) {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const auto wait = AskedToWait(*exchange.Answer(), now);
    if (!wait || *wait > kLongest) break;
    gate_.Pause(*wait);
    exchange = inner_.Send(request);
  }
  return exchange;
}

}  // namespace nearmiss::runner
