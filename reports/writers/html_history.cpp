#include "reports/writers/html_history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "reports/record/ledger.hpp"
#include "reports/writers/escape.hpp"

namespace nearmiss::writers {
namespace {

using record::Verdict;

// From the ground up: what is worst stands on the ground, where heights compare best.
constexpr std::array kFromTheGround = {Verdict::Fail, Verdict::Error, Verdict::Inconclusive,
                                       Verdict::Known, Verdict::Warning};

int Of(const PastRun& run, Verdict verdict) {
  const auto found = run.totals.find(std::string(Name(verdict)));
  return found == run.totals.end() ? 0 : found->second;
}

int Height(const PastRun& run) {
  int height = 0;
  for (const Verdict verdict : kFromTheGround) height += Of(run, verdict);
  return height;
}

std::string Picture(const std::vector<PastRun>& runs) {
  constexpr double kWidth = 960;
  constexpr double kHeight = 120;
  int most = 1;
  for (const PastRun& run : runs) most = std::max(most, Height(run));
  const double slot = kWidth / static_cast<double>(std::max<std::size_t>(runs.size(), 10));
  std::string svg = fmt::format(
      "<svg class=\"history\" viewBox=\"0 0 {} {}\" role=\"img\" "
      "aria-label=\"What did not hold in each of the last {} runs\">\n",
      kWidth, kHeight + 4, runs.size());
  double x = 0;
  for (const PastRun& run : runs) {
    double y = kHeight;
    svg += fmt::format("<g><title>{}: exit code {}</title>", EscapeXml(run.time), run.exit_code);
    for (const Verdict verdict : kFromTheGround) {
      const double height = kHeight * Of(run, verdict) / most;
      if (height == 0) continue;
      y -= height;
      svg += fmt::format(
          "<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>",
          Name(verdict), x + slot * 0.1, y, slot * 0.8, height);
    }
    svg += fmt::format(
        "<rect class=\"ground\" x=\"{:.1f}\" y=\"{}\" width=\"{:.1f}\" height=\"2\"/></g>\n",
        x + slot * 0.1, kHeight, slot * 0.8);
    x += slot;
  }
  return svg + "</svg>\n";
}

}  // namespace

std::string HtmlHistory(const record::Run& run, std::span<const PastRun> earlier) {
  if (earlier.empty()) return {};
  std::vector<PastRun> runs(earlier.begin(), earlier.end());
  runs.push_back({run.start.time, run.start.plan, run.start.version,
                  run.end ? run.end->exit_code : -1, record::Ledger(run.checks).Totals()});
  std::string html =
      "<section id=\"history\">\n<h2>The last runs</h2>\n<p class=\"about\">What did not hold, "
      "this run last.</p>\n" +
      Picture(runs) +
      "<details class=\"part\"><summary>In numbers</summary>\n<table class=\"matrix plain\">"
      "<thead><tr><th scope=\"col\">Run</th><th scope=\"col\">Plan</th>"
      "<th scope=\"col\">New</th><th scope=\"col\">Known</th><th scope=\"col\">Warnings</th>"
      "<th scope=\"col\">No result</th><th scope=\"col\">Exit</th></tr></thead>\n<tbody>\n";
  for (const PastRun& past : runs) {
    html += fmt::format(
        "<tr><th scope=\"row\">{}</th><td data-label=\"Plan\">{}</td><td data-label=\"New\">{}</td>"
        "<td data-label=\"Known\">{}</td><td data-label=\"Warnings\">{}</td>"
        "<td data-label=\"No result\">{}</td><td data-label=\"Exit\">{}</td></tr>\n",
        VisibleHtml(past.time), VisibleHtml(past.plan), Of(past, Verdict::Fail),
        Of(past, Verdict::Known), Of(past, Verdict::Warning),
        Of(past, Verdict::Inconclusive) + Of(past, Verdict::Error),
        past.exit_code < 0 ? "unfinished" : std::to_string(past.exit_code));
  }
  return html + "</tbody></table></details>\n</section>\n";
}

}  // namespace nearmiss::writers
