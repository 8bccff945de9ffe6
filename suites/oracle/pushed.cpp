#include "suites/oracle/pushed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "suites/oracle/answer.hpp"
#include "suites/oracle/answer_flaws.hpp"
#include "suites/oracle/answer_shape.hpp"
#include "suites/oracle/refusal.hpp"

namespace nearmiss::oracle {
namespace {

using Text = std::optional<std::string>;

}  // namespace

Judge NeverRedirected() {
  return Each("an answer that is no redirect", IsAnswer, [](const auto& exchange) -> Text {
    const auto status = exchange.Answer()->status;
    return status / 100 == 3 ? Text(fmt::format("status {}", status)) : std::nullopt;
  });
}

Judge PushErrorsAreRegistered() {
  constexpr std::array<std::string_view, 7> kOfAuthorization = {
      "unsupported_response_type", "access_denied",       "invalid_redirect_uri",
      "invalid_request_object",    "invalid_request_uri", "request_not_supported",
      "request_uri_not_supported"};
  return Each("an error code of RFC 6749 5.2 or 4.1.2.1, or a registered one", ReportsError,
              [=](const auto& exchange) -> Text {
                const auto error = JsonString(*exchange.Answer(), "error").value_or("");
                if (IsRegisteredError(error) ||
                    std::ranges::find(kOfAuthorization, error) != kOfAuthorization.end()) {
                  return std::nullopt;
                }
                return fmt::format("error is \"{}\"", error);
              });
}

Judge NoInteractionError() {
  return [](const Evidence& evidence) {
    constexpr std::array<std::string_view, 4> kInteraction = {
        "login_required", "consent_required", "interaction_required", "account_selection_required"};
    const std::string expected = "no error about the user's part";
    const auto* response = evidence.Answer();
    const auto error = response == nullptr ? std::nullopt : JsonString(*response, "error");
    const bool about = error && std::ranges::find(kInteraction, *error) != kInteraction.end();
    return about ? Unsafe(expected, Told(evidence)) : Held(expected, Told(evidence));
  };
}

Judge NotReturnedAs(std::string parameter, std::string value) {
  return [parameter = std::move(parameter), value = std::move(value)](const Evidence& evidence) {
    const auto expected = fmt::format("another {} than \"{}\", or a refusal", parameter, value);
    if (SentParameter(evidence, parameter) == value)
      return Unsafe(expected, fmt::format("{} is \"{}\"", parameter, value));
    if (Accepted(evidence)) return Held(expected, Told(evidence));
    const auto safe = SafelyRefused()(evidence);
    return safe.held ? Held(expected, Told(evidence)) : Unsafe(expected, safe.actual);
  };
}

Judge NotSentTo(std::string uri) {
  return [uri = std::move(uri)](const Evidence& evidence) {
    const auto expected = fmt::format("the browser is not sent to {}", uri);
    if (evidence.left_to && evidence.left_to->starts_with(uri))
      return Unsafe(expected, Told(evidence));
    if (Accepted(evidence)) return Held(expected, Told(evidence));
    const auto safe = SafelyRefused()(evidence);
    return safe.held ? Held(expected, Told(evidence)) : Unsafe(expected, safe.actual);
  };
}

}  // namespace nearmiss::oracle
