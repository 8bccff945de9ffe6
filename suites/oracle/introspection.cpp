#include "suites/oracle/introspection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "suites/oracle/answer.hpp"
#include "suites/oracle/answer_flaws.hpp"
#include "suites/oracle/answer_shape.hpp"
#include "suites/oracle/scope.hpp"

namespace nearmiss::oracle {
namespace {

using wire::JsonKind;
using Text = std::optional<std::string>;

constexpr auto kStrings = std::to_array<std::string_view>(
    {"scope", "client_id", "username", "token_type", "sub", "iss", "jti"});
constexpr auto kTimes = std::to_array<std::string_view>({"exp", "iat", "nbf"});

bool IsSuccess(const wire::Exchange& exchange) {
  return exchange.Answer() != nullptr && exchange.Answer()->status == 200;
}

bool IsInteger(const wire::JsonMember& member) {
  return member.kind == JsonKind::Number &&
         std::ranges::all_of(member.text, [](char c) { return c >= '0' && c <= '9'; });
}

Text WrongType(const wire::JsonDocument& document) {
  for (const auto name : kStrings) {
    const auto* member = document.Find(name);
    if (member != nullptr && member->kind != JsonKind::String)
      return fmt::format("{} is a {}", name, wire::Name(member->kind));
  }
  for (const auto name : kTimes) {
    const auto* member = document.Find(name);
    if (member != nullptr && !IsInteger(*member))
      return fmt::format("{} is no integer: {}", name, member->text);
  }
  const auto* audience = document.Find("aud");
  const bool right = audience == nullptr || audience->kind == JsonKind::String ||
                     audience->kind == JsonKind::Array;
  return right ? std::nullopt : Text(fmt::format("aud is a {}", wire::Name(audience->kind)));
}

}  // namespace

Judge SaysInactive() {
  return [](const Evidence& evidence) {
    const std::string expected = "200 with active:false";
    const auto* response = evidence.Answer();
    if (response == nullptr || response->status != 200) return Unsafe(expected, Told(evidence));
    const auto document = Document(evidence.exchanges.back());
    const auto* active = document ? document->Find("active") : nullptr;
    const bool said = active != nullptr && active->text == "false";
    return said ? Held(expected, Told(evidence)) : Unsafe(expected, Told(evidence));
  };
}

Judge IntrospectionAnswersAreJson() {
  return Each("application/json with one object", IsSuccess, NotJson);
}

Judge IntrospectionAnswersSayWhetherActive() {
  return Each("active, a JSON boolean", IsSuccess, [](const auto& exchange) -> Text {
    const auto document = Document(exchange);
    const auto* active = document ? document->Find("active") : nullptr;
    if (active == nullptr) return "no member active";
    return active->kind == JsonKind::Boolean
               ? std::nullopt
               : Text(fmt::format("active is a {}", wire::Name(active->kind)));
  });
}

Judge MembersHaveTheirTypes() {
  return [](const Evidence& evidence) {
    const std::string expected = "each member has the JSON type of RFC 7662 2.2";
    if (!Accepted(evidence)) return Unsafe(expected, Told(evidence));
    const auto wrong = WrongType(*Document(evidence.exchanges.back()));
    return wrong ? Unsafe(expected, *wrong) : Held(expected, "so");
  };
}

Judge ScopeIsWithin(std::string scope) {
  return [scope = std::move(scope)](const Evidence& evidence) {
    const auto expected = fmt::format("active, with no scope beyond \"{}\"", scope);
    if (!Accepted(evidence)) return Unsafe(expected, Told(evidence));
    const auto shown = JsonString(*evidence.Answer(), "scope");
    const bool within = !shown || std::ranges::includes(ScopeSet(scope), ScopeSet(*shown));
    const auto actual = shown ? fmt::format("the scope \"{}\"", *shown) : "no scope is shown";
    return within ? Held(expected, actual) : Unsafe(expected, actual);
  };
}

Judge AnsweredLike(const Evidence& other) {
  const auto* response = other.Answer();
  const auto status = response == nullptr ? 0 : response->status;
  const auto body = response == nullptr ? "" : response->body;
  return [status, body, told = Told(other)](const Evidence& evidence) {
    const auto expected = fmt::format("the same answer as before: {}", told);
    const auto* answer = evidence.Answer();
    const bool same = answer != nullptr && answer->status == status && answer->body == body;
    return same ? Held(expected, "so") : Unsafe(expected, "another answer: " + Told(evidence));
  };
}

Judge AcknowledgedOrUnsupported() {
  return [](const Evidence& evidence) {
    const std::string expected = "200, or 400 unsupported_token_type";
    const auto* response = evidence.Answer();
    const bool right =
        response != nullptr &&
        (response->status == 200 ||
         (response->status == 400 && JsonString(*response, "error") == "unsupported_token_type"));
    return right ? Held(expected, Told(evidence)) : Unsafe(expected, Told(evidence));
  };
}

}  // namespace nearmiss::oracle
