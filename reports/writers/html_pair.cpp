#include "reports/writers/html_pair.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <string_view>

#include "reports/record/cited.hpp"
#include "reports/record/near_miss_pair.hpp"
#include "reports/record/utf8.hpp"
#include "reports/writers/escape.hpp"
#include "reports/writers/html_exchange.hpp"
#include "reports/writers/summary.hpp"

namespace nearmiss::writers {
namespace {

// A difference may hide in a long body; around it no more is shown than this.
constexpr std::size_t kLongestSame = 600;

std::string Shortened(std::string_view text) {
  if (text.size() <= kLongestSame) return HtmlEvidence(text);
  std::size_t head = 0;
  while (head < kLongestSame / 2) head += record::DecodeUtf8(text, head).length;
  std::size_t tail = text.size() - kLongestSame / 2;
  while (tail < text.size() && (static_cast<unsigned char>(text[tail]) & 0xC0U) == 0x80U) ++tail;
  return HtmlEvidence(text.substr(0, head)) + "<span class=\"cut\"> [...] </span>" +
         HtmlEvidence(text.substr(tail));
}

std::string Line(const record::PieceLine& line) {
  std::string html;
  for (const auto& piece : line) {
    if (!piece.differs) {
      html += Shortened(piece.text);
    } else if (piece.text.empty()) {
      html += "<mark class=\"gap\" title=\"something is missing here\"></mark>";
    } else {
      html += "<mark>" + Shortened(piece.text) + "</mark>";
    }
  }
  return html + "\n";
}

std::string Side(std::string_view heading, const std::vector<record::PieceLine>& lines) {
  std::string html = fmt::format("<div><h4>{}</h4><pre>", heading);
  for (const auto& line : lines) html += Line(line);
  return html + "</pre></div>\n";
}

std::string Came(const record::Exchange& exchange) {
  if (!exchange.response) return "No answer: " + HtmlEvidenceLine(exchange.failure);
  return fmt::format("{}", exchange.response->status);
}

}  // namespace

std::string HtmlPair(const record::Run& run, const record::CheckResult& check) {
  const auto* const mutant = record::MutantOf(run, check);
  if (mutant == nullptr) return {};
  const auto* const control = record::ControlOf(run, check);
  std::string html = "<div class=\"pair\">\n";
  if (control != nullptr) {
    const auto pair = record::Compare(control->request, mutant->request);
    html +=
        Side(fmt::format("Accepted: request {}, {}", control->n, Came(*control)), pair.accepted);
    html += Side(fmt::format("Near miss: request {}, {}", mutant->n, Came(*mutant)), pair.changed);
  } else {
    const auto pair = record::Compare(mutant->request, mutant->request);
    html += Side(fmt::format("Sent: request {}, {}", mutant->n, Came(*mutant)), pair.changed);
  }
  html += "</div>\n";
  const auto* const decisive = record::DecisiveOf(run, check);
  return html + "<h4>What came back</h4>\n" + HtmlResponse(*decisive);
}

}  // namespace nearmiss::writers
