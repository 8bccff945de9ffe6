#include "reports/writers/html_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <vector>

#include "reports/record/cited.hpp"
#include "reports/record/curl.hpp"
#include "reports/record/names.hpp"
#include "reports/record/place.hpp"
#include "reports/writers/escape.hpp"
#include "reports/writers/html_exchange.hpp"
#include "reports/writers/html_pair.hpp"
#include "reports/writers/mend.hpp"
#include "reports/writers/summary.hpp"
#include "reports/writers/trials.hpp"

namespace nearmiss::writers {
namespace {

using record::CheckResult;
using record::Exchange;
using record::Run;
using record::Verdict;

// A check that sends thousands of requests shows how it began and how it ended.
constexpr std::size_t kFirstShown = 20;
constexpr std::size_t kLastShown = 40;

std::string SentenceHtml(const CheckResult& check) {
  const std::string sentence = Sentence(check);
  std::string keyword(Name(check.level));
  if (!sentence.starts_with(keyword + " ")) return VisibleHtml(sentence);
  if (sentence.starts_with(keyword + " NOT ")) keyword += " NOT";
  return fmt::format("<span class=\"level\">{}</span>{}", keyword,
                     VisibleHtml(std::string_view(sentence).substr(keyword.size())));
}

// What the folded line adds for a check that is no plain pass.
std::string_view Short(const CheckResult& check) {
  switch (check.verdict) {
    case Verdict::Pass:
      return {};
    case Verdict::Known:
    case Verdict::Inconclusive:
    case Verdict::Skipped:
      return WhyNot(check);
    default:
      return check.actual;
  }
}

std::string Head(const CheckResult& check) {
  const std::string_view short_text = Short(check);
  return fmt::format(
      "<span class=\"verdict\">{}</span><span class=\"sentence\">{}</span>"
      "<span class=\"clause\">{}</span>{}{}{}",
      Name(check.verdict), SentenceHtml(check), VisibleHtml(Clause(check)),
      check.scored ? "" : "<span class=\"unscored\">not scored</span>",
      check.attempts.Unstable()
          ? fmt::format("<span class=\"unscored\">unstable: broken {} of {} times</span>",
                        check.attempts.broken, check.attempts.run)
          : "",
      short_text.empty() ? ""
                         : "<span class=\"short\">" + HtmlEvidenceLine(short_text) + "</span>");
}

std::string Link(std::string_view text) {
  const bool is_url = text.starts_with("https://") || text.starts_with("http://");
  if (!is_url || text.find_first_of(" \t\r\n") != std::string_view::npos) return VisibleHtml(text);
  return fmt::format("<a href=\"{}\" rel=\"noopener noreferrer\">{}</a>", EscapeHtml(text),
                     VisibleHtml(text));
}

void AddTerm(std::string& list, std::string_view term, std::string_view html) {
  if (!html.empty()) list += fmt::format("<dt>{}</dt><dd>{}</dd>\n", term, html);
}

std::string Code(std::string_view text) {
  return text.empty() ? "" : "<code>" + VisibleHtml(text) + "</code>";
}

std::string Requirements(const CheckResult& check) {
  std::string requirements;
  for (const std::string& requirement : check.requirements) {
    requirements += (requirements.empty() ? "" : ", ") + Code(requirement);
  }
  return requirements;
}

std::string Steadiness(const record::Attempts& attempts) {
  if (attempts.Unstable()) {
    return fmt::format("unstable: broken {} of {} times, each in a fresh session", attempts.broken,
                       attempts.run);
  }
  if (attempts.broken < 2) return {};
  return fmt::format("broken {} of {} times, each in a fresh session", attempts.broken,
                     attempts.run);
}

std::string About(const CheckResult& check) {
  std::string list;
  const bool is_finding = check.outcome == record::Outcome::Broken;
  AddTerm(list, "Changed", HtmlEvidenceLine(check.changed));
  AddTerm(list, "Tried", HtmlEvidenceLine(TrialsInWords(check.trials)));
  AddTerm(list, "Why it matters", HtmlEvidenceLine(check.harm));
  AddTerm(list, "Likely mend", VisibleHtml(LikelyMend(check)));
  AddTerm(list, "Confirmed", Steadiness(check.attempts));
  AddTerm(list, check.verdict == Verdict::Known ? "Accepted because" : "Reason",
          HtmlEvidenceLine(check.reason));
  AddTerm(list, "Condition", Code(check.condition));
  AddTerm(list, "Documented in", Link(check.source));
  AddTerm(
      list, "Level",
      std::string(Name(check.level)) +
          (check.level_because.empty() ? "" : " here: " + HtmlEvidenceLine(check.level_because)));
  AddTerm(list, "Scored", check.scored ? "" : "no, it is newer than the plan");
  AddTerm(list, "Clause",
          check.clause_url.empty()
              ? VisibleHtml(Clause(check))
              : fmt::format("{}, {}", VisibleHtml(Clause(check)), Link(check.clause_url)));
  AddTerm(list, "Requirements", Requirements(check));
  AddTerm(list, "Outcome",
          is_finding ? fmt::format("{}, {}", Name(check.outcome),
                                   check.layer == record::Layer::Safety
                                       ? "safety: binds every server"
                                       : "documented: not the documented answer")
                     : std::string(Name(check.outcome)));
  AddTerm(list, "Took", fmt::format("{}, seed {}", InWords(check.duration), check.seed));
  return "<dl class=\"about-check\">\n" + list + "</dl>\n";
}

std::string Versus(const CheckResult& check) {
  if (check.expected.empty() && check.actual.empty()) return {};
  return fmt::format(
      "<div class=\"versus\"><div><h4>Expected</h4><p>{}</p></div>"
      "<div{}><h4>Actual</h4><p>{}</p></div></div>\n",
      HtmlEvidenceLine(check.expected),
      check.outcome == record::Outcome::Broken ? " class=\"is\"" : "",
      check.actual.empty() ? "nothing" : HtmlEvidenceLine(check.actual));
}

// What stands around the request that decided: whole where it is part of the near miss, a line
// where it only leads there.
std::string Exchanges(const std::vector<const Exchange*>& exchanges) {
  std::string html =
      fmt::format("<details class=\"part\"><summary>{}</summary>\n",
                  Counted(static_cast<int>(exchanges.size()), "exchange", "exchanges"));
  for (std::size_t i = 0; i < exchanges.size(); ++i) {
    if (i == kFirstShown && exchanges.size() > kFirstShown + kLastShown) {
      i = exchanges.size() - kLastShown;
      html += fmt::format("<p class=\"cut\">{} more exchanges are in record.ndjson.</p>\n",
                          i - kFirstShown);
    }
    html += exchanges[i]->role == record::Role::Setup ? HtmlExchangeLine(*exchanges[i])
                                                      : HtmlExchange(*exchanges[i]);
  }
  return html + "</details>\n";
}

std::string Curl(const std::vector<const Exchange*>& cited) {
  if (cited.size() > kFirstShown + kLastShown) return {};
  std::vector<Exchange> exchanges;
  for (const Exchange* const exchange : cited) exchanges.push_back(*exchange);
  return "<details class=\"part\"><summary>The same with curl</summary>\n"
         "<div class=\"copied\"><pre>" +
         VisibleHtml(record::CurlSequence(exchanges)) + "</pre></div>\n</details>\n";
}

std::string Evidence(const Run& run, const CheckResult& check) {
  const auto cited = record::CitedBy(run, check);
  if (cited.empty()) return {};
  return Exchanges(cited) + Curl(cited);
}

// The numbers, "12 to 18", for whoever looks into the record.
std::string Numbers(const CheckResult& check) {
  if (check.exchanges.empty()) return {};
  const auto [first, last] = std::ranges::minmax(check.exchanges);
  return first == last ? fmt::format("{}", first) : fmt::format("{} to {}", first, last);
}

std::string Replay(const CheckResult& check, std::string_view program) {
  const std::string command = ReplayCommand(program, check);
  if (command.empty()) return {};
  return "<div class=\"part\"><h4>Send it again</h4><div class=\"copied\"><pre>" +
         VisibleHtml(command) + "</pre></div></div>\n";
}

std::string Data(const Run& run, const CheckResult& check) {
  const auto slash = check.check.find('/');
  return fmt::format(
      " data-verdict=\"{}\" data-level=\"{}\" data-specification=\"{}\" data-endpoint=\"{}\" "
      "data-condition=\"{}\"",
      Name(check.verdict), Name(check.level), EscapeXml(check.check.substr(0, slash)),
      EscapeXml(record::AskedBy(run, check)), EscapeXml(check.condition));
}

std::string Whole(const Run& run, const CheckResult& check, std::string_view program) {
  return Versus(check) + HtmlPair(run, check) + About(check) + Evidence(run, check) +
         Replay(check, program);
}

std::string InShort(const CheckResult& check) {
  std::string list;
  AddTerm(list, "Changed", HtmlEvidenceLine(check.changed));
  AddTerm(list, "Tried", HtmlEvidenceLine(TrialsInWords(check.trials)));
  AddTerm(list, "Expected", HtmlEvidenceLine(check.expected));
  AddTerm(list, "Actual", HtmlEvidenceLine(check.actual == check.reason ? "" : check.actual));
  AddTerm(list, "Reason", HtmlEvidenceLine(check.reason));
  AddTerm(list, "Condition", Code(check.condition));
  AddTerm(list, "Clause", Link(check.clause_url));
  AddTerm(list, "Requirements", Requirements(check));
  AddTerm(list, "Exchanges", Numbers(check));
  return "<dl class=\"about-check\">\n" + list + "</dl>\n";
}

}  // namespace

std::string HtmlCheck(const Run& run, const CheckResult& check, Told told,
                      std::string_view program) {
  const std::string id = EscapeHtml(check.check);
  return fmt::format(
             "<article class=\"check {0}\" id=\"{1}\"{4}><details{2}><summary class=\"head\">{3}"
             "</summary>\n<div class=\"body\">\n<p class=\"id mono\"><a "
             "href=\"#{1}\">{1}</a></p>\n",
             Name(check.verdict), id, told == Told::Open ? " open" : "", Head(check),
             Data(run, check)) +
         (told == Told::InShort ? InShort(check) : Whole(run, check, program)) +
         "</div></details></article>\n";
}

std::string HtmlCheckLink(const Run& run, const CheckResult& check) {
  return fmt::format("<div class=\"row {}\"{}><a class=\"head\" href=\"#{}\">{}</a></div>\n",
                     Name(check.verdict), Data(run, check), EscapeHtml(check.check), Head(check));
}

}  // namespace nearmiss::writers
