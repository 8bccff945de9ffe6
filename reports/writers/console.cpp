#include "reports/writers/console.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <ostream>
#include <string_view>
#include <vector>

#include "reports/record/ledger.hpp"
#include "reports/record/names.hpp"
#include "reports/record/shallow.hpp"
#include "reports/writers/near_miss_rows.hpp"
#include "reports/writers/summary.hpp"
#include "reports/writers/trials.hpp"
#include "reports/writers/visible.hpp"

namespace nearmiss::writers {
namespace {

using record::CheckResult;
using record::Run;
using record::Verdict;

std::string_view Colour(Verdict verdict) {
  switch (verdict) {
    case Verdict::Pass:
      return "32";  // green
    case Verdict::Fail:
    case Verdict::Error:
      return "1;31";  // bold red
    case Verdict::Warning:
    case Verdict::Stale:
    case Verdict::Inconclusive:
      return "33";  // yellow
    case Verdict::Note:
    case Verdict::Known:
    case Verdict::Skipped:
      return "2";  // faint
  }
  return "0";
}

class Console {
 public:
  Console(const Run& run, std::ostream& out, const ConsoleOptions& options)
      : run_(run), out_(out), options_(options) {}

  void Write() {
    Print("\nnearmiss {}, plan {}, profile {}, target {}\n", VisibleLine(run_.start.version),
          VisibleLine(run_.start.plan), VisibleLine(run_.start.profile),
          VisibleLine(run_.start.target));
    for (const Verdict verdict : {Verdict::Fail, Verdict::Error}) {
      for (const CheckResult* check : ChecksWith(run_, verdict)) Finding(*check);
    }
    Shortly(Verdict::Warning, "warnings");
    Shortly(Verdict::Stale, "listed in the baseline, but holding now");
    Shortly(Verdict::Inconclusive, "without a result");
    NotScored();
    Depth();
    Totals();
  }

 private:
  template <typename... Arguments>
  void Print(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::ostreambuf_iterator<char>(out_), format,
                   std::forward<Arguments>(arguments)...);
  }

  std::string Painted(Verdict verdict, std::string_view text) const {
    if (!options_.colour) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", Colour(verdict), text);
  }

  void Field(std::string_view name, std::string_view value) {
    if (!value.empty()) Print("  {:<9} {}\n", name, VisibleLine(value));
  }

  void Finding(const CheckResult& check) {
    Print("\n{} {}\n", Painted(check.verdict, Name(check.verdict)), VisibleLine(check.check));
    Field("title", check.title);
    Field("clause", check.clause_url);
    if (!check.level_because.empty())
      Field("level", fmt::format("{} here: {}", Name(check.level), check.level_because));
    Field("changed", check.changed);
    Field("expected", check.expected);
    Field("actual", check.actual);
    Field("tried", TrialsInWords(check.trials));
    Field("source", check.source);
    Field("baseline", check.reason);
    Field("replay", ReplayCommand(options_.program, check));
  }

  void Shortly(Verdict verdict, std::string_view heading) {
    Shortly(ChecksWith(run_, verdict), verdict, heading);
  }

  /// Findings of checks that the frozen plan does not have yet.
  void NotScored() {
    std::vector<const CheckResult*> checks;
    for (const CheckResult* check : ChecksWith(run_, Verdict::Note)) {
      if (!check->scored) checks.push_back(check);
    }
    Shortly(checks, Verdict::Note,
            fmt::format("broken, but not scored: newer than the plan {}",
                        VisibleLine(run_.start.plan)));
  }

  void Depth() {
    const auto reasons = record::Shallow(run_);
    if (reasons.empty()) return;
    Print("\n{}:\n", Painted(Verdict::Warning, "a shallow run"));
    for (const std::string& reason : reasons) Print("  {}\n", VisibleLine(reason));
  }

  void Shortly(const std::vector<const CheckResult*>& checks, Verdict verdict,
               std::string_view heading) {
    constexpr std::size_t kMost = 10;
    if (checks.empty()) return;
    Print("\n{}:\n", Painted(verdict, heading));
    for (std::size_t i = 0; i < std::min(kMost, checks.size()); ++i) {
      const std::string_view why =
          verdict == Verdict::Inconclusive ? WhyNot(*checks[i]) : checks[i]->actual;
      Print("  {}{}{}\n", VisibleLine(checks[i]->check), why.empty() ? "" : ": ", VisibleLine(why));
    }
    if (checks.size() > kMost) Print("  and {} more in the report\n", checks.size() - kMost);
  }

  void Totals() {
    const record::Ledger ledger(run_.checks);
    Print("\n{}: {}\n", Counted(ledger.Selected(), "check", "checks"), TotalsInWords(run_));
    if (const auto trials = TrialsInWords(run_); !trials.empty()) Print("{}\n", trials);
    if (const auto rows = RowsInWords(run_); !rows.empty()) Print("{}\n", rows);
    if (run_.end) {
      Print("{} in {}, seed {}\n", Counted(run_.end->requests, "request", "requests"),
            InWords(run_.end->duration), run_.start.seed);
    }
    const bool good = run_.end && run_.end->exit_code == record::kExitHeld;
    Print("{}\n", Painted(good ? Verdict::Pass : Verdict::Fail, Headline(run_)));
    if (!options_.report.empty()) Print("report: {}\n", options_.report);
  }

  const Run& run_;
  std::ostream& out_;
  const ConsoleOptions& options_;
};

}  // namespace

void WriteConsole(const Run& run, std::ostream& out, const ConsoleOptions& options) {
  Console(run, out, options).Write();
}

}  // namespace nearmiss::writers
