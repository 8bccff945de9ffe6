#include "reports/writers/markdown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <string_view>

#include "reports/record/ledger.hpp"
#include "reports/record/names.hpp"
#include "reports/record/shallow.hpp"
#include "reports/writers/escape.hpp"
#include "reports/writers/summary.hpp"
#include "reports/writers/trials.hpp"

namespace nearmiss::writers {
namespace {

using record::CheckResult;
using record::Run;
using record::Verdict;

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

void WriteFinding(const CheckResult& check, std::string_view program, std::ostream& out) {
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
  if (!check.harm.empty()) out << "- harm: " << EscapeMarkdown(check.harm) << "\n";
  WriteField("replay", ReplayCommand(program, check), out);
}

void WriteFindings(const Run& run, Verdict verdict, std::string_view heading,
                   std::string_view program, std::ostream& out) {
  const auto checks = ChecksWith(run, verdict);
  if (checks.empty()) return;
  out << "\n## " << heading << "\n";
  for (const CheckResult* check : checks) WriteFinding(*check, program, out);
}

// The rest in a table each.
void WriteTable(const Run& run, Verdict verdict, std::string_view heading, std::string_view column,
                std::ostream& out) {
  const auto checks = ChecksWith(run, verdict);
  if (checks.empty()) return;
  out << "\n## " << heading << "\n\n| check | " << column << " |\n|---|---|\n";
  for (const CheckResult* check : checks) {
    const bool from_reason = verdict == Verdict::Known || verdict == Verdict::Inconclusive ||
                             verdict == Verdict::Skipped;
    out << "| " << Link(*check) << " | "
        << EscapeMarkdown(from_reason ? WhyNot(*check) : check->actual)
        << EscapeMarkdown(Remark(run, *check)) << " |\n";
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
  WriteFindings(run, Verdict::Fail, "New failures", options.program, out);
  WriteFindings(run, Verdict::Error, "Faults of nearmiss", options.program, out);
  WriteTable(run, Verdict::Warning, "Warnings", "actual", out);
  WriteTable(run, Verdict::Stale, "Stale baseline entries", "actual", out);
  WriteTable(run, Verdict::Known, "Known failures", "reason", out);
  WriteTable(run, Verdict::Inconclusive, "Without a result", "why", out);
  WriteTable(run, Verdict::Note, "Notes", "actual", out);
  WriteTable(run, Verdict::Skipped, "Skipped", "why", out);
}

}  // namespace nearmiss::writers
