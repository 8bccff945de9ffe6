#include "reports/writers/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>
#include <string_view>
#include <vector>

#include "reports/record/ledger.hpp"
#include "reports/record/names.hpp"
#include "reports/record/shallow.hpp"
#include "reports/writers/escape.hpp"
#include "reports/writers/html_check.hpp"
#include "reports/writers/html_style.hpp"
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

class Page {
 public:
  Page(const Run& run, std::ostream& out, const HtmlOptions& options)
      : run_(run), out_(out), options_(options), ledger_(run.checks) {
    for (const record::Exchange& exchange : run.exchanges) {
      exchanges_.emplace(exchange.n, &exchange);
    }
  }

  void Write() {
    Head();
    out_ << "<body>\n<header class=\"" << Name(Tone(run_)) << "\">\n";
    out_ << "<p class=\"brand\">nearmiss report</p>\n<h1>" << VisibleHtml(Headline(run_))
         << "</h1>\n<p class=\"meaning\">" << HeadlineMeaning(run_) << "</p>\n";
    Bar();
    Totals();
    Depth();
    Facts();
    out_ << "</header>\n<main>\n";
    Findings();
    EveryCheck();
    out_ << "</main>\n";
    Foot();
    out_ << "</body>\n</html>\n";
  }

 private:
  void Head() {
    out_ << "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            // Nothing is fetched and no script runs, whatever a server put into its answers.
            "<meta http-equiv=\"Content-Security-Policy\" "
            "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            "<meta name=\"referrer\" content=\"no-referrer\">\n";
    out_ << "<title>" << EscapeHtml(Headline(run_)) << " - " << EscapeXml(run_.start.target)
         << " - nearmiss</title>\n<style>" << kHtmlStyle;
    for (const Verdict verdict : record::kVerdicts) {
      out_ << fmt::format(
          "body:has(#show-{0}:checked) .list :is(.check, .row):not(.{0}), "
          "body:has(#show-{0}:checked) .list .group:not(:has(.{0})) {{ display: none; }}\n",
          Name(verdict));
    }
    out_ << "</style>\n</head>\n";
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
    Fact("Target", start.target, "wide");
    Fact("Plan", start.plan);
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
      for (const CheckResult* check : checks) {
        out_ << HtmlCheck(*check, exchanges_, options_.program);
      }
    }
    out_ << "</section>\n";
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
    Filter();
    std::string clause;
    for (const CheckResult& check : run_.checks) {
      if (const std::string next = Clause(check.check); next != clause) {
        if (!clause.empty()) out_ << "</div>\n";
        clause = next;
        out_ << "<div class=\"group\">\n<h3>" << VisibleHtml(clause) << "</h3>\n";
      }
      out_ << (IsFinding(check) ? HtmlCheckLink(check)
                                : HtmlCheck(check, exchanges_, options_.program));
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
  ExchangeIndex exchanges_;
};

}  // namespace

void WriteHtml(const Run& run, std::ostream& out, const HtmlOptions& options) {
  Page(run, out, options).Write();
}

}  // namespace nearmiss::writers
