#include "reports/writers/markdown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>

#include "reports/record/ledger.hpp"
#include "reports/record/names.hpp"
#include "reports/record/shallow.hpp"
#include "reports/writers/escape.hpp"
#include "reports/writers/near_miss_rows.hpp"
#include "reports/writers/summary.hpp"
#include "reports/writers/trials.hpp"

namespace nearmiss::writers {
namespace {

using record::CheckResult;
using record::Run;
using record::Verdict;

// What is left of the octets that the summary may have.
class Room {
 public:
  Room(std::ostream& out, std::size_t most) : out_(out), left_(most) {}

  // Writes the piece whole or, once one did not fit, not at all.
  void Write(const std::string& piece) {
    if (left_out_ > 0 || piece.size() > left_) {
      ++left_out_;
      return;
    }
    left_ -= piece.size();
    out_ << piece;
  }
  int LeftOut() const { return left_out_; }

 private:
  std::ostream& out_;
  std::size_t left_;
  int left_out_ = 0;
};

// An id as a link to its section in the specification.
std::string Link(const CheckResult& check) {
  const std::string code = MarkdownCode(check.check);
  const bool safe = check.clause_url.starts_with("https://") &&
                    check.clause_url.find_first_of(" ()<>\"\\|\n\r\t") == std::string::npos;
  return safe ? fmt::format("[{}]({})", code, check.clause_url) : code;
}

void WriteTotals(const Run& run, std::ostream& out) {
  const record::Ledger ledger(run.checks);
  out << "| checks |";
  for (const Verdict verdict : record::kVerdicts) out << " " << Name(verdict) << " |";
  out << "\n|--:|";
  for (std::size_t i = 0; i < record::kVerdicts.size(); ++i) out << "--:|";
  out << "\n| " << ledger.Selected() << " |";
  for (const Verdict verdict : record::kVerdicts) out << " " << ledger.Of(verdict) << " |";
  out << "\n";
}

// What makes a check count less or more than its text says.
std::string Remark(const Run& run, const CheckResult& check) {
  std::string remark;
  if (!check.scored) remark += " (" + Unscored(run, check) + ")";
  if (!check.level_because.empty())
    remark += fmt::format(" ({} here: {})", Name(check.level), check.level_because);
  return remark;
}

void WriteDepth(const Run& run, std::ostream& out) {
  const auto reasons = record::Shallow(run);
  if (reasons.empty()) return;
  out << "\n## A shallow run\n\n";
  for (const std::string& reason : reasons) out << "- " << EscapeMarkdown(reason) << "\n";
}

void WriteField(std::string_view name, std::string_view value, std::ostream& out) {
  if (!value.empty()) out << "- " << name << ": " << MarkdownCode(value) << "\n";
}

std::string Finding(const CheckResult& check, std::string_view program) {
  std::ostringstream out;
  out << "\n### " << EscapeMarkdown(check.title) << "\n\n" << Link(check) << "\n\n";
  if (!check.level_because.empty()) {
    out << "- level: " << Name(check.level) << " here: " << EscapeMarkdown(check.level_because)
        << "\n";
  }
  WriteField("changed", check.changed, out);
  WriteField("expected", check.expected, out);
  WriteField("actual", check.actual, out);
  WriteField("tried", TrialsInWords(check.trials), out);
  WriteField("source", check.source, out);
  WriteField("baseline", check.reason, out);
  if (!check.harm.empty()) out << "- harm: " << EscapeMarkdown(check.harm) << "\n";
  if (check.attempts.Unstable()) {
    out << fmt::format("- unstable: broken {} of {} times\n", check.attempts.broken,
                       check.attempts.run);
  }
  WriteField("replay", ReplayCommand(program, check), out);
  return out.str();
}

void WriteFindings(const Run& run, Verdict verdict, std::string_view heading,
                   std::string_view program, Room& room) {
  const auto checks = ChecksWith(run, verdict);
  if (checks.empty()) return;
  room.Write(fmt::format("\n## {}\n", heading));
  for (const CheckResult* check : checks) room.Write(Finding(*check, program));
}

// The rest in a table each.
void WriteTable(const Run& run, Verdict verdict, std::string_view heading, std::string_view column,
                Room& room) {
  const auto checks = ChecksWith(run, verdict);
  if (checks.empty()) return;
  room.Write(fmt::format("\n## {}\n\n| check | {} |\n|---|---|\n", heading, column));
  for (const CheckResult* check : checks) {
    const bool from_reason = verdict == Verdict::Known || verdict == Verdict::Inconclusive ||
                             verdict == Verdict::Skipped;
    room.Write(fmt::format("| {} | {}{} |\n", Link(*check),
                           EscapeMarkdown(from_reason ? WhyNot(*check) : check->actual),
                           EscapeMarkdown(Remark(run, *check))));
  }
}

}  // namespace

void WriteMarkdown(const Run& run, std::ostream& out, const MarkdownOptions& options) {
  out << "# " << Headline(run) << "\n\n" << HeadlineMeaning(run) << "\n\n";
  out << fmt::format("Target {}, plan {}, profile {}, nearmiss {}.\n\n",
                     MarkdownCode(run.start.target), MarkdownCode(run.start.plan),
                     MarkdownCode(run.start.profile), MarkdownCode(run.start.version));
  WriteTotals(run, out);
  if (run.end) {
    out << fmt::format("\n{} in {}, seed {}, at {}.\n",
                       Counted(run.end->requests, "request", "requests"),
                       InWords(run.end->duration), run.start.seed, EscapeMarkdown(run.start.time));
  }
  if (const auto trials = TrialsInWords(run); !trials.empty())
    out << "\n" << trials << (run.start.depth.empty() ? "" : ", depth " + run.start.depth) << ".\n";
  WriteDepth(run, out);
  Room room(out, options.most);
  WriteFindings(run, Verdict::Fail, "New failures", options.program, room);
  WriteFindings(run, Verdict::Error, "Faults of nearmiss", options.program, room);
  WriteTable(run, Verdict::Warning, "Warnings", "actual", room);
  WriteTable(run, Verdict::Stale, "Stale baseline entries", "actual", room);
  WriteTable(run, Verdict::Known, "Known failures", "reason", room);
  WriteTable(run, Verdict::Inconclusive, "Without a result", "why", room);
  WriteTable(run, Verdict::Note, "Notes", "actual", room);
  WriteTable(run, Verdict::Skipped, "Skipped", "why", room);
  WriteMarkdownRows(run, out);
  if (room.LeftOut() > 0)
    out << fmt::format("\n{} more entries are in report.html.\n", room.LeftOut());
}

}  // namespace nearmiss::writers
