#include "reports/writers/rejudgement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "reports/writers/escape.hpp"
#include "reports/writers/json_text.hpp"
#include "reports/writers/summary.hpp"
#include "reports/writers/visible.hpp"

namespace nearmiss::record {

std::string_view Name(Again again) {
  switch (again) {
    case Again::Changed:
      return "changed";
    case Again::CannotJudge:
      return "cannot judge";
    case Again::OtherWords:
      return "other words";
    case Again::Same:
      return "same";
  }
  std::unreachable();
}

}  // namespace nearmiss::record

namespace nearmiss::writers {
namespace {

using record::Again;
using record::CheckResult;
using record::Rejudged;
using record::Rejudgement;

std::string Told(const CheckResult& check) {
  return fmt::format("{}: {}", Name(check.verdict), check.actual);
}

std::vector<const Rejudged*> Of(const Rejudgement& rejudgement, Again again) {
  std::vector<const Rejudged*> checks;
  for (const auto& check : rejudgement.checks) {
    if (check.again == again) checks.push_back(&check);
  }
  return checks;
}

/// Checks that cannot be judged for the same reason, the most frequent first.
std::vector<std::pair<std::string, std::vector<const Rejudged*>>> ByReason(
    const std::vector<const Rejudged*>& checks) {
  std::map<std::string, std::vector<const Rejudged*>> by_reason;
  for (const auto* check : checks) by_reason[check->now.reason].push_back(check);
  std::vector<std::pair<std::string, std::vector<const Rejudged*>>> sorted(by_reason.begin(),
                                                                           by_reason.end());
  std::ranges::sort(sorted, [](const auto& a, const auto& b) {
    return a.second.size() != b.second.size() ? a.second.size() > b.second.size()
                                              : a.first < b.first;
  });
  return sorted;
}

std::string Totals(const Rejudgement& rejudgement) {
  std::string totals;
  for (const Again again : {Again::Changed, Again::CannotJudge, Again::OtherWords, Again::Same}) {
    totals += fmt::format("{}{} {}", totals.empty() ? "" : ", ", Of(rejudgement, again).size(),
                          Name(again));
  }
  return totals;
}

std::string Versions(const Rejudgement& rejudgement) {
  return fmt::format("then nearmiss {} with plan {}, now nearmiss {} with plan {}",
                     rejudgement.then.version, rejudgement.then.plan, rejudgement.version,
                     rejudgement.plan);
}

}  // namespace

void WriteRejudgement(const Rejudgement& rejudgement, std::ostream& out) {
  for (const auto& [again, heading] :
       {std::pair{Again::Changed, "changed, on the same answers, because of nearmiss"},
        std::pair{Again::OtherWords, "the same verdict in other words"}}) {
    const auto checks = Of(rejudgement, again);
    if (!checks.empty()) out << fmt::format("\n{}:\n", heading);
    for (const auto* check : checks) {
      out << fmt::format("  {}\n    then  {}\n    now   {}\n", VisibleLine(check->then.check),
                         VisibleLine(Told(check->then)), VisibleLine(Told(check->now)));
    }
  }
  const auto cannot = Of(rejudgement, Again::CannotJudge);
  if (!cannot.empty()) out << "\ncannot judge:\n";
  for (const auto& [reason, checks] : ByReason(cannot)) {
    out << fmt::format("  {}\n", VisibleLine(reason));
    for (const auto* check : checks) out << fmt::format("    {}\n", VisibleLine(check->then.check));
  }
  out << fmt::format("\n{}\n{}\n", VisibleLine(Versions(rejudgement)), Totals(rejudgement));
}

void WriteRejudgementMarkdown(const Rejudgement& rejudgement, std::ostream& out) {
  out << fmt::format("# {}\n\n{}.\n", Totals(rejudgement), EscapeMarkdown(Versions(rejudgement)));
  for (const auto& [again, heading] :
       {std::pair{Again::Changed, "Changed, on the same answers, because of nearmiss"},
        std::pair{Again::OtherWords, "The same verdict in other words"}}) {
    const auto checks = Of(rejudgement, again);
    if (!checks.empty())
      out << fmt::format("\n## {}\n\n| check | then | now |\n|---|---|---|\n", heading);
    for (const auto* check : checks) {
      out << fmt::format("| {} | {} | {} |\n", MarkdownCode(check->then.check),
                         EscapeMarkdown(Told(check->then)), EscapeMarkdown(Told(check->now)));
    }
  }
  const auto cannot = Of(rejudgement, Again::CannotJudge);
  if (!cannot.empty()) out << "\n## Cannot judge\n\n| check | why |\n|---|---|\n";
  for (const auto* check : cannot) {
    out << fmt::format("| {} | {} |\n", MarkdownCode(check->then.check),
                       EscapeMarkdown(check->now.reason));
  }
}

void WriteRejudgementJson(const Rejudgement& rejudgement, std::ostream& out) {
  Json document = {{"schema", "nearmiss.rejudgement/1"},
                   {"version", {{"then", rejudgement.then.version}, {"now", rejudgement.version}}},
                   {"plan", {{"then", rejudgement.then.plan}, {"now", rejudgement.plan}}},
                   {"exit_code", rejudgement.exit_code},
                   {"checks", Json::array()}};
  for (const auto& check : rejudgement.checks) {
    Json entry = {{"check", JsonText(check.then.check)},
                  {"again", Name(check.again)},
                  {"then",
                   {{"outcome", Name(check.then.outcome)},
                    {"verdict", Name(check.then.verdict)},
                    {"actual", JsonText(check.then.actual)}}},
                  {"now",
                   {{"outcome", Name(check.now.outcome)},
                    {"verdict", Name(check.now.verdict)},
                    {"actual", JsonText(check.now.actual)}}}};
    if (check.again == Again::CannotJudge) entry["why"] = JsonText(check.now.reason);
    document["checks"].push_back(std::move(entry));
  }
  WriteJson(document, out);
}

}  // namespace nearmiss::writers
