#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "reports/record/baseline.hpp"
#include "reports/record/baseline_line.hpp"
#include "reports/record/label_text.hpp"
#include "reports/record/ledger.hpp"
#include "reports/record/utf8.hpp"

namespace nearmiss::record {
namespace {

// Numbers of labels differ from run to run, and a long text says too much.
std::string Beginning(std::string_view actual) {
  constexpr std::size_t kLongest = 100;
  std::string_view kept = actual;
  if (const auto label = FindLabel(actual, 0)) kept = kept.substr(0, label->position);
  std::size_t at = 0;
  while (at < kept.size()) {
    const Decoded decoded = DecodeUtf8(kept, at);
    if (!decoded.valid || at + decoded.length > kLongest) break;
    at += decoded.length;
  }
  return std::string(kept.substr(0, at));
}

std::optional<std::string> Pinned(std::string_view actual) {
  std::string text = Beginning(actual);
  while (text.ends_with(' ')) text.pop_back();
  if (text.empty()) return std::nullopt;
  return text;
}

// The new text of an entry's line; nothing when the line leaves.
std::optional<std::string> Renewed(const BaselineEntry& entry, const std::string& line,
                                   const CheckResult* check) {
  if (check == nullptr) return line;
  if (check->outcome == Outcome::Held) return std::nullopt;
  if (check->outcome != Outcome::Broken) return line;
  const bool same_text = !entry.actual || check->actual.starts_with(*entry.actual);
  const bool same_condition = entry.condition.empty() || entry.condition == check->condition;
  if (same_text && same_condition) return line;
  BaselineEntry renewed = entry;
  if (!same_text) renewed.actual = Pinned(check->actual);
  if (!same_condition) renewed.condition = check->condition;
  return std::string(static_cast<std::size_t>(entry.column) - 1, ' ') + BaselineLine(renewed);
}

BaselineEntry NewEntry(const CheckResult& check) {
  BaselineEntry entry;
  entry.check = check.check;
  entry.actual = Pinned(check.actual);
  entry.reason = "new: " + check.title;
  return entry;
}

}  // namespace

bool IsPartial(const Run& run) {
  if (!run.end || !run.start.selection.empty() || run.start.shard != "1/1") return true;
  return run.end->exit_code > 128 ||
         std::cmp_not_equal(run.checks.size(), Ledger::Sum(run.end->totals));
}

std::expected<std::string, std::string> BaselineText(const Run& run, const Baseline& old) {
  if (IsPartial(run)) {
    return std::unexpected(
        "a baseline can only be written from a whole run: this record is cut, interrupted, a "
        "shard, "
        "or of a selection");
  }
  std::map<std::string_view, const CheckResult*> by_id;
  for (const CheckResult& check : run.checks) by_id.emplace(check.check, &check);

  std::map<int, const BaselineEntry*> by_line;
  for (const BaselineEntry& entry : old.entries) by_line.emplace(entry.line, &entry);

  std::string text;
  for (std::size_t i = 0; i < old.lines.size(); ++i) {
    const auto entry = by_line.find(static_cast<int>(i) + 1);
    std::optional<std::string> line = old.lines[i];
    if (entry != by_line.end()) {
      const auto check = by_id.find(entry->second->check);
      line = Renewed(*entry->second, *line, check == by_id.end() ? nullptr : check->second);
    }
    if (line) text += *line + "\n";
  }
  for (const auto& [id, check] : by_id) {
    if (check->verdict == Verdict::Fail && old.Find(id) == nullptr) {
      text += BaselineLine(NewEntry(*check)) + "\n";
    }
  }
  return text;
}

}  // namespace nearmiss::record
