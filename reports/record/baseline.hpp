#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reports/record/record.hpp"
#include "reports/record/verdict.hpp"

namespace nearmiss::record {

/// One known failure.
struct BaselineEntry {
  std::string check;                  ///< id
  std::optional<std::string> actual;  ///< how the actual text begins; without it any text will do
  std::string condition;  ///< only while the check is about this condition; empty for any
  std::string until;      ///< the last day it counts, `2026-12-31`; empty for no end
  std::string link;       ///< where the failure is followed up; may be empty
  std::string reason;     ///< why it is accepted; may be empty
  int line = 0;           ///< in the file, from 1
  int column = 0;         ///< of the id, from 1

  bool operator==(const BaselineEntry&) const = default;
};

/// The known failures of one target, as a file. An entry a line,
/// `CHECK-ID = "ACTUAL" for CONDITION until 2026-12-31 see https://tracker.example/12  # REASON`;
/// all but the id may be left out.
struct Baseline {
  std::string file;                    ///< for messages
  std::vector<std::string> lines;      ///< of the file, as written
  std::vector<BaselineEntry> entries;  ///< in file order

  /// The entry of that check, or null.
  const BaselineEntry* Find(std::string_view check) const;
};

/// Mistakes, each `FILE:LINE:COLUMN: what is wrong, what would be right`.
using BaselineErrors = std::vector<std::string>;

std::expected<Baseline, BaselineErrors> ParseBaseline(std::string_view text, std::string file);
/// The same from a file; one that cannot be read is a mistake too.
std::expected<Baseline, BaselineErrors> ReadBaseline(const std::filesystem::path& file);

/// The entry that speaks of this result, or null. A broken check whose actual text begins otherwise
/// than the entry says, or whose condition is another one, is a new failure.
const BaselineEntry* Match(const Baseline& baseline, const CheckResult& check);

/// Whether the entry's last day is before that of `time` (RFC 3339, UTC). What fails then is a new
/// failure; what holds is stale all the same.
bool IsExpired(const BaselineEntry& entry, std::string_view time);

/// One line for each entry that has expired by `time`: where it stands, and what to do.
BaselineErrors ExpiredEntries(const Baseline& baseline, std::string_view time);

/// One line for each entry whose id no check has, with the nearest id there is.
BaselineErrors UnmatchedEntries(const Baseline& baseline, std::span<const std::string> known_ids);

/// Why the entry's failure is accepted, with its link and its last day: "ticket 12
/// (https://tracker.example/12, until 2026-12-31)".
std::string ReasonOf(const BaselineEntry& entry);

/// Whether a run left out a part of its plan: cut, interrupted, narrowed by a selection, or a
/// shard.
bool IsPartial(const Run& run);

/// The text of a baseline under which this run has no new failure: entries that hold now leave, new
/// failures are added at the end in id order, an actual text that changed is written anew. Other
/// lines, reasons and the entries of checks without a verdict on the target stay. A partial run is
/// refused with one line, since what it left out would be lost.
std::expected<std::string, std::string> BaselineText(const Run& run, const Baseline& old);

}  // namespace nearmiss::record
