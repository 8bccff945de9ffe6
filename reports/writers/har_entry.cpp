#include "reports/writers/har_entry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "reports/record/base64.hpp"
#include "reports/record/utf8.hpp"
#include "reports/writers/moment.hpp"

namespace nearmiss::writers {
namespace {

constexpr std::string_view kVersion = "HTTP/1.1";

bool SameLetters(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, {}, [](unsigned char c) { return std::tolower(c); },
      [](unsigned char c) { return std::tolower(c); });
}

std::string Header(const record::Message& message, std::string_view wanted) {
  for (const auto& [name, value] : message.headers) {
    if (SameLetters(name, wanted)) return value;
  }
  return {};
}

Json NameAndValue(std::string_view name, std::string_view value) {
  return {{"name", JsonText(name)}, {"value", JsonText(value)}};
}

Json Headers(const record::Message& message) {
  Json headers = Json::array();
  for (const auto& [name, value] : message.headers) headers.push_back(NameAndValue(name, value));
  return headers;
}

// The pairs of `a=b&c=d`, as they were sent.
Json Pairs(std::string_view text) {
  Json pairs = Json::array();
  while (!text.empty()) {
    const auto pair = text.substr(0, text.find('&'));
    const auto equals = pair.find('=');
    pairs.push_back(NameAndValue(pair.substr(0, equals), equals == std::string_view::npos
                                                             ? std::string_view()
                                                             : pair.substr(equals + 1)));
    text.remove_prefix(std::min(text.size(), pair.size() + 1));
  }
  return pairs;
}

std::string_view QueryOf(std::string_view url) {
  const auto mark = url.find('?');
  if (mark == std::string_view::npos) return {};
  const auto query = url.substr(mark + 1);
  return query;
}

Json Request(const record::RequestText& request) {
  Json json = {{"method", JsonText(request.method)},
               {"url", AsUri(request.url)},
               {"httpVersion", kVersion},
               {"cookies", Json::array()},
               {"headers", Headers(request)},
               {"queryString", Pairs(QueryOf(request.url))},
               {"headersSize", -1},
               {"bodySize", request.body.size()}};
  if (!request.body.empty()) {
    json["postData"] = {{"mimeType", JsonText(Header(request, "content-type"))},
                        {"text", JsonText(request.body)}};
  }
  return json;
}

Json Content(const record::ResponseText& response) {
  Json content = {{"size", response.body.size()},
                  {"mimeType", JsonText(Header(response, "content-type"))}};
  if (record::IsUtf8(response.body)) {
    content["text"] = response.body;
  } else {
    content["text"] = record::Base64(response.body);
    content["encoding"] = "base64";
  }
  return content;
}

Json Response(const record::ResponseText& response) {
  return {{"status", response.status},
          {"statusText", ""},
          {"httpVersion", kVersion},
          {"cookies", Json::array()},
          {"headers", Headers(response)},
          {"content", Content(response)},
          {"redirectURL", JsonText(Header(response, "location"))},
          {"headersSize", -1},
          {"bodySize", response.body.size()}};
}

Json NoResponse() {
  return {{"status", 0},
          {"statusText", ""},
          {"httpVersion", kVersion},
          {"cookies", Json::array()},
          {"headers", Json::array()},
          {"content", {{"size", 0}, {"mimeType", "x-unknown"}}},
          {"redirectURL", ""},
          {"headersSize", -1},
          {"bodySize", -1}};
}

}  // namespace

std::string AsUri(std::string_view url) {
  constexpr std::string_view kAllowed =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%";
  std::string uri;
  bool in_fragment = false;
  for (std::size_t at = 0; at < url.size(); ++at) {
    const char octet = url[at];
    const bool escape =
        octet != '%' ||
        (at + 2 < url.size() && std::isxdigit(static_cast<unsigned char>(url[at + 1])) != 0 &&
         std::isxdigit(static_cast<unsigned char>(url[at + 2])) != 0);
    const bool allowed = kAllowed.contains(octet) && escape && (octet != '#' || !in_fragment);
    in_fragment = in_fragment || octet == '#';
    if (allowed) {
      uri += octet;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(octet));
    }
  }
  return uri;
}

Json HarEntry(const record::Run& run, const record::Exchange& exchange) {
  const double time = static_cast<double>(exchange.duration.count()) / 1000;
  Json entry = {{"startedDateTime", Rfc3339(After(run, exchange.at))},
                {"time", time},
                {"request", Request(exchange.request)},
                {"response", exchange.response ? Response(*exchange.response) : NoResponse()},
                {"cache", Json::object()},
                {"timings", {{"send", 0}, {"wait", time}, {"receive", 0}}},
                {"_n", exchange.n},
                {"_role", Name(exchange.role)}};
  if (!exchange.check.empty()) entry["pageref"] = JsonText(exchange.check);
  if (!exchange.response) entry["_error"] = JsonText(exchange.failure);
  if (const auto uri = AsUri(exchange.request.url); uri != exchange.request.url)
    entry["_url"] = JsonText(exchange.request.url);
  return entry;
}

}  // namespace nearmiss::writers
