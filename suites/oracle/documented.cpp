#include "suites/oracle/documented.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "fixtures/wire/html.hpp"
#include "fixtures/wire/json.hpp"
#include "suites/oracle/answer.hpp"

namespace nearmiss::oracle {
namespace {

std::string Told(const Alternative& alternative) {
  const auto status = fmt::format("{}", fmt::join(alternative.statuses, "/"));
  const auto lead = status.empty() ? "" : status + ' ';
  switch (alternative.shape) {
    case Shape::Json:
      if (alternative.text.empty()) return lead + "with a JSON error";
      return lead + (alternative.member == "error" ? "" : alternative.member + '=') +
             alternative.text;
    case Shape::Page:
      return lead + "a page" + (alternative.text.empty() ? "" : " that says " + alternative.text) +
             ", no redirect";
    case Shape::Redirect:
      return "redirect with error=" + alternative.text;
    case Shape::Challenge:
      return lead + "with WWW-Authenticate: " + alternative.scheme +
             (alternative.text.empty() ? "" : fmt::format(" error=\"{}\"", alternative.text));
    case Shape::Any:
      return lead + "any refusal";
    case Shape::Success:
      return "going on as normal";
  }
  return "";
}

bool StatusFits(const Alternative& alternative, int status) {
  if (alternative.statuses.empty()) return status < 500;
  return std::ranges::find(alternative.statuses, status) != alternative.statuses.end();
}

bool JsonFits(const Alternative& alternative, const wire::Response& response) {
  const auto document = wire::ReadJson(response.body);
  if (!document || document->kind != wire::JsonKind::Object) return false;
  const auto value = document->String(alternative.member);
  return value && (alternative.text.empty() || *value == alternative.text);
}

/// Letters only, lower case: how a page words an error code differs ("Invalid Redirect Uri").
std::string Letters(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
      letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  return letters;
}

bool PageFits(const Alternative& alternative, const wire::Response& response) {
  if (response.status >= 300 && response.status < 400) return false;
  if (alternative.text.empty()) return true;
  const auto page = wire::ReadHtml(response.body);
  return Letters(page.title + ' ' + page.text).find(Letters(alternative.text)) != std::string::npos;
}

bool RedirectFits(const Alternative& alternative, const Evidence& evidence) {
  return evidence.left_to && SentToRegistered(evidence) &&
         SentParameter(evidence, "error").value_or("") == alternative.text;
}

bool ChallengeFits(const Alternative& alternative, const wire::Response& response) {
  const auto error = ChallengeError(response, alternative.scheme);
  return error && *error == alternative.text;
}

bool Fits(const Alternative& alternative, const Evidence& evidence) {
  if (alternative.shape == Shape::Success) return Accepted(evidence);
  if (Accepted(evidence)) return false;
  if (alternative.shape == Shape::Redirect) return RedirectFits(alternative, evidence);
  const auto* response = evidence.Answer();
  if (response == nullptr || evidence.left_to || !StatusFits(alternative, response->status))
    return false;
  switch (alternative.shape) {
    case Shape::Json:
      return JsonFits(alternative, *response);
    case Shape::Page:
      return PageFits(alternative, *response);
    case Shape::Challenge:
      return ChallengeFits(alternative, *response);
    case Shape::Any:
    case Shape::Redirect:
    case Shape::Success:
      return true;
  }
  return false;
}

}  // namespace

std::string Told(const Documented& documented) {
  std::vector<std::string> told;
  for (const auto& alternative : documented) {
    auto text = Told(alternative);
    if (std::ranges::find(told, text) == told.end()) told.push_back(std::move(text));
  }
  return fmt::format("{}", fmt::join(told, " or "));
}

const Alternative* Match(const Documented& documented, const Evidence& evidence) {
  const auto found =
      std::ranges::find_if(documented, [&](const auto& each) { return Fits(each, evidence); });
  return found == documented.end() ? nullptr : &*found;
}

}  // namespace nearmiss::oracle
