#include "reports/record/baseline.hpp"

#include <algorithm>
#include <utility>

#include "reports/record/baseline_line.hpp"
#include "reports/record/file_text.hpp"
#include "reports/record/nearest.hpp"

namespace nearmiss::record {
namespace {

std::string Place(const std::string& file, int line, int column) {
  return file + ":" + std::to_string(line) + ":" + std::to_string(column) + ": ";
}

std::vector<std::string> SplitLines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    std::string line(text.substr(0, end));
    if (line.ends_with('\r')) line.pop_back();
    lines.push_back(std::move(line));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

}  // namespace

const BaselineEntry* Baseline::Find(std::string_view check) const {
  const auto found = std::ranges::find(entries, check, &BaselineEntry::check);
  return found == entries.end() ? nullptr : &*found;
}

std::expected<Baseline, BaselineErrors> ParseBaseline(std::string_view text, std::string file) {
  Baseline baseline{std::move(file), SplitLines(text), {}};
  BaselineErrors errors;
  int number = 0;
  for (const std::string& line : baseline.lines) {
    ++number;
    auto parsed = ParseBaselineLine(line);
    if (!parsed) {
      errors.push_back(Place(baseline.file, number, parsed.error().column) + parsed.error().text);
    } else if (*parsed) {
      BaselineEntry& entry = **parsed;
      entry.line = number;
      if (const BaselineEntry* first = baseline.Find(entry.check)) {
        errors.push_back(Place(baseline.file, number, entry.column) + entry.check +
                         " is listed already in line " + std::to_string(first->line) +
                         "; keep one of the two");
      } else {
        baseline.entries.push_back(std::move(entry));
      }
    }
  }
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return baseline;
}

std::expected<Baseline, BaselineErrors> ReadBaseline(const std::filesystem::path& file) {
  const auto text = FileText(file);
  if (!text) {
    return std::unexpected(BaselineErrors{Place(file.string(), 1, 1) +
                                          "cannot be read; name a baseline that is there"});
  }
  return ParseBaseline(*text, file.string());
}

const BaselineEntry* Match(const Baseline& baseline, const CheckResult& check) {
  const BaselineEntry* entry = baseline.Find(check.check);
  if (entry == nullptr) return nullptr;
  if (!entry->condition.empty() && entry->condition != check.condition) return nullptr;
  const bool another_failure = check.outcome == Outcome::Broken && entry->actual &&
                               !check.actual.starts_with(*entry->actual);
  return another_failure ? nullptr : entry;
}

bool IsExpired(const BaselineEntry& entry, std::string_view time) {
  // Both begin with a date of one form, whose order is that of the text.
  return !entry.until.empty() && time.substr(0, entry.until.size()) > entry.until;
}

BaselineErrors ExpiredEntries(const Baseline& baseline, std::string_view time) {
  BaselineErrors errors;
  for (const BaselineEntry& entry : baseline.entries) {
    if (!IsExpired(entry, time)) continue;
    errors.push_back(Place(baseline.file, entry.line, entry.column) + entry.check +
                     " was accepted until " + entry.until +
                     "; mend the server, or write a later day if it has to go on");
  }
  return errors;
}

std::string ReasonOf(const BaselineEntry& entry) {
  std::string more = entry.link;
  if (!entry.until.empty()) more += (more.empty() ? "until " : ", until ") + entry.until;
  if (more.empty()) return entry.reason;
  return entry.reason.empty() ? more : entry.reason + " (" + more + ")";
}

BaselineErrors UnmatchedEntries(const Baseline& baseline, std::span<const std::string> known_ids) {
  BaselineErrors errors;
  for (const BaselineEntry& entry : baseline.entries) {
    if (std::ranges::find(known_ids, entry.check) != known_ids.end()) continue;
    std::string error = Place(baseline.file, entry.line, entry.column) + "no check has the id " +
                        entry.check + "; ";
    const std::string_view nearest = Nearest(entry.check, known_ids);
    error += nearest.empty() ? "remove the line" : "the nearest is " + std::string(nearest);
    errors.push_back(std::move(error));
  }
  return errors;
}

}  // namespace nearmiss::record
