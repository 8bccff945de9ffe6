#include "reports/writers/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "reports/record/cause.hpp"
#include "reports/record/ledger.hpp"
#include "reports/record/names.hpp"
#include "reports/record/place.hpp"
#include "reports/record/shallow.hpp"
#include "reports/writers/escape.hpp"
#include "reports/writers/html_check.hpp"
#include "reports/writers/html_history.hpp"
#include "reports/writers/html_matrix.hpp"
#include "reports/writers/html_script.hpp"
#include "reports/writers/html_style.hpp"
#include "reports/writers/html_timeline.hpp"
#include "reports/writers/near_miss_rows.hpp"
#include "reports/writers/summary.hpp"
#include "reports/writers/trials.hpp"

namespace nearmiss::writers {
namespace {

using record::CheckResult;
using record::Run;
using record::Verdict;

struct FindingGroup {
  Verdict verdict;
  std::string_view heading;
};

// What a reader has to act on, the worst first. What is not here is told in the list of every
// check.
constexpr std::array<FindingGroup, 7> kFindingGroups = {{
    {Verdict::Fail, "New failures"},
    {Verdict::Error, "Faults of nearmiss"},
    {Verdict::Warning, "Warnings"},
    {Verdict::Stale, "Stale baseline entries"},
    {Verdict::Inconclusive, "Without a result"},
    {Verdict::Known, "Known failures"},
    {Verdict::Note, "Notes"},
}};

bool IsFinding(const CheckResult& check) {
  return std::ranges::find(kFindingGroups, check.verdict, &FindingGroup::verdict) !=
         kFindingGroups.end();
}

// The verdict whose colour the headline has.
Verdict Tone(const Run& run) {
  if (!run.end) return Verdict::Warning;
  switch (run.end->exit_code) {
    case record::kExitHeld:
      return Verdict::Pass;
    case record::kExitFailures:
      return Verdict::Fail;
    case record::kExitFault:
      return Verdict::Error;
    case record::kExitStale:
      return Verdict::Stale;
    default:
      return Verdict::Warning;
  }
}

// Findings are told whole up to this many of one cause, and up to this many in all; the page has to
// stay light whatever a server does.
constexpr std::size_t kWholeOfACause = 3;
constexpr std::size_t kWholeInAll = 300;
// So many stand open; a page of a hundred open ones is no overview.
constexpr std::size_t kOpened = 10;

class Page {
 public:
  Page(const Run& run, std::ostream& out, const HtmlOptions& options)
      : run_(run), out_(out), options_(options), ledger_(run.checks) {}

  void Write() {
    Head();
    out_ << "<body>\n<header class=\"" << Name(Tone(run_)) << "\">\n";
    out_ << "<p class=\"brand\">nearmiss report</p>\n<h1>" << VisibleHtml(Headline(run_))
         << "</h1>\n<p class=\"meaning\">" << HeadlineMeaning(run_) << "</p>\n";
    Score();
    Bar();
    Totals();
    Depth();
    Facts();
    out_ << "</header>\n<main>\n";
    Findings();
    WriteHtmlMatrix(run_, out_);
    WriteHtmlRows(run_, out_);
    out_ << HtmlTimeline(run_) << HtmlHistory(run_, options_.earlier);
    EveryCheck();
    out_ << "</main>\n";
    Foot();
    out_ << "<script>" << kHtmlScript << "</script>\n</body>\n</html>\n";
  }

 private:
  void Head() {
    out_ << "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            // Nothing is fetched and no script but the page's own runs, whatever a server put into
            // its answers.
            "<meta http-equiv=\"Content-Security-Policy\" "
            "content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-"
         << kHtmlScriptSha256 << "'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n";
    out_ << "<title>" << EscapeHtml(Headline(run_)) << " - " << EscapeXml(run_.start.target)
         << " - nearmiss</title>\n<style>" << kHtmlStyle;
    for (const Verdict verdict : record::kVerdicts) {
      out_ << fmt::format(
          "html:not(.js) body:has(#show-{0}:checked) .list :is(.check, .row):not(.{0}), "
          "html:not(.js) body:has(#show-{0}:checked) .list .group:not(:has(.{0})) "
          "{{ display: none; }}\n",
          Name(verdict));
    }
    out_ << "</style>\n</head>\n";
  }

  // The four numbers that somebody who has a minute wants.
  void Score() {
    const Required required = RequiredOf(run_);
    out_ << "<ul class=\"score\">\n";
    if (required.tried > 0) {
      Number(required.held == required.tried ? Verdict::Pass : Verdict::Fail,
             fmt::format("{} of {}", required.held, required.tried), "MUST held of those tried");
    }
    Number(ledger_.Of(Verdict::Fail) == 0 ? Verdict::Pass : Verdict::Fail,
           std::to_string(ledger_.Of(Verdict::Fail)), "new failures");
    Number(Verdict::Stale, std::to_string(ledger_.Of(Verdict::Stale)),
           "fixed: listed, and hold now");
    Number(Verdict::Known, std::to_string(ledger_.Of(Verdict::Known)), "known failures");
    out_ << "</ul>\n<p class=\"against\">Target <b>" << VisibleHtml(run_.start.target)
         << "</b>, plan <b>" << VisibleHtml(run_.start.plan) << "</b></p>\n";
  }

