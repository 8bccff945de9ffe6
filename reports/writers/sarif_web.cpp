#include "reports/writers/sarif_web.hpp"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "reports/record/utf8.hpp"

namespace nearmiss::writers {
namespace {

// The record and traffic.har have it whole.
constexpr std::size_t kLongestBody = 4096;

Json Headers(const record::Message& message) {
  Json headers = Json::object();
  for (const auto& [name, value] : message.headers) {
    Json& slot = headers[JsonText(name).get<std::string>()];
    if (slot.is_null()) slot = "";
    auto& all = slot.get_ref<std::string&>();
    if (!all.empty()) all += ", ";
    all += JsonText(value).get<std::string>();
  }
  return headers;
}

Json Body(std::string_view body) {
  std::size_t end = 0;
  while (end < body.size() && end < kLongestBody) end += record::DecodeUtf8(body, end).length;
  const auto shown = JsonText(body.substr(0, end)).get<std::string>();
  return {{"text", end < body.size() ? shown + " [cut]" : shown}};
}

}  // namespace

void AddWeb(const record::Exchange& sent, const record::Exchange& answered, Json& result) {
  const auto& request = sent.request;
  result["webRequest"] = {{"protocol", "HTTP"},
                          {"version", "1.1"},
                          {"method", JsonText(request.method)},
                          {"target", JsonText(request.url)},
                          {"headers", Headers(request)}};
  if (!request.body.empty()) result["webRequest"]["body"] = Body(request.body);
  if (!answered.response) {
    result["webResponse"] = {{"noResponseReceived", true}};
    return;
  }
  result["webResponse"] = {{"protocol", "HTTP"},
                           {"version", "1.1"},
                           {"statusCode", answered.response->status},
                           {"headers", Headers(*answered.response)},
                           {"body", Body(answered.response->body)}};
}

}  // namespace nearmiss::writers
