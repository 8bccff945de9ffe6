#include "reports/record/told_steps.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "reports/record/cited.hpp"
#include "reports/record/headers.hpp"
#include "reports/record/label_text.hpp"

namespace nearmiss::record {
namespace {

using Json = nlohmann::json;

std::string_view WithoutQuery(std::string_view url) {
  return url.substr(0, url.find_first_of("?#"));
}

std::string_view PathOf(std::string_view url) {
  const auto bare = WithoutQuery(url);
  const auto scheme = bare.find("://");
  if (scheme == std::string_view::npos) return bare;
  const auto slash = bare.find('/', scheme + 3);
  return slash == std::string_view::npos ? "/" : bare.substr(slash);
}

/// " code state" or " error=access_denied": the parameters of a redirect; of an error its code too.
std::string ToldParameters(std::string_view url) {
  std::string told;
  const auto begin = url.find_first_of("?#");
  if (begin == std::string_view::npos) return told;
  auto rest = url.substr(begin + 1);
  while (!rest.empty()) {
    const auto end = std::min(rest.find_first_of("&#"), rest.size());
    const auto field = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const auto name = field.substr(0, field.find('='));
    told += " " + std::string(name == "error" ? field : name);
  }
  return told;
}

/// " error=invalid_grant" or " with access_token expires_in": the members of a JSON answer.
std::string ToldMembers(std::string_view body) {
  const Json document = Json::parse(body, nullptr, false);
  if (!document.is_object()) return {};
  const auto error = document.find("error");
  if (error != document.end() && error->is_string()) return " error=" + error->get<std::string>();
  std::string told = document.empty() ? "" : " with";
  for (const auto& member : document.items()) {
    told += " " + member.key();
    if (member.value().is_boolean()) told += member.value().get<bool>() ? "=true" : "=false";
  }
  return told;
}

std::string ToldAnswer(const Exchange& exchange) {
  if (!exchange.response)
    return "no answer: " + exchange.failure.substr(0, exchange.failure.find(':'));
  const auto& response = *exchange.response;
  std::string told = std::to_string(response.status);
  if (const auto location = WithLabelKinds(HeaderOf(response, "Location")); !location.empty())
    return told + " to " + std::string(WithoutQuery(location)) + ToldParameters(location);
  const auto type = HeaderOf(response, "Content-Type");
  if (!type.empty()) told += " " + std::string(type.substr(0, type.find(';')));
  return told + ToldMembers(response.body);
}

}  // namespace

std::vector<ToldStep> StepsOf(const Run& run, const CheckResult& check) {
  std::vector<ToldStep> steps;
  for (const Exchange* exchange : CitedBy(run, check)) {
    std::string request(Name(exchange->role));
    request += " " + exchange->request.method + " " + std::string(PathOf(exchange->request.url));
    steps.push_back({std::move(request), ToldAnswer(*exchange)});
  }
  return steps;
}

std::optional<std::string> FirstChange(const std::vector<ToldStep>& before,
                                       const std::vector<ToldStep>& now) {
  const std::size_t both = std::min(before.size(), now.size());
  for (std::size_t i = 0; i < both; ++i) {
    const auto& then = before[i];
    const auto& later = now[i];
    const std::string step = "step " + std::to_string(i + 1) + ", ";
    if (then.request != later.request)
      return step + "then " + then.request + ", now " + later.request;
    if (then.answer != later.answer)
      return step + then.request + ": then " + then.answer + ", now " + later.answer;
  }
  if (before.size() == now.size()) return std::nullopt;
  const bool shorter = now.size() < before.size();
  const auto& odd = shorter ? before[both] : now[both];
  return "step " + std::to_string(both + 1) + ", " + odd.request + ": " +
         (shorter ? "then " + odd.answer + ", now not sent" : "then not sent, now " + odd.answer);
}

}  // namespace nearmiss::record
