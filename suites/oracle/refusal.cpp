#include "suites/oracle/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/html.hpp"
#include "fixtures/wire/query.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/leak.hpp"
#include "suites/oracle/scope.hpp"
#include "suites/oracle/withstood.hpp"

namespace nearmiss::oracle {
namespace {

using Violation = std::optional<std::string>;

Violation HandedOut(const Evidence& evidence) {
  if (Accepted(evidence)) return "accepted: " + Told(evidence);
  return std::nullopt;
}

/// RFC 6749 4.1.2.1: no redirect to an invalid redirection URI, not even with an error.
Violation SentToRejected(const Evidence& evidence) {
  if (evidence.where != Where::Authorization || !evidence.left_to) return std::nullopt;
  if (SentToRegistered(evidence)) return std::nullopt;
  return "the browser was sent to a URI that is not registered: " + Told(evidence);
}

Violation PageLeadsToRejected(const Evidence& evidence) {
  const auto* response = evidence.Answer();
  if (evidence.rejected_uri.empty() || response == nullptr) return std::nullopt;
  const auto way = WayTo(*response, evidence.rejected_uri);
  if (way.empty()) return std::nullopt;
  return fmt::format("the page leads to the rejected URI by a {}", way);
}

Violation ServerFault(const Evidence& evidence) {
  for (const auto& exchange : evidence.exchanges) {
    const auto* response = exchange.Answer();
    if (response != nullptr && response->status >= 500) {
      return fmt::format("server fault: {}", Told(evidence));
    }
  }
  return std::nullopt;
}

Violation SecretRepeated(const Evidence& evidence) {
  const auto* response = evidence.Answer();
  if (response == nullptr || Leaked(*response, evidence.secrets).empty()) return std::nullopt;
  return "the answer repeats a secret: " + Told(evidence);
}

/// Whether an answer that looks like a success is one.
enum class Accepting { Counts, Apart };

Violation FirstViolation(const Evidence& evidence, Accepting accepting) {
  if (accepting == Accepting::Counts) {
    if (auto violation = HandedOut(evidence)) return violation;
  }
  for (const auto look : {SentToRejected, PageLeadsToRejected, ServerFault, SecretRepeated}) {
    if (auto violation = look(evidence)) return violation;
  }
  return std::nullopt;
}

std::string Expected(const Documented& documented) {
  if (documented.empty()) return "refused (no particular answer is documented)";
  return "refused: " + Told(documented);
}

/// The connection was refused for its certificate, whatever would have been sent over it (RFC 8446
/// 6.2).
bool RefusedByTls(const Evidence& evidence) {
  if (evidence.exchanges.empty()) return false;
  const auto* failure = evidence.exchanges.back().NoAnswer();
  return failure != nullptr && failure->kind == wire::FailureKind::Tls;
}

bool AllowsSuccess(const Documented& documented) {
  return std::ranges::any_of(documented,
                             [](const auto& each) { return each.shape == Shape::Success; });
}

Verdict ByDocumentation(const Documented& documented, const Evidence& evidence) {
  if (documented.empty()) return Held(Expected(documented), Told(evidence));
  const auto* match = Match(documented, evidence);
  const auto& cited = match == nullptr ? documented.front() : *match;
  auto verdict = match == nullptr ? Undocumented(Expected(documented), Told(evidence))
                                  : Held(Expected(documented), Told(evidence));
  verdict.source = cited.source;
  verdict.verified =
      std::ranges::any_of(documented, [](const auto& each) { return each.verified; });
  return verdict;
}

/// What was granted: looked up later, or said by the token response; one that says nothing grants
/// what was asked for (RFC 6749 5.1).
std::optional<std::string> GrantedScope(const Evidence& evidence) {
  if (evidence.granted_scope) return evidence.granted_scope;
  if (evidence.where != Where::Token || !Accepted(evidence)) return std::nullopt;
  if (auto said = JsonString(*evidence.Answer(), "scope")) return said;
  return wire::Form::Parse(evidence.exchanges.back().request.body).Get("scope");
}

}  // namespace

Judge Refused(Documented documented) {
  return [documented = std::move(documented)](const Evidence& evidence) {
    if (AllowsSuccess(documented) && Accepted(evidence))
      return ByDocumentation(documented, evidence);
    const bool refused = RefusesUnderSuccess(documented, evidence);
    if (auto violation = FirstViolation(evidence, refused ? Accepting::Apart : Accepting::Counts)) {
      auto verdict = Unsafe(Expected(documented), *violation);
      if (!documented.empty()) verdict.source = documented.front().source;
      return verdict;
    }
    if (RefusedByTls(evidence)) return Held(Expected(documented), Told(evidence));
    return ByDocumentation(documented, evidence);
  };
}

Judge SafelyRefused() { return Refused({}); }

namespace {

using Look = std::optional<std::string> (*)(const Evidence&);

Judge NoneOf(std::vector<Look> looks, std::string expected) {
  return [looks = std::move(looks), expected = std::move(expected)](const Evidence& evidence) {
    for (const auto look : looks) {
      if (auto violation = look(evidence)) return Unsafe(expected, *violation);
    }
    return Held(expected, Told(evidence));
  };
}

}  // namespace

Judge Withstood() { return NoneOf({ServerFault, SecretRepeated}, "answered without a fault"); }

Judge SentNowhereElse() {
  return NoneOf({SentToRejected, PageLeadsToRejected, ServerFault, SecretRepeated},
                "answered without a fault, and with nothing to a foreign URI");
}

Judge RefusedOrGrantedWithout(Documented documented, std::vector<std::string> scope_tokens) {
  return [documented = std::move(documented),
          scope_tokens = std::move(scope_tokens)](const Evidence& evidence) {
    const auto expected = Expected(documented) + ", or granted without the scope in question";
    const auto granted_scope = GrantedScope(evidence);
    if (!granted_scope) {
      auto verdict = Refused(documented)(evidence);
      verdict.expected = expected;
      return verdict;
    }
    const auto granted = ScopeTokens(*granted_scope);
    for (const auto& token : scope_tokens) {
      if (std::ranges::find(granted, token) != granted.end()) {
        return Unsafe(expected,
                      fmt::format("granted: \"{}\" is in the scope of the tokens", token));
      }
    }
    return Held(expected, fmt::format("granted with the scope \"{}\"", *granted_scope));
  };
}

Judge RefusedOrGrantedWithoutTheChanged(Documented documented, std::string asked) {
  return [documented = std::move(documented), asked = std::move(asked)](const Evidence& evidence) {
    auto changed = ScopeTokens(asked);
    const auto request =
        evidence.exchanges.empty() ? wire::Request() : evidence.exchanges.front().request;
    const auto query = wire::QueryOf(request.url);
    const auto in_body = wire::Form::Parse(request.body).Get("scope").value_or("");
    const auto sent = ScopeTokens(query.Get("scope").value_or(in_body));
    std::erase_if(changed,
                  [&](const auto& token) { return std::ranges::find(sent, token) != sent.end(); });
    return RefusedOrGrantedWithout(documented, changed)(evidence);
  };
}

}  // namespace nearmiss::oracle
