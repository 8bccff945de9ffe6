#include "reports/writers/html_check.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <vector>

#include "reports/record/curl.hpp"
#include "reports/record/names.hpp"
#include "reports/writers/escape.hpp"
#include "reports/writers/html_exchange.hpp"
#include "reports/writers/summary.hpp"
#include "reports/writers/trials.hpp"

namespace nearmiss::writers {
namespace {

using record::CheckResult;
using record::Exchange;
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
      "<span class=\"clause\">{}</span>{}{}",
      Name(check.verdict), SentenceHtml(check), VisibleHtml(Clause(check)),
      check.scored ? "" : "<span class=\"unscored\">not scored</span>",
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

std::string About(const CheckResult& check) {
  std::string list;
  const bool is_finding = check.outcome == record::Outcome::Broken;
  AddTerm(list, "Changed", HtmlEvidenceLine(check.changed));
  AddTerm(list, "Tried", HtmlEvidenceLine(TrialsInWords(check.trials)));
  AddTerm(list, "Harm", HtmlEvidenceLine(check.harm));
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
  std::string requirements;
  for (const std::string& requirement : check.requirements) {
    requirements += (requirements.empty() ? "" : ", ") + Code(requirement);
  }
  AddTerm(list, "Requirements", requirements);
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

std::vector<Exchange> ExchangesOf(const CheckResult& check, const ExchangeIndex& index) {
  std::vector<Exchange> exchanges;
  for (const int n : check.exchanges) {
    if (const auto found = index.find(n); found != index.end()) exchanges.push_back(*found->second);
  }
  return exchanges;
}

std::string Evidence(const CheckResult& check, const ExchangeIndex& index, bool open) {
  const std::vector<Exchange> exchanges = ExchangesOf(check, index);
  if (exchanges.empty()) return {};
  std::string html =
      fmt::format("<details class=\"part\"{}><summary>{}</summary>\n", open ? " open" : "",
                  Counted(static_cast<int>(exchanges.size()), "exchange", "exchanges"));
  for (std::size_t i = 0; i < exchanges.size(); ++i) {
    if (i == kFirstShown && exchanges.size() > kFirstShown + kLastShown) {
      i = exchanges.size() - kLastShown;
      html += fmt::format("<p class=\"cut\">{} more exchanges are in record.ndjson.</p>\n",
                          i - kFirstShown);
    }
    html += HtmlExchange(exchanges[i]);
  }
  html += "</details>\n";
  if (exchanges.size() > kFirstShown + kLastShown) return html;
  return html + "<details class=\"part\"><summary>The same with curl</summary>\n<pre>" +
         VisibleHtml(record::CurlSequence(exchanges)) + "</pre>\n</details>\n";
}

std::string Replay(const CheckResult& check, std::string_view program) {
  const std::string command = ReplayCommand(program, check);
  if (command.empty()) return {};
  return "<div class=\"part\"><h4>Send it again</h4><pre>" + VisibleHtml(command) +
         "</pre></div>\n";
}

}  // namespace

std::string HtmlCheck(const CheckResult& check, const ExchangeIndex& exchanges,
                      std::string_view program) {
  const bool open = check.verdict == Verdict::Fail || check.verdict == Verdict::Error;
  const std::string id = EscapeHtml(check.check);
  return fmt::format(
             "<article class=\"check {0}\" id=\"{1}\"><details{2}><summary class=\"head\">{3}"
             "</summary>\n<div class=\"body\">\n<p class=\"id mono\"><a "
             "href=\"#{1}\">{1}</a></p>\n",
             Name(check.verdict), id, open ? " open" : "", Head(check)) +
         Versus(check) + About(check) + Evidence(check, exchanges, open) + Replay(check, program) +
         "</div></details></article>\n";
}

std::string HtmlCheckLink(const CheckResult& check) {
  return fmt::format("<div class=\"row {}\"><a class=\"head\" href=\"#{}\">{}</a></div>\n",
                     Name(check.verdict), EscapeHtml(check.check), Head(check));
}

}  // namespace nearmiss::writers
