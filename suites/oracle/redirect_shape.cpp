#include "suites/oracle/redirect_shape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/query.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/answer_flaws.hpp"
#include "suites/oracle/answer_shape.hpp"

namespace nearmiss::oracle {
namespace {

using wire::Form;
using wire::Url;
using Text = std::optional<std::string>;

/// RFC 6749 4.1.2.1, OpenID Connect Core 3.1.2.6, RFC 8707 2, RFC 9101 7, RFC 9396 5, RFC 9449 10.
constexpr std::array<std::string_view, 20> kRegistered = {"invalid_request",
                                                          "unauthorized_client",
                                                          "access_denied",
                                                          "unsupported_response_type",
                                                          "invalid_scope",
                                                          "server_error",
                                                          "temporarily_unavailable",
                                                          "interaction_required",
                                                          "login_required",
                                                          "account_selection_required",
                                                          "consent_required",
                                                          "invalid_request_uri",
                                                          "invalid_request_object",
                                                          "request_not_supported",
                                                          "request_uri_not_supported",
                                                          "registration_not_supported",
                                                          "invalid_target",
                                                          "invalid_authorization_details",
                                                          "unmet_authentication_requirements",
                                                          "invalid_dpop_proof"};

Form Fragment(const std::string& url) { return Form::Parse(Url::Split(url).fragment.value_or("")); }

std::string Location(const wire::Exchange& exchange) {
  const auto* response = exchange.Answer();
  return response == nullptr ? "" : response->headers.Get("Location").value_or("");
}

bool Answers(const Form& form) { return form.Count("code") > 0 || form.Count("error") > 0; }

bool CarriesAnAnswer(const wire::Exchange& exchange) {
  return Answers(wire::QueryOf(Location(exchange))) || Answers(Fragment(Location(exchange)));
}

Text Repeated(const Form& form) {
  std::set<std::string> seen;
  for (const auto& field : form.Fields()) {
    if (!seen.insert(field.Name()).second) return fmt::format("{} occurs twice", field.Name());
  }
  return std::nullopt;
}

/// The redirection URI that the first request of the browser asked for.
std::string AskedUri(const Evidence& evidence) {
  if (evidence.exchanges.empty()) return "";
  return wire::QueryOf(evidence.exchanges.front().request.url).Get("redirect_uri").value_or("");
}

/// What is wrong with the way the asked URI's own parts come back.
Text LostPart(const std::string& asked, const std::string& sent) {
  const auto own = Url::Split(asked);
  const auto got = Url::Split(sent);
  if (own.scheme != got.scheme || own.authority != got.authority || own.path != got.path)
    return "it is another URI";
  const auto query = got.query.value_or("");
  if (query.find('?') != std::string::npos) return "there is a second question mark";
  const auto returned = Form::Parse(query);
  const auto kept = Form::Parse(own.query.value_or(""));
  for (const auto& field : kept.Fields()) {
    if (std::ranges::count(returned.Fields(), field) != 1)
      return fmt::format("{} of its query is lost", field.Name());
  }
  return std::nullopt;
}

}  // namespace

Judge CodeAlone() {
  return [](const Evidence& evidence) {
    const std::string expected = "a code, without an error or a token beside it";
    if (SentParameter(evidence, "code").value_or("").empty())
      return Unsafe(expected, Told(evidence));
    for (const auto* name : {"error", "access_token", "id_token", "refresh_token"}) {
      if (SentParameter(evidence, name)) return Unsafe(expected, fmt::format("{} too", name));
    }
    return Held(expected, Told(evidence));
  };
}

Judge CodeSentWithoutAValueOf(std::string parameter) {
  return [parameter = std::move(parameter)](const Evidence& evidence) {
    const auto expected = fmt::format("a code, and no value of {}", parameter);
    const bool sent = !SentParameter(evidence, "code").value_or("").empty();
    if (!sent || !SentToRegistered(evidence)) return Unsafe(expected, Told(evidence));
    const auto value = SentParameter(evidence, parameter).value_or("");
    return value.empty() ? Held(expected, Told(evidence))
                         : Unsafe(expected, fmt::format("{}=\"{}\"", parameter, value));
  };
}

Judge RedirectUriKept() {
  return [](const Evidence& evidence) {
    const std::string expected = "the redirection URI with its own query kept";
    if (!evidence.left_to) return NothingToJudge(expected, "no redirect: " + Told(evidence));
    const auto lost = LostPart(AskedUri(evidence), *evidence.left_to);
    return lost ? Unsafe(expected, fmt::format("{}: {}", *lost, *evidence.left_to))
                : Held(expected, Told(evidence));
  };
}

Judge ErrorSentInTheQuery() {
  return [](const Evidence& evidence) {
    const std::string expected = "the error in the query and nothing in the fragment";
    if (!evidence.left_to) return Unsafe(expected, Told(evidence));
    const auto url = Url::Split(*evidence.left_to);
    const bool there = Form::Parse(url.query.value_or("")).Count("error") == 1;
    return there && url.fragment.value_or("").empty() ? Held(expected, Told(evidence))
                                                      : Unsafe(expected, *evidence.left_to);
  };
}

Judge RedirectsRepeatNoParameter() {
  return Each("no parameter of the answer twice", CarriesAnAnswer,
              [](const wire::Exchange& exchange) -> Text {
                if (auto flaw = Repeated(wire::QueryOf(Location(exchange)))) return flaw;
                return Repeated(Fragment(Location(exchange)));
              });
}

Judge RedirectedErrorsAreRegistered() {
  return Each("a registered error code", IsErrorRedirect,
              [](const wire::Exchange& exchange) -> Text {
                const auto error = wire::QueryOf(Location(exchange)).Get("error").value_or("");
                if (std::ranges::find(kRegistered, error) != kRegistered.end()) return std::nullopt;
                return fmt::format("error is \"{}\"", error);
              });
}

Judge NoTokenInAnyAddress() {
  return Each(
      "no access token in an address",
      [](const wire::Exchange& exchange) { return !Location(exchange).empty(); },
      [](const wire::Exchange& exchange) -> Text {
        const bool there = wire::QueryOf(Location(exchange)).Count("access_token") > 0;
        return there ? Text("access_token in the query") : std::nullopt;
      });
}

}  // namespace nearmiss::oracle
