#include "suites/model/expectation.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "suites/oracle/acceptance.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/introspection.hpp"
#include "suites/oracle/refusal.hpp"
#include "suites/oracle/sign_in.hpp"

namespace nearmiss::model {
namespace {

using Answer = Expectation::Answer;
using oracle::Judge;

template <class T>
const T& At(const std::vector<T>& items, int index) {
  return items.at(static_cast<std::size_t>(index));
}

Expectation Accepted() { return {Answer::Accepted}; }
Expectation Either() { return {Answer::Either}; }

/// By its fate alone.
Expectation ByFate(const Fate& fate) {
  if (fate.Good()) return Accepted();
  Expectation expectation;
  expectation.conditions = fate.doubts;
  if (!fate.Dead()) return expectation;
  expectation.answer = Answer::Refused;
  expectation.promised = fate.MustBeDead() ? Promised::Must : Promised::Should;
  for (const auto& reason : fate.reasons) expectation.conditions.push_back(reason.condition);
  return expectation;
}

Scope Without(const Scope& scope, const Scope& other) {
  Scope rest;
  std::ranges::set_difference(scope, other, std::inserter(rest, rest.end()));
  return rest;
}

std::string_view WrongCode(Wrong wrong) {
  switch (wrong) {
    case Wrong::Verifier:
      return "verifier_wrong";
    case Wrong::RedirectUri:
      return "code_redirect_uri_mismatch";
    case Wrong::Client:
      return "code_of_other_client";
    case Wrong::OneCharacter:
    case Wrong::Kind:
    case Wrong::Nothing:
      break;
  }
  return "code_near_miss";
}

std::string_view WrongRefreshToken(Wrong wrong) {
  if (wrong == Wrong::Client) return "refresh_token_of_other_client";
  return wrong == Wrong::Kind ? "refresh_token_unknown" : "refresh_token_near_miss";
}

Expectation OfRedemption(const World& world, const Act& act) {
  const auto& code = At(world.codes, act.code);
  auto fate = code.fate;
  const auto age = AgeOf(world, code);
  if (age == Age::Past) fate.End("code_expired", Promised::Must);
  if (age == Age::Unsure) fate.Doubt("code_expired");
  if (act.command.wrong != Wrong::Nothing) fate.End(WrongCode(act.command.wrong), Promised::Must);
  return ByFate(fate);
}

Expectation OfRefresh(const World& world, const Act& act) {
  const auto& token = At(world.refresh_tokens, At(world.bundles, act.bundle).refresh);
  const auto& granted = At(world.families, token.family).scope;
  auto fate = token.fate;
  if (act.command.wrong != Wrong::Nothing)
    fate.End(WrongRefreshToken(act.command.wrong), Promised::Must);
  auto expectation = ByFate(fate);
  const bool asks = act.command.scope != Ask::Nothing;
  if (asks && !world.rules.scope_at_refresh) {
    return expectation.answer == Answer::Refused ? expectation : Either();
  }
  const auto& asked = act.command.scope == Ask::Narrow ? world.rules.narrow : world.rules.full;
  const auto beyond = asks ? Without(asked, granted) : Scope();
  if (!beyond.empty()) {
    // A server may look at the scope before it looks at the token.
    expectation.conditions.emplace_back("refresh_scope_wider");
    if (expectation.answer == Answer::Refused) return expectation;
    expectation.answer = Answer::Either;
    expectation.never = beyond;
  } else if (expectation.answer == Answer::Accepted && world.rules.scope_at_refresh) {
    expectation.exactly = asks ? asked : granted;
  }
  return expectation;
}

const Fate& RevokedFate(const World& world, const Act& act) {
  const auto& bundle = At(world.bundles, act.bundle);
  return act.command.verb == Verb::RevokeRefresh ? At(world.refresh_tokens, bundle.refresh).fate
                                                 : At(world.access_tokens, bundle.access).fate;
}

/// RFC 7009 2.2: a token that is dead already is answered like one that is revoked now.
Expectation OfRevocation(const World& world, const Act& act) {
  if (act.command.wrong != Wrong::Nothing) return Either();
  const bool good = RevokedFate(world, act).Good();
  return good || world.rules.revocation_of_the_unknown_succeeds ? Accepted() : Either();
}

Expectation OfAccess(const World& world, const Act& act) {
  const auto& token = At(world.access_tokens, At(world.bundles, act.bundle).access);
  auto fate = token.fate;
  const auto age = AgeOf(world, token);
  if (age == Age::Past) fate.End("", Promised::Must);
  if (age == Age::Unsure) fate.Doubt("access_token_revoked");
  auto expectation = ByFate(fate);
  if (expectation.answer != Answer::Accepted) return expectation;
  if (act.command.verb == Verb::Introspect) {
    // RFC 7662 2.2: a token that is not the asking client's business may be called inactive.
    if (At(world.families, token.family).client != Who::Main) return Either();
    expectation.exactly = token.scope;
  } else if (token.scope != world.rules.full) {
    // The resource may want what this token lacks (RFC 6750 3.1, insufficient_scope).
    return Either();
  }
  return expectation;
}

/// Of all conditions one decides, and nothing says which: so where one of them has no documented
/// answer, none is demanded.
oracle::Documented DocumentedFor(const Expectation& expectation, const oracle::Profile& profile) {
  oracle::Documented all;
  for (const auto condition : expectation.conditions) {
    const auto& answers = profile.For(condition);
    if (answers.empty()) return {};
    all.insert(all.end(), answers.begin(), answers.end());
  }
  return all;
}

Judge NoFault() {
  return [](const oracle::Evidence& evidence) {
    auto verdict = oracle::SafelyRefused()(evidence);
    verdict.held = verdict.held || oracle::Accepted(evidence);
    verdict.expected = "accepted or refused, without a server fault";
    return verdict;
  };
}

Judge Both(Judge first, Judge second) {
  return [first = std::move(first), second = std::move(second)](const oracle::Evidence& evidence) {
    auto verdict = first(evidence);
    return verdict.held ? second(evidence) : verdict;
  };
}

std::string Text(const Scope& scope) { return fmt::format("{}", fmt::join(scope, " ")); }

Judge AcceptedAs(const Expectation& expectation, const World& world, const Act& act,
                 const oracle::Profile& profile) {
  switch (act.command.verb) {
    case Verb::Authorize:
      return world.signed_in ? oracle::CodeSent()
                             : Both(oracle::AskedToSignIn(), oracle::CodeSent());
    case Verb::Deny:
      return oracle::Refused(profile.For("user_denied"));
    case Verb::RevokeRefresh:
      return oracle::Acknowledged();
    case Verb::RevokeAccess:
      return oracle::AcknowledgedOrUnsupported();
    case Verb::Introspect:
      if (expectation.exactly.empty()) return oracle::Active();
      return Both(oracle::Active(), oracle::ScopeIsWithin(Text(expectation.exactly)));
    case Verb::Use:
      return oracle::Served();
    default:
      if (expectation.exactly.empty()) return oracle::Issued();
      return oracle::GrantedExactly(Text(expectation.exactly));
  }
}

}  // namespace

Expectation Expected(const World& world, const Act& act) {
  switch (act.command.verb) {
    case Verb::Authorize:
    case Verb::Deny:
      return Accepted();
    case Verb::Redeem:
      return OfRedemption(world, act);
    case Verb::Refresh:
      return OfRefresh(world, act);
    case Verb::RevokeRefresh:
    case Verb::RevokeAccess:
      return OfRevocation(world, act);
    case Verb::Introspect:
    case Verb::Use:
      return OfAccess(world, act);
    case Verb::EndGrant:
    case Verb::SignOut:
    case Verb::Wait:
      return Either();
  }
  return Either();
}

Judge JudgeOf(const Expectation& expectation, const World& world, const Act& act,
              const oracle::Profile& profile) {
  if (expectation.answer == Answer::Accepted) return AcceptedAs(expectation, world, act, profile);
  const auto documented = DocumentedFor(expectation, profile);
  if (!expectation.never.empty()) {
    return oracle::RefusedOrGrantedWithout(documented,
                                           {expectation.never.begin(), expectation.never.end()});
  }
  if (expectation.answer == Answer::Either) return NoFault();
  if (act.command.verb == Verb::Introspect) return oracle::SaysInactive();
  if (act.command.verb == Verb::Use) return oracle::Dead();
  return oracle::Refused(documented);
}

}  // namespace nearmiss::model