  void Number(Verdict tone, std::string_view number, std::string_view of_what) {
    out_ << fmt::format("<li class=\"{}\"><b>{}</b> {}</li>\n",
                        number == "0" && tone != Verdict::Pass ? "none" : Name(tone), number,
                        of_what);
  }

  void Bar() {
    if (run_.checks.empty()) return;
    out_ << "<div class=\"bar\" aria-hidden=\"true\">";
    for (const Verdict verdict : record::kVerdicts) {
      if (ledger_.Of(verdict) == 0) continue;
      out_ << fmt::format("<span class=\"{}\" style=\"flex-grow:{}\"></span>", Name(verdict),
                          ledger_.Of(verdict));
    }
    out_ << "</div>\n";
  }

  void Totals() {
    out_ << "<ul class=\"totals\">\n";
    out_ << fmt::format("<li class=\"all\"><b>{}</b> <a href=\"#checks\">{}</a></li>\n",
                        ledger_.Selected(), ledger_.Selected() == 1 ? "check" : "checks");
    for (const Verdict verdict : record::kVerdicts) {
      const int count = ledger_.Of(verdict);
      const std::string_view name = Name(verdict);
      const bool is_group = std::ranges::find(kFindingGroups, verdict, &FindingGroup::verdict) !=
                            kFindingGroups.end();
      if (count == 0) {
        out_ << fmt::format("<li class=\"none\"><b>0</b> {}</li>\n", name);
      } else {
        out_ << fmt::format("<li class=\"{0}\"><b>{1}</b> <a href=\"#{2}\">{0}</a></li>\n", name,
                            count, is_group ? "group-" + std::string(name) : "checks");
      }
    }
    out_ << "</ul>\n";
  }

  void Fact(std::string_view term, std::string_view value, std::string_view css = {}) {
    if (value.empty()) return;
    out_ << fmt::format("<div{}><dt>{}</dt><dd>{}</dd></div>\n",
                        css.empty() ? "" : fmt::format(" class=\"{}\"", css), term,
                        VisibleHtml(value));
  }

  void Facts() {
    const record::RunStart& start = run_.start;
    out_ << "<dl class=\"facts\">\n";
    Fact("Profile", start.profile);
    Fact("Selection", start.selection, "wide");
    Fact("Depth", start.depth);
    Fact("Tried", TrialsInWords(run_), "wide");
    Fact("Started", start.time);
    if (run_.end) {
      Fact("Took", InWords(run_.end->duration));
      Fact("Requests", std::to_string(run_.end->requests));
      Fact("Exit code", std::to_string(run_.end->exit_code));
    }
    Fact("Seed", std::to_string(start.seed));
    if (start.shard != "1/1") Fact("Shard", start.shard);
    Fact("nearmiss", start.commit.empty() ? start.version
                                          : fmt::format("{} ({})", start.version, start.commit));
    Fact("Configuration, SHA-256", start.config_sha256, "whole mono");
    out_ << "</dl>\n";
  }

  void Depth() {
    const auto reasons = record::Shallow(run_);
    if (reasons.empty()) return;
    out_ << "<div class=\"depth\"><h2>A shallow run</h2>\n<ul>\n";
    for (const std::string& reason : reasons) out_ << "<li>" << VisibleHtml(reason) << "</li>\n";
    out_ << "</ul></div>\n";
  }

  void Findings() {
    if (std::ranges::none_of(run_.checks, IsFinding)) return;
    out_ << "<section id=\"findings\">\n<h2>Findings</h2>\n";
    for (const auto& [verdict, heading] : kFindingGroups) {
      const auto checks = ChecksWith(run_, verdict);
      if (checks.empty()) continue;
      out_ << fmt::format("<h3 id=\"group-{}\">{} <span class=\"count\">{}</span></h3>\n",
                          Name(verdict), heading, checks.size());
      for (const record::Cause& cause : record::CausesOf(checks)) Cause(cause, verdict);
    }
    out_ << "</section>\n";
  }

