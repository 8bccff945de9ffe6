#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>

#include "suites/onboarding/examination.hpp"

namespace nearmiss::onboarding {
namespace {

using namespace std::chrono_literals;

/// What checks of assertions and proofs leave as room for a clock (RFC 7523 3, RFC 9449 11.1).
constexpr auto kMostSkew = 30s;

/// An IMF-fixdate (RFC 9110 5.6.7); nothing for any other text.
std::optional<std::chrono::sys_seconds> ReadDate(const std::string& text) {
  std::tm time{};
  const char* end = strptime(text.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &time);
  if (end == nullptr || *end != '\0') return std::nullopt;
  return std::chrono::sys_seconds(std::chrono::seconds(timegm(&time)));
}

std::optional<std::string> Field(const wire::Exchange& exchange, std::string_view name) {
  const auto* answer = exchange.Answer();
  return answer == nullptr ? std::nullopt : answer->headers.Get(name);
}

}  // namespace

void ExamineClock(Examination& examination, std::chrono::sys_seconds now) {
  const auto date =
      examination.Met().empty() ? std::nullopt : Field(examination.Met().back(), "Date");
  const auto theirs = date ? ReadDate(*date) : std::nullopt;
  if (!theirs) {
    examination.Skipped("clock", "the server tells no Date");
    return;
  }
  const auto skew = *theirs - now;
  if (std::chrono::abs(skew) <= kMostSkew) {
    examination.Good("clock", fmt::format("{} s apart", std::abs(skew.count())));
  } else {
    examination.Noted(
        "clock", fmt::format("the server's is {} s {} ours; checks of assertions and "
                             "proofs depend on it",
                             std::abs(skew.count()), skew.count() > 0 ? "ahead of" : "behind"));
  }
}

void ExamineTraffic(Examination& examination) {
  const auto limited = std::ranges::count_if(examination.Met(), [](const auto& exchange) {
    return exchange.Answer() != nullptr && exchange.Answer()->status == 429;
  });
  const auto asked = std::ranges::find_if(examination.Met(), [](const auto& exchange) {
    return Field(exchange, "Retry-After").has_value();
  });
  if (limited == 0 && asked == examination.Met().end()) {
    examination.Good("rate limit",
                     fmt::format("none met in {} requests", examination.Met().size()));
    return;
  }
  const auto after = asked == examination.Met().end() ? std::string("no time")
                                                      : *Field(*asked, "Retry-After") + " (s)";
  examination.Noted("rate limit",
                    fmt::format("{} of {} answers were 429; Retry-After: {}", limited,
                                examination.Met().size(), after),
                    "limits.rate");
}

}  // namespace nearmiss::onboarding
