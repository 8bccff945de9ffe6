#include "suites/oracle/documented.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/html.hpp"
#include "fixtures/wire/query.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/body_member.hpp"

namespace nearmiss::oracle {
namespace {

bool HasMembers(Shape shape) {
  switch (shape) {
    case Shape::Json:
    case Shape::Form:
    case Shape::Xml:
    case Shape::Encoded:
    case Shape::PageOrJson:
    case Shape::Problem:
      return true;
    default:
      return false;
  }
}

std::string ToldMember(const std::string& member, const std::string& text) {
  if (text.empty()) return "any " + member;
  return (member == "error" ? "" : member + '=') + text;
}

std::string ToldMembers(const Alternative& alternative) {
  if (alternative.shape == Shape::Json && alternative.text.empty() && alternative.also.empty() &&
      alternative.member == "error")
    return "with a JSON error";
  auto told = ToldMember(alternative.member, alternative.text);
  for (const auto& [member, text] : alternative.also) told += " and " + ToldMember(member, text);
  switch (alternative.shape) {
    case Shape::Form:
      return told + " in a form";
    case Shape::Xml:
      return told + " in XML";
    case Shape::Encoded:
      return told + " in a form, JSON or XML";
    case Shape::PageOrJson:
      return told + " on a page or in JSON";
    case Shape::Problem:
      return told + " in problem+json";
    default:
      return told;
  }
}

std::string Told(const Alternative& alternative) {
  const auto status = fmt::format("{}", fmt::join(alternative.statuses, "/"));
  const auto lead = status.empty() ? "" : status + ' ';
  if (HasMembers(alternative.shape)) return lead + ToldMembers(alternative);
  const auto says = alternative.text.empty() ? "" : " that says " + alternative.text;
  switch (alternative.shape) {
    case Shape::Page:
      return lead + "a page" + says + ", no redirect";
    case Shape::OwnPage:
      return lead + "a redirect to a page of the server's own" + says;
    case Shape::Text:
      return lead + "a text" + says;
    case Shape::Empty:
      return lead + "with no body";
    case Shape::Redirect:
      return alternative.text.empty() ? "redirect with an error"
                                      : "redirect with error=" + alternative.text;
    case Shape::Challenge:
      return lead + "with WWW-Authenticate: " + alternative.scheme +
             (alternative.text.empty() ? "" : fmt::format(" error=\"{}\"", alternative.text));
    case Shape::Success:
      return "going on as normal";
    default:
      return lead + "any refusal";
  }
}

bool StatusFits(const Alternative& alternative, int status) {
  if (alternative.statuses.empty()) return status < 500;
  return std::ranges::find(alternative.statuses, status) != alternative.statuses.end();
}

bool SaysThere(const wire::Response& response, Shape shape, const std::string& member,
               const std::string& text, Values values) {
  const auto value = MemberOf(response, shape, member, values);
  return value && (text.empty() || *value == text);
}

bool MembersFit(const Alternative& alternative, const wire::Response& response) {
  const auto shape = alternative.shape;
  return SaysThere(response, shape, alternative.member, alternative.text, Values::Strings) &&
         std::ranges::all_of(alternative.also, [&](const auto& each) {
           return SaysThere(response, shape, each.first, each.second, Values::Single);
         });
}

bool ProblemFits(const Alternative& alternative, const wire::Response& response) {
  return wire::MediaType(response.headers) == "application/problem+json" &&
         MembersFit(alternative, response);
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

bool Shows(const wire::Response& response, const std::string& text) {
  const auto page = wire::ReadHtml(response.body);
  return Letters(page.title + ' ' + page.text).find(Letters(text)) != std::string::npos;
}

bool PageFits(const Alternative& alternative, const wire::Response& response) {
  if (response.status >= 300 && response.status < 400) return false;
  return alternative.text.empty() || Shows(response, alternative.text);
}

/// Whether the address tells the error: by its parameter, or by none, where the page has the word.
std::optional<std::string> ErrorIn(const std::string& address) {
  return wire::QueryOf(address).Get("error");
}

/// On the way there was a redirect with the error, or the last one ended at a page that shows it.
bool OwnPageFits(const Alternative& alternative, const Evidence& evidence) {
  bool redirected = false;
  for (const auto& exchange : evidence.exchanges) {
    const auto* response = exchange.Answer();
    if (response == nullptr) return false;
    const auto location = response->headers.Get("Location");
    if (response->status < 300 || response->status > 399 || !location) continue;
    redirected = true;
    if (alternative.text.empty() ? ErrorIn(*location).has_value()
                                 : ErrorIn(*location) == alternative.text)
      return !SentToRegistered(evidence);
  }
  if (!redirected || evidence.left_to) return false;
  const auto* last = evidence.Answer();
  return last->status < 300 || last->status > 399
             ? alternative.text.empty() || Shows(*last, alternative.text)
             : false;
}

bool RedirectFits(const Alternative& alternative, const Evidence& evidence) {
  return evidence.left_to && SentToRegistered(evidence) &&
         (alternative.text.empty() ? SentParameter(evidence, "error").has_value()
                                   : SentParameter(evidence, "error") == alternative.text);
}

bool ChallengeFits(const Alternative& alternative, const wire::Response& response) {
  const auto error = ChallengeError(response, alternative.scheme);
  return error && *error == alternative.text;
}

bool BodyFits(const Alternative& alternative, const wire::Response& response) {
  switch (alternative.shape) {
    case Shape::Problem:
      return ProblemFits(alternative, response);
    case Shape::PageOrJson:
      return MembersFit(alternative, response) || PageFits(alternative, response);
    case Shape::Text:
      return response.body.find(alternative.text) != std::string::npos;
    case Shape::Empty:
      return response.body.empty();
    case Shape::Page:
      return PageFits(alternative, response);
    case Shape::Challenge:
      return ChallengeFits(alternative, response);
    case Shape::Any:
      return true;
    default:
      return MembersFit(alternative, response);
  }
}

/// By anything but the status, in which success and refusal are told apart elsewhere.
bool IsToldByStatusAlone(Where where) {
  switch (where) {
    case Where::Resource:
    case Where::UserInfo:
    case Where::Revocation:
      return true;
    default:
      return false;
  }
}

bool RefusesUnderSuccess(const Alternative& alternative, const Evidence& evidence) {
  const auto* response = evidence.Answer();
  return response != nullptr && IsToldByStatusAlone(evidence.where) &&
         HasMembers(alternative.shape) && !alternative.text.empty() &&
         std::ranges::find(alternative.statuses, response->status) != alternative.statuses.end() &&
         MembersFit(alternative, *response);
}

bool Fits(const Alternative& alternative, const Evidence& evidence) {
  if (alternative.shape == Shape::Success) return Accepted(evidence);
  if (RefusesUnderSuccess(alternative, evidence)) return true;
  if (Accepted(evidence)) return false;
  if (alternative.shape == Shape::Redirect) return RedirectFits(alternative, evidence);
  if (alternative.shape == Shape::OwnPage) return OwnPageFits(alternative, evidence);
  const auto* response = evidence.Answer();
  return response != nullptr && !evidence.left_to && StatusFits(alternative, response->status) &&
         BodyFits(alternative, *response);
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

bool RefusesUnderSuccess(const Documented& documented, const Evidence& evidence) {
  return std::ranges::any_of(documented,
                             [&](const auto& each) { return RefusesUnderSuccess(each, evidence); });
}

}  // namespace nearmiss::oracle
