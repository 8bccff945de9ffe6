#include "reports/writers/summary.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/record/ledger.hpp"
#include "reports/record/names.hpp"
#include "reports/record/shell.hpp"
#include "reports/record/specification.hpp"

namespace nearmiss::writers {
namespace {

using record::CheckResult;
using record::Ledger;
using record::Run;
using record::Verdict;

constexpr int kFirstSignalCode = 128;

std::string_view UpTo(std::string_view text, char delimiter) {
  return text.substr(0, text.find(delimiter));
}

/// What stands before the keyword: "RFC 6749 4.1.2" of "RFC 6749 4.1.2 MUST refuse ...".
std::string_view BeforeTheKeyword(std::string_view title) {
  for (const std::string_view keyword : {" MUST ", " SHOULD ", " MAY "}) {
    if (title.contains(keyword)) return title.substr(0, title.find(keyword));
  }
  return {};
}

}  // namespace

std::string Headline(const Run& run) {
  const int failures = Ledger(run.checks).Of(Verdict::Fail);
  std::string failed = Counted(failures, "new failure", "new failures");
  const std::string also = failures > 0 ? ", with " + failed : "";
  if (!run.end) return "Unfinished" + also;
  switch (run.end->exit_code) {
    case record::kExitHeld:
      return "No new failure";
    case record::kExitFailures:
      return failed;
    case record::kExitUsage:
      return "Nothing was tested";
    case record::kExitCouldNotTest:
      return "Could not test";
    case record::kExitStale:
      return "Stale baseline entries";
    case record::kExitEmpty:
      return "The selection is empty";
    default:
      break;
  }
  return (run.end->exit_code > kFirstSignalCode ? "Interrupted" : "nearmiss itself failed") + also;
}

std::string HeadlineMeaning(const Run& run) {
  if (!run.end) return "The record ends before the run did; what it holds so far is below.";
  switch (run.end->exit_code) {
    case record::kExitHeld:
      return "Every selected required check held, or failed only as the baseline says. "
             "That is no proof that the server is safe: only what is listed here was asked.";
    case record::kExitFailures:
      return "The server did what a specification or its own documentation rules out.";
    case record::kExitUsage:
      return "There is a mistake in the command line or the configuration.";
    case record::kExitCouldNotTest:
      return "Too much was left without an answer to say how the server behaves.";
    case record::kExitStale:
      return "The baseline has entries to take off the list: what they name holds now, their time "
             "is "
             "over, or there is no such check.";
    case record::kExitEmpty:
      return "No check matches what was selected.";
    default:
      break;
  }
  if (run.end->exit_code > kFirstSignalCode) {
    return "The run was stopped by a signal; what it found until then is below.";
  }
  return "At least one check ran into a fault of nearmiss, which says nothing about the server.";
}

std::string TotalsInWords(const Run& run) {
  const Ledger ledger(run.checks);
  std::string words;
  for (const Verdict verdict : record::kVerdicts) {
    if (ledger.Of(verdict) == 0) continue;
    words += fmt::format("{}{} {}", words.empty() ? "" : ", ", ledger.Of(verdict), Name(verdict));
  }
  return words;
}

Required RequiredOf(const Run& run) {
  Required required;
  for (const CheckResult& check : run.checks) {
    if (check.level != record::Level::Must || !check.scored) continue;
    const bool held = check.outcome == record::Outcome::Held;
    if (held) ++required.held;
    if (held || check.outcome == record::Outcome::Broken) ++required.tried;
  }
  return required;
}

std::vector<const CheckResult*> ChecksWith(const Run& run, Verdict verdict) {
  std::vector<const CheckResult*> checks;
  for (const CheckResult& check : run.checks) {
    if (check.verdict == verdict) checks.push_back(&check);
  }
  return checks;
}

std::string Specification(std::string_view check) {
  return record::SpecificationTitle(UpTo(check, '/'));
}

std::string Clause(std::string_view check) {
  const auto slash = check.find('/');
  if (slash == std::string_view::npos) return Specification(check);
  return Specification(check) + " " + std::string(UpTo(check.substr(slash + 1), '/'));
}

std::string Clause(const CheckResult& check) {
  const auto printed = BeforeTheKeyword(check.title);
  return printed.empty() ? Clause(check.check) : std::string(printed);
}

std::string Unscored(const Run& run, const CheckResult& check) {
  return check.scored ? "" : "not scored: newer than the plan " + run.start.plan;
}

std::string Sentence(const CheckResult& check) {
  const std::string clause = Clause(check) + " ";
  if (check.title.empty()) return check.check;
  return check.title.starts_with(clause) ? check.title.substr(clause.size()) : check.title;
}

std::string ReplayCommand(std::string_view program, const CheckResult& check) {
  if (check.replay_file.empty()) return {};
  const bool plain = check.replay_file.find_first_not_of(
                         "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./") ==
                     std::string::npos;
  return fmt::format("{} replay {}", program,
                     plain ? check.replay_file : record::ShellWord(check.replay_file));
}

std::string_view WhyNot(const CheckResult& check) {
  return check.reason.empty() ? check.actual : check.reason;
}

std::string InWords(std::chrono::milliseconds duration) {
  const auto milliseconds = duration.count();
  constexpr auto kSecond = 1000;
  constexpr auto kMinute = 60 * kSecond;
  if (milliseconds < kSecond) return fmt::format("{} ms", milliseconds);
  if (milliseconds < kMinute) {
    return fmt::format("{:.1f} s", static_cast<double>(milliseconds) / kSecond);
  }
  return fmt::format("{} min {:02} s", milliseconds / kMinute, milliseconds % kMinute / kSecond);
}

std::string Counted(int number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

}  // namespace nearmiss::writers