  // Failures of one cause are one entry with its count: the first as the example, the rest folded.
  void Cause(const record::Cause& cause, Verdict verdict) {
    const bool opens = verdict == Verdict::Fail || verdict == Verdict::Error;
    const auto& first = *cause.checks.front();
    if (cause.checks.size() == 1) {
      out_ << HtmlCheck(run_, first, ToldOf(0, opens), options_.program);
      return;
    }
    out_ << fmt::format("<section class=\"cause {}\">\n<h4>{} of one cause: <code>{}</code></h4>\n",
                        Name(verdict),
                        Counted(static_cast<int>(cause.checks.size()), "check", "checks"),
                        VisibleHtml(first.condition));
    out_ << HtmlCheck(run_, first, ToldOf(0, opens), options_.program);
    out_ << fmt::format("<details class=\"more\"><summary>{} more of this cause</summary>\n",
                        cause.checks.size() - 1);
    for (std::size_t i = 1; i < cause.checks.size(); ++i)
      out_ << HtmlCheck(run_, *cause.checks[i], ToldOf(i, false), options_.program);
    out_ << "</details>\n</section>\n";
  }

  Told ToldOf(std::size_t place_in_cause, bool opens) {
    if (place_in_cause >= kWholeOfACause || whole_ >= kWholeInAll) return Told::InShort;
    ++whole_;
    return opens && whole_ <= kOpened ? Told::Open : Told::Folded;
  }

  void Choice(std::string_view name, std::string_view all, const std::set<std::string>& values) {
    out_ << fmt::format("<label>{0}<select name=\"{1}\"><option value=\"\">{2}</option>", name,
                        Lower(name), all);
    for (const std::string& value : values) {
      if (!value.empty()) out_ << fmt::format("<option>{}</option>", VisibleHtmlLine(value));
    }
    out_ << "</select></label>\n";
  }

  static std::string Lower(std::string_view name) {
    std::string word(name);
    word.front() = static_cast<char>(word.front() | 0x20);
    return word;
  }

  // Hidden until the script is there, which keeps what was chosen in the fragment of the URL.
  void FilterForm() {
    std::map<std::string, std::set<std::string>> values;
    for (const CheckResult& check : run_.checks) {
      values["Verdict"].emplace(Name(check.verdict));
      values["Level"].emplace(Name(check.level));
      values["Specification"].insert(check.check.substr(0, check.check.find('/')));
      values["Endpoint"].insert(record::AskedBy(run_, check));
      values["Condition"].insert(check.condition);
    }
    out_ << "<form id=\"filter\" hidden>\n";
    for (const char* name : {"Verdict", "Level", "Specification", "Endpoint", "Condition"})
      Choice(name, "any", values[name]);
    out_ << "<label>Text<input name=\"text\" type=\"search\" placeholder=\"id or words\"></label>\n"
            "<button type=\"button\" class=\"clear\" hidden>Clear</button>"
            "<output aria-live=\"polite\"></output>\n</form>\n";
  }

  void Filter() {
    out_ << "<fieldset class=\"filter\"><legend>Show</legend>"
            "<input type=\"radio\" name=\"show\" id=\"show-all\" checked>"
            "<label for=\"show-all\">all</label>";
    for (const Verdict verdict : record::kVerdicts) {
      if (ledger_.Of(verdict) == 0) continue;
      out_ << fmt::format(
          "<input type=\"radio\" name=\"show\" id=\"show-{0}\"><label for=\"show-{0}\">{0}</label>",
          Name(verdict));
    }
    out_ << "</fieldset>\n";
  }

  void EveryCheck() {
    out_ << "<section id=\"checks\" class=\"list\">\n<h2>Every check</h2>\n"
            "<p class=\"about\">In the order of the specifications. Lines with an arrow lead up to "
            "a "
            "finding.</p>\n";
    FilterForm();
    Filter();
    std::string clause;
    for (const CheckResult& check : run_.checks) {
      if (const std::string next = Clause(check.check); next != clause) {
        if (!clause.empty()) out_ << "</div>\n";
        clause = next;
        out_ << "<div class=\"group\">\n<h3>" << VisibleHtml(clause) << "</h3>\n";
      }
      out_ << (IsFinding(check) ? HtmlCheckLink(run_, check)
                                : HtmlCheck(run_, check, Told::InShort, options_.program));
    }
    if (!clause.empty()) out_ << "</div>\n";
    out_ << "</section>\n";
  }

  void Foot() {
    out_
        << "<footer>\n<p>Secrets, codes and tokens are labels such as "
           "<span class=\"mono label\">code#1</span>; the same label is the same value everywhere. "
           "Octets that cannot be seen are signs such as "
           "<span class=\"mono\"><span class=\"sign\">\\x00</span></span>.</p>\n"
           "<p>Each check is a pair: the valid request is accepted first, then the same request "
           "with "
           "one change has to be refused. Made from <span class=\"mono\">record.ndjson</span>, "
           "which "
           "holds everything whole.</p>\n</footer>\n";
  }

  const Run& run_;
  std::ostream& out_;
  const HtmlOptions& options_;
  record::Ledger ledger_;
  std::size_t whole_ = 0;
};

}  // namespace

void WriteHtml(const Run& run, std::ostream& out, const HtmlOptions& options) {
  Page(run, out, options).Write();
}

}  // namespace nearmiss::writers
