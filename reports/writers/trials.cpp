#include "reports/writers/trials.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <vector>

namespace nearmiss::writers {
namespace {

int SentOf(const record::Trials& trials) {
  return std::accumulate(trials.sent.begin(), trials.sent.end(), 0,
                         [](int sum, const auto& kind) { return sum + kind.second; });
}

std::string Counted(int number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", Grouped(number), number == 1 ? one : many);
}

}  // namespace

std::string FamilyOf(const std::string& kind) {
  return IsRow(kind) ? kind.substr(0, kind.find('/')) : kind;
}

bool IsRow(const std::string& kind) { return kind.contains('/') && !kind.contains(' '); }

std::string Grouped(int number) {
  auto digits = std::to_string(number);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

std::string TrialsInWords(const record::Run& run) {
  int sent = 0;
  int discarded = 0;
  std::set<std::string> families;
  for (const auto& check : run.checks) {
    sent += SentOf(check.trials);
    discarded += check.trials.discarded;
    for (const auto& [kind, count] : check.trials.sent) families.insert(FamilyOf(kind));
  }
  if (sent == 0 && discarded == 0) return {};
  return fmt::format("{} in {}, {} discarded", Counted(sent, "near miss", "near misses"),
                     Counted(static_cast<int>(families.size()), "family", "families"),
                     Grouped(discarded));
}

std::string TrialsInWords(const record::Trials& trials) {
  if (trials.Empty()) return {};
  std::map<std::string, int> by_family;
  for (const auto& [kind, count] : trials.sent) by_family[FamilyOf(kind)] += count;
  std::vector<std::string> kinds;
  for (const auto& [family, count] : by_family)
    kinds.push_back(fmt::format("{} {}", Grouped(count), family));
  return fmt::format("{}{}, {} discarded{}", Counted(SentOf(trials), "case", "cases"),
                     kinds.empty() ? "" : fmt::format(" ({})", fmt::join(kinds, ", ")),
                     Grouped(trials.discarded),
                     trials.stopped.empty() ? "" : "; stopped: " + trials.stopped);
}

}  // namespace nearmiss::writers
