#include "suites/oracle/bearer_challenge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "fixtures/wire/url.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/answer_flaws.hpp"
#include "suites/oracle/answer_shape.hpp"
#include "suites/oracle/challenge.hpp"
#include "suites/oracle/refusal.hpp"

namespace nearmiss::oracle {
namespace {

using Text = std::optional<std::string>;
using OfOne = std::function<Text(const Challenge&, int status)>;

std::vector<Challenge> BearerChallenges(const wire::Exchange& exchange) {
  std::vector<Challenge> bearer;
  if (exchange.Answer() == nullptr) return bearer;
  for (const auto& field : exchange.Answer()->headers.All("WWW-Authenticate")) {
    for (auto& challenge : ReadChallenges(field)) {
      if (SameName(challenge.scheme, "Bearer")) bearer.push_back(std::move(challenge));
    }
  }
  return bearer;
}

Judge EachChallenge(std::string expected, OfOne flaw) {
  return Each(
      std::move(expected),
      [](const wire::Exchange& exchange) { return !BearerChallenges(exchange).empty(); },
      [flaw = std::move(flaw)](const wire::Exchange& exchange) -> Text {
        for (const auto& challenge : BearerChallenges(exchange)) {
          if (auto found = flaw(challenge, exchange.Answer()->status)) return found;
        }
        return std::nullopt;
      });
}

Text Attribute(const Challenge& challenge, std::string_view name) {
  const auto found = std::ranges::find_if(
      challenge.parameters, [&](const auto& each) { return SameName(each.first, name); });
  return found == challenge.parameters.end() ? std::nullopt : Text(found->second);
}

/// RFC 6749 3.3: tokens of 0x21, 0x23-5B, 0x5D-7E, parted by one space each.
bool IsScope(std::string_view scope) {
  char before = ' ';
  for (const char c : scope) {
    const bool good = c > 0x20 && c < 0x7F && c != '"' && c != '\\';
    if (!good && (c != ' ' || before == ' ')) return false;
    before = c;
  }
  return before != ' ';
}

/// RFC 6750 3.1, RFC 9449 7.1, RFC 9470 3, and what RFC 9728 leaves as it is.
constexpr std::array<std::string_view, 6> kRegistered = {
    "invalid_request",    "invalid_token",  "insufficient_scope",
    "invalid_dpop_proof", "use_dpop_nonce", "insufficient_user_authentication"};

}  // namespace

Judge ChallengesHaveAParameter() {
  return EachChallenge("a parameter behind Bearer", [](const Challenge& challenge, int) -> Text {
    return challenge.parameters.empty() ? Text("Bearer alone") : std::nullopt;
  });
}

Judge ChallengesRepeatNoAttribute() {
  return EachChallenge("no attribute twice", [](const Challenge& challenge, int) -> Text {
    std::map<std::string, int> seen;
    for (const auto& [name, value] : challenge.parameters) {
      if (++seen[Lower(name)] > 1) return fmt::format("{} twice", name);
    }
    return std::nullopt;
  });
}

Judge ChallengeScopesKeepToTheirCharacters() {
  return EachChallenge(
      "scope tokens parted by single spaces", [](const Challenge& challenge, int) -> Text {
        const auto scope = Attribute(challenge, "scope");
        return scope && !IsScope(*scope) ? Text(fmt::format("scope is \"{}\"", *scope))
                                         : std::nullopt;
      });
}

Judge ChallengeTextsKeepToTheirCharacters() {
  return EachChallenge("error and error_description within 0x20-21, 0x23-5B, 0x5D-7E",
                       [](const Challenge& challenge, int) -> Text {
                         for (const auto* name : {"error", "error_description"}) {
                           const auto text = Attribute(challenge, name);
                           if (auto flaw = text ? ForbiddenCharacter(name, *text) : std::nullopt)
                             return flaw;
                         }
                         return std::nullopt;
                       });
}

Judge ChallengeErrorUrisAreAbsolute() {
  return EachChallenge(
      "error_uri, if there, is an absolute URI", [](const Challenge& challenge, int) -> Text {
        const auto uri = Attribute(challenge, "error_uri");
        if (!uri) return std::nullopt;
        if (auto flaw = ForbiddenCharacter("error_uri", *uri)) return flaw;
        return wire::Url::Split(*uri).scheme ? std::nullopt
                                             : Text(fmt::format("error_uri is \"{}\"", *uri));
      });
}

Judge ChallengeErrorsAreRegistered() {
  return EachChallenge("a registered error", [](const Challenge& challenge, int) -> Text {
    const auto error = Attribute(challenge, "error");
    if (!error || std::ranges::find(kRegistered, *error) != kRegistered.end()) return std::nullopt;
    return fmt::format("error is \"{}\"", *error);
  });
}

Judge ChallengeStatusesFitTheirErrors() {
  return EachChallenge(
      "400 invalid_request, 401 invalid_token, 403 insufficient_scope",
      [](const Challenge& challenge, int status) -> Text {
        static const std::map<std::string, int, std::less<>> kStatuses = {
            {"invalid_request", 400}, {"invalid_token", 401}, {"insufficient_scope", 403}};
        const auto error = Attribute(challenge, "error").value_or("");
        const auto right = kStatuses.find(error);
        if (right == kStatuses.end() || right->second == status) return std::nullopt;
        return fmt::format("status {} with {}", status, error);
      });
}

Judge RefusedOrKeptPrivate() {
  return [](const Evidence& evidence) {
    const std::string expected = "refused, or Cache-Control: private";
    if (!Accepted(evidence)) {
      auto verdict = SafelyRefused()(evidence);
      verdict.expected = expected;
      return verdict;
    }
    const auto& response = *evidence.Answer();
    const bool kept = HasToken(response, "Cache-Control", "private") ||
                      HasToken(response, "Cache-Control", "no-store");
    return kept ? Held(expected, Told(evidence))
                : Unsafe(expected, fmt::format("served with Cache-Control \"{}\"",
                                               response.headers.Get("Cache-Control").value_or("")));
  };
}

}  // namespace nearmiss::oracle
