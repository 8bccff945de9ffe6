#include "suites/oracle/audience.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "fixtures/jose/jws.hpp"
#include "fixtures/wire/json.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/refusal.hpp"

namespace nearmiss::oracle {
namespace {

/// Of the token that the answer hands out.
std::vector<std::string> IssuedAudience(const Evidence& evidence) {
  return JwtAudience(TokenIn(*evidence.Answer(), "access_token"));
}

}  // namespace

std::vector<std::string> JwtAudience(const std::string& token) {
  const auto parts = jose::ReadCompact(token);
  const auto claims = parts ? wire::ReadJson(parts->payload) : std::unexpected(std::string());
  std::vector<std::string> audience;
  if (!claims) return audience;
  for (const auto& member : claims->members) {
    const bool named = member.path == "aud" || member.path.starts_with("aud.");
    if (named && member.kind == wire::JsonKind::String) audience.push_back(member.text);
  }
  return audience;
}

Judge IssuedForExactly(std::string resource) {
  return [resource = std::move(resource)](const Evidence& evidence) {
    const auto expected = fmt::format("an access token for {} alone", resource);
    if (!Accepted(evidence)) return Unsafe(expected, Told(evidence));
    const auto audience = IssuedAudience(evidence);
    if (audience.empty()) return NothingToJudge(expected, "the token does not say whom it is for");
    const auto actual = fmt::format("a token for {}", fmt::join(audience, " and "));
    return audience == std::vector{resource} ? Held(expected, actual) : Unsafe(expected, actual);
  };
}

Judge IssuedForOneAndNotTheOther(std::string resource, std::string other) {
  return [resource = std::move(resource), other = std::move(other)](const Evidence& evidence) {
    const auto expected = fmt::format("an access token for {} and not for {}", resource, other);
    if (!Accepted(evidence)) return Unsafe(expected, Told(evidence));
    const auto audience = IssuedAudience(evidence);
    const auto names = [&](const std::string& each) {
      return std::ranges::find(audience, each) != audience.end();
    };
    // RFC 8707 2 lets a server write a broader name of its own for the resource.
    if (!names(resource) && !names(other))
      return NothingToJudge(expected, "the token names neither of the two");
    const auto actual = fmt::format("a token for {}", fmt::join(audience, " and "));
    return names(resource) && !names(other) ? Held(expected, actual) : Unsafe(expected, actual);
  };
}

Judge RefusedOrNotFor(Documented documented, std::string resource) {
  return [documented = std::move(documented),
          resource = std::move(resource)](const Evidence& evidence) {
    if (!Accepted(evidence)) return Refused(documented)(evidence);
    const auto expected = fmt::format("refused, or an access token that is not for {}", resource);
    const auto audience = IssuedAudience(evidence);
    if (audience.empty()) return NothingToJudge(expected, "the token does not say whom it is for");
    const bool for_it = std::ranges::find(audience, resource) != audience.end();
    const auto actual = fmt::format("a token for {}", fmt::join(audience, " and "));
    return for_it ? Unsafe(expected, actual) : Held(expected, actual);
  };
}

Judge AcceptedOrRefusedWithout(std::string error) {
  return [error = std::move(error)](const Evidence& evidence) {
    const auto expected = fmt::format("accepted, or refused without {}", error);
    if (Accepted(evidence)) return Held(expected, Told(evidence));
    const auto safe = SafelyRefused()(evidence);
    const bool named = !error.empty() && SentParameter(evidence, "error") == error;
    return safe.held && !named ? Held(expected, Told(evidence))
                               : Unsafe(expected, safe.held ? Told(evidence) : safe.actual);
  };
}

}  // namespace nearmiss::oracle
