#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reports/record/names.hpp"
#include "reports/writers/coverage.hpp"
#include "reports/writers/escape.hpp"

namespace nearmiss::writers {
namespace {

using record::CheckResult;
using record::Outcome;
using record::Verdict;
using requirement::Requirement;

using Results = std::vector<const CheckResult*>;

/// What a run says of one requirement.
enum class Answer { Held, Broken, NoVerdict, NoCheck };
constexpr std::array<std::pair<Answer, std::string_view>, 4> kAnswers = {
    {{Answer::Held, "held"},
     {Answer::Broken, "broken"},
     {Answer::NoVerdict, "without a result"},
     {Answer::NoCheck, "no check in this run"}}};

bool Any(const Results& results, Outcome outcome) {
  return std::ranges::any_of(results, [&](const auto* each) { return each->outcome == outcome; });
}

Answer AnswerOf(const Results& results) {
  if (results.empty()) return Answer::NoCheck;
  if (Any(results, Outcome::Broken)) return Answer::Broken;
  return Any(results, Outcome::Held) ? Answer::Held : Answer::NoVerdict;
}

class Page {
 public:
  Page(const record::Run& run, std::span<const Requirement> requirements,
       const requirement::Reasons& reasons, std::ostream& out)
      : run_(run), requirements_(requirements), reasons_(reasons), out_(out) {
    for (const auto& check : run.checks) {
      for (const auto& cited : check.requirements) results_[cited].push_back(&check);
    }
  }

  void Write() {
    out_ << "# Requirements in this run\n\n";
    out_ << fmt::format(
        "Target {}, plan {}, profile {}, nearmiss {}. A requirement is broken when one of the "
        "checks that cite it is, whatever the verdict.\n\n",
        MarkdownCode(run_.start.target), MarkdownCode(run_.start.plan),
        MarkdownCode(run_.start.profile), MarkdownCode(run_.start.version));
    Totals();
    std::string spec;
    for (const auto& each : requirements_) {
      if (each.spec != spec) Heading(spec = each.spec);
      Line(each);
    }
  }

 private:
  const record::Run& run_;
  std::span<const Requirement> requirements_;
  const requirement::Reasons& reasons_;
  std::ostream& out_;
  std::map<std::string, Results> results_;

  const Results& ResultsOf(const Requirement& requirement) const {
    static const Results kNone;
    const auto found = results_.find(requirement.id);
    return found == results_.end() ? kNone : found->second;
  }

  void Totals() {
    std::vector<std::string> specs;
    std::map<std::pair<std::string, std::string>, std::map<Answer, int>> counts;
    for (const auto& each : requirements_) {
      if (std::ranges::find(specs, each.spec) == specs.end()) specs.push_back(each.spec);
      ++counts[{each.spec, Keyword(each)}][AnswerOf(ResultsOf(each))];
    }
    out_ << "| specification | level |";
    for (const auto& [answer, name] : kAnswers) out_ << ' ' << name << " |";
    out_ << "\n|---|---|--:|--:|--:|--:|\n";
    for (const auto& spec : specs) {
      for (const auto* const keyword : {"MUST", "SHOULD", "MAY"}) {
        if (const auto found = counts.find({spec, keyword}); found != counts.end())
          TotalsLine(spec, keyword, found->second);
      }
    }
  }

  void TotalsLine(const std::string& spec, std::string_view keyword,
                  const std::map<Answer, int>& counts) {
    out_ << fmt::format("| {} | {} |", EscapeMarkdown(spec), keyword);
    for (const auto& [answer, name] : kAnswers) {
      const auto count = counts.find(answer);
      out_ << ' ' << (count == counts.end() ? 0 : count->second) << " |";
    }
    out_ << '\n';
  }

  void Heading(std::string_view spec) {
    out_ << "\n## " << EscapeMarkdown(spec)
         << "\n\n| section | level | requirement | in this run |\n|---|---|---|---|\n";
  }

  void Line(const Requirement& each) {
    out_ << fmt::format("| {} | {} | {} {} | {} |\n", EscapeMarkdown(each.section), each.level,
                        MarkdownCode(each.id), EscapeMarkdown(each.text), Result(each));
  }

  std::string Result(const Requirement& requirement) const {
    const auto& results = ResultsOf(requirement);
    if (results.empty()) return WhyNone(requirement);
    std::string cell;
    for (const Verdict verdict : record::kVerdicts) {
      const auto of = Of(results, verdict);
      if (of.empty()) continue;
      cell += fmt::format("{}{} {}", cell.empty() ? "" : "; ", of.size(), Name(verdict));
      cell += verdict == Verdict::Pass ? "" : ": " + Named(of);
    }
    return cell;
  }

  std::string WhyNone(const Requirement& requirement) const {
    const std::vector<requirement::Coverage> coverage =
        requirement::Cover({&requirement, 1}, reasons_, {});
    const auto state = coverage.front().state;
    const bool told =
        state == requirement::State::LeftOut || state == requirement::State::Untestable;
    return told ? EscapeMarkdown(coverage.front().why) : "no check in this run";
  }

  static Results Of(const Results& results, Verdict verdict) {
    Results of;
    std::ranges::copy_if(results, std::back_inserter(of),
                         [&](const auto* each) { return each->verdict == verdict; });
    return of;
  }

  static std::string Named(const Results& results) {
    constexpr std::size_t kMost = 5;
    std::string names;
    for (std::size_t i = 0; i < std::min(kMost, results.size()); ++i)
      names += (i == 0 ? "" : ", ") + MarkdownCode(results[i]->check);
    if (results.size() > kMost) names += fmt::format(", {} more", results.size() - kMost);
    return names;
  }
};

}  // namespace

void WriteRunCoverage(const record::Run& run, std::span<const Requirement> requirements,
                      const requirement::Reasons& reasons, std::ostream& out) {
  Page(run, requirements, reasons, out).Write();
}

}  // namespace nearmiss::writers
