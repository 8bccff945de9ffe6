#include "reports/record/shallow.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace nearmiss::record {
namespace {

/// One check in so many is no large part.
constexpr std::ptrdiff_t kFew = 100;

struct Lack {
  std::string_view reason;  ///< of a skipped check
  std::string_view told;
};

constexpr std::array<Lack, 3> kLacks = {{{kNoRefreshToken, "no refresh token was issued"},
                                         {kNoOtherClient, "there is no second confidential client"},
                                         {kNoPublicClient, "there is no public client"}}};

std::string Of(std::ptrdiff_t part, std::ptrdiff_t whole, std::string_view what) {
  return std::to_string(part) + " of " + std::to_string(whole) + ' ' + std::string(what);
}

std::optional<std::string> Lacking(const Run& run, const Lack& lack) {
  const auto skipped = std::ranges::count_if(run.checks, [&](const CheckResult& check) {
    return check.verdict == Verdict::Skipped && check.reason == lack.reason;
  });
  if (skipped * kFew <= std::ssize(run.checks)) return std::nullopt;
  return std::string(lack.told) + ": " +
         Of(skipped, std::ssize(run.checks), "checks were left out for that");
}

/// More than half of the answers are such ones.
std::optional<std::string> MostlyRefused(const Run& run, int status, std::string_view told) {
  const auto answers = std::ranges::count_if(
      run.exchanges, [](const Exchange& each) { return each.response.has_value(); });
  const auto refused = std::ranges::count_if(run.exchanges, [&](const Exchange& each) {
    return each.response && each.response->status == status;
  });
  if (refused * 2 <= answers) return std::nullopt;
  return Of(refused, answers, "answers were") + ' ' + std::to_string(status) + std::string(told);
}

std::optional<std::string> MostlyWithoutVerdict(const Run& run) {
  const auto without = std::ranges::count_if(run.checks, [](const CheckResult& check) {
    return check.verdict == Verdict::Skipped || check.verdict == Verdict::Inconclusive;
  });
  if (without * 2 <= std::ssize(run.checks)) return std::nullopt;
  return Of(without, std::ssize(run.checks), "checks were not applicable or not reached");
}

}  // namespace

std::vector<std::string> Shallow(const Run& run) {
  std::vector<std::string> reasons;
  const auto add = [&](std::optional<std::string> reason) {
    if (reason) reasons.push_back(*std::move(reason));
  };
  for (const auto& lack : kLacks) add(Lacking(run, lack));
  add(MostlyRefused(run, 401, ": perhaps the clients are not the right ones"));
  add(MostlyRefused(run, 429, ": a lower --rate would get further"));
  add(MostlyWithoutVerdict(run));
  return reasons;
}

}  // namespace nearmiss::record
