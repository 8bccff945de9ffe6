#include "reports/writers/html_exchange.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstddef>

#include "reports/record/label_text.hpp"
#include "reports/record/names.hpp"
#include "reports/record/utf8.hpp"
#include "reports/writers/escape.hpp"
#include "reports/writers/summary.hpp"

namespace nearmiss::writers {
namespace {

// Whole pages are of no use to a reader, and a report of thousands of exchanges has to stay small.
constexpr std::size_t kMostShown = 2048;

std::size_t CutPlace(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t next = at + record::DecodeUtf8(text, at).length;
    if (next > kMostShown) break;
    at = next;
  }
  return at;
}

// A place for a line to end behind each pair of a query or form; copied text is not changed by it.
std::string BreakBehindPairs(std::string html) {
  constexpr std::string_view kAmpersand = "&amp;";
  for (auto at = html.find(kAmpersand); at != std::string::npos;) {
    at += kAmpersand.size();
    html.insert(at, "<wbr>");
    at = html.find(kAmpersand, at);
  }
  return html;
}

std::string HeaderLines(const record::Message& message) {
  std::string lines;
  for (const auto& [name, value] : message.headers) {
    lines +=
        fmt::format("<span class=\"name\">{}:</span> {}\n", VisibleHtml(name), HtmlEvidence(value));
  }
  return lines;
}

std::string Block(std::string_view heading, std::string_view first_line,
                  const record::Message& message) {
  const std::size_t shown = CutPlace(message.body);
  std::string block = heading.empty() ? "" : fmt::format("<h4>{}</h4>", heading);
  block +=
      fmt::format("<pre><span class=\"start\">{}</span>\n{}", first_line, HeaderLines(message));
  if (!message.body.empty()) {
    block += "\n" + BreakBehindPairs(HtmlEvidence(std::string_view(message.body).substr(0, shown)));
  }
  block += "</pre>\n";
  if (shown < message.body.size()) {
    block += fmt::format("<p class=\"cut\">{} more octets are in record.ndjson.</p>\n",
                         message.body.size() - shown);
  }
  return block;
}

// The path of a URL, which tells more in a short line than its host.
std::string_view PathOf(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return url;
  const auto path = url.find_first_of("/?#", scheme + 3);
  if (path == std::string_view::npos) return "/";
  return url.substr(path, url.find_first_of("?#", path) - path);
}

}  // namespace

namespace {

std::string WithLabelsMarked(std::string_view text, std::string (*visible)(std::string_view)) {
  std::string html;
  std::size_t at = 0;
  while (const auto label = record::FindLabel(text, at)) {
    html += visible(text.substr(at, label->position - at));
    html += "<span class=\"label\">" + EscapeHtml(text.substr(label->position, label->length)) +
            "</span>";
    at = label->position + label->length;
  }
  return html + visible(text.substr(at));
}

}  // namespace

std::string HtmlEvidence(std::string_view text) { return WithLabelsMarked(text, VisibleHtml); }

std::string HtmlEvidenceLine(std::string_view text) {
  return WithLabelsMarked(text, VisibleHtmlLine);
}

namespace {

std::string LineOf(const record::Exchange& exchange) {
  const std::string status =
      exchange.response ? std::to_string(exchange.response->status) : "no answer";
  return fmt::format(
      "<span class=\"role\">{}</span><code class=\"where\">{} {}</code>"
      "<span class=\"answer\">{}<small>{}</small></span>",
      Name(exchange.role), VisibleHtml(exchange.request.method),
      VisibleHtml(PathOf(exchange.request.url)), status,
      InWords(std::chrono::round<std::chrono::milliseconds>(exchange.duration)));
}

}  // namespace

std::string HtmlResponse(const record::Exchange& exchange) {
  if (!exchange.response) return "<pre>" + VisibleHtml(exchange.failure) + "</pre>\n";
  return Block("", std::to_string(exchange.response->status), *exchange.response);
}

std::string HtmlExchangeLine(const record::Exchange& exchange) {
  return fmt::format("<p class=\"exchange line {}\">{}</p>\n", Name(exchange.role),
                     LineOf(exchange));
}

std::string HtmlExchange(const record::Exchange& exchange) {
  const auto& request = exchange.request;
  std::string html = fmt::format("<details class=\"exchange {}\"><summary>{}</summary>\n",
                                 Name(exchange.role), LineOf(exchange));
  html += Block(fmt::format("Request {}", exchange.n),
                VisibleHtml(request.method) + " " + BreakBehindPairs(HtmlEvidence(request.url)),
                request);
  html += exchange.response ? "<h4>Response</h4>\n" : "<h4>No response</h4>\n";
  return html + HtmlResponse(exchange) + "</details>\n";
}

}  // namespace nearmiss::writers
