#include "suites/model/follow.hpp"

#include <algorithm>

namespace nearmiss::model {
namespace {

template <class T>
T& At(std::vector<T>& items, int index) {
  return items.at(static_cast<std::size_t>(index));
}

void DoubtRefreshTokens(World& world, int family) {
  for (auto& token : world.refresh_tokens) {
    if (token.family == family) token.fate.Doubt("refresh_token_revoked");
  }
}

void DoubtAccessTokens(World& world, int family) {
  for (auto& token : world.access_tokens) {
    if (token.family == family) token.fate.Doubt("access_token_revoked");
  }
}

void DoubtFamily(World& world, int family) {
  DoubtRefreshTokens(world, family);
  DoubtAccessTokens(world, family);
}

void EndRefreshTokens(World& world, int family, Promised promised) {
  for (auto& token : world.refresh_tokens) {
    if (token.family == family) token.fate.End("refresh_token_revoked", promised);
  }
}

void EndAccessTokens(World& world, int family, Promised promised) {
  for (auto& token : world.access_tokens) {
    if (token.family == family) token.fate.End("access_token_revoked", promised);
  }
}

/// A server may say that it was used, or not remember it.
void Doubt(Code& code) {
  code.fate.Doubt("code_replayed");
  code.fate.Doubt("code_unknown");
}

void DoubtCodes(World& world, Who client) {
  for (auto& code : world.codes) {
    if (code.client == client && code.family < 0) Doubt(code);
  }
}

void DoubtGrants(World& world, Who client) {
  for (int i = 0; i < std::ssize(world.families); ++i) {
    if (At(world.families, i).client == client) DoubtFamily(world, i);
  }
}

/// What ended one grant, or may have, may have ended the client's others with it.
void SpreadTheEnd(World& world, Who client) {
  if (world.rules.grants_end_alone) return;
  DoubtCodes(world, client);
  DoubtGrants(world, client);
}

void AfterAuthorization(World& world, const Act& act) {
  const auto& command = act.command;
  world.signed_in = true;
  if (!world.rules.codes_stand_side_by_side) DoubtCodes(world, command.who);
  if (!world.rules.grants_stand_side_by_side) DoubtGrants(world, command.who);
  Code code;
  code.id = command.id;
  code.step = act.step;
  code.client = command.who;
  code.scope = command.scope == Ask::Narrow ? world.rules.narrow : world.rules.full;
  code.issue = world.now;
  world.codes.push_back(std::move(code));
}

/// What came with an answer; `used` is the refresh token that goes on when no new one came.
void AddTokens(World& world, const Act& act, const Answer& answer, int family, Scope scope,
               int used) {
  Bundle bundle{act.command.id, act.step, static_cast<int>(world.access_tokens.size()), used};
  AccessToken access;
  access.family = family;
  access.scope = answer.scope.value_or(std::move(scope));
  access.issue = world.now;
  access.life = answer.life;
  world.access_tokens.push_back(std::move(access));
  if (answer.refresh_token) {
    bundle.refresh = static_cast<int>(world.refresh_tokens.size());
    world.refresh_tokens.push_back({family, {}});
  }
  world.bundles.push_back(bundle);
}

void AfterRedemption(World& world, const Act& act, const Answer& answer) {
  auto& code = At(world.codes, act.code);
  if (answer.accepted) {
    if (!world.rules.grants_stand_side_by_side) DoubtGrants(world, code.client);
    code.fate.End("code_replayed", Promised::Must);
    code.family = static_cast<int>(world.families.size());
    // RFC 6749 3.3: less may be granted than was asked for.
    const auto granted = answer.scope.value_or(code.scope);
    world.families.push_back({code.client, granted, act.code});
    AddTokens(world, act, answer, code.family, granted, -1);
    return;
  }
  SpreadTheEnd(world, code.client);
  if (code.family < 0) {
    // Whether a failed attempt costs the code is left to the server.
    Doubt(code);
  } else if (act.command.wrong == Wrong::Nothing && AgeOf(world, code) == Age::Inside) {
    // RFC 6749 4.1.2: a replay should end what was issued for the code. One whose life is over may
    // be forgotten.
    EndRefreshTokens(world, code.family, Promised::Should);
    EndAccessTokens(world, code.family, Promised::Should);
  } else {
    DoubtFamily(world, code.family);
  }
}

/// RFC 6749 5.1: an answer that names no scope grants what was asked for. Empty where the profile
/// does not say what a scope in the request does.
Scope AskedAtRefresh(World& world, const Command& command, int family) {
  if (command.scope == Ask::Nothing) return At(world.families, family).scope;
  if (!world.rules.scope_at_refresh) return {};
  return command.scope == Ask::Narrow ? world.rules.narrow : world.rules.full;
}

/// Of the refresh token itself: whether another takes its place.
void AfterUse(const World& world, Fate& fate, const Answer& answer) {
  if (answer.refresh_token && world.rules.replaced_tokens_are_refused) {
    fate.End("refresh_token_rotated", Promised::Should);
  } else if (answer.refresh_token || world.rules.rotates) {
    // It may go on for a while; and where others are replaced, this one may have been the last.
    fate.Doubt("refresh_token_rotated");
  }
}

void AfterRefresh(World& world, const Act& act, const Answer& answer) {
  const int used = At(world.bundles, act.bundle).refresh;
  const int family = At(world.refresh_tokens, used).family;
  if (answer.accepted) {
    // Nothing says whether older access tokens go on.
    DoubtAccessTokens(world, family);
    AfterUse(world, At(world.refresh_tokens, used).fate, answer);
    AddTokens(world, act, answer, family, AskedAtRefresh(world, act.command, family), used);
    return;
  }
  const auto fate = At(world.refresh_tokens, used).fate;
  SpreadTheEnd(world, At(world.families, family).client);
  const std::vector<Reason> rotated = {{"refresh_token_rotated", Promised::Should}};
  // One that may be forgotten for another reason need not be noticed.
  const bool reuse = fate.reasons == rotated && fate.doubts.empty();
  if (act.command.wrong == Wrong::Nothing && act.command.scope == Ask::Nothing && reuse) {
    // RFC 9700 4.14.2: one of the two that have the token is no rightful owner.
    EndRefreshTokens(world, family, Promised::Should);
    DoubtAccessTokens(world, family);
  } else {
    DoubtFamily(world, family);
  }
}

void AfterRevocation(World& world, const Act& act, const Answer& answer) {
  const auto bundle = At(world.bundles, act.bundle);
  const int family = At(world.access_tokens, bundle.access).family;
  if (act.command.wrong == Wrong::Client) {
    // RFC 7009 2.1: a token of another client stays as it is.
    if (!world.rules.revocation_knows_its_client) DoubtFamily(world, family);
    return;
  }
  const bool was_good = bundle.refresh >= 0 && At(world.refresh_tokens, bundle.refresh).fate.Good();
  SpreadTheEnd(world, At(world.families, family).client);
  if (!answer.accepted) return DoubtFamily(world, family);
  if (act.command.verb == Verb::RevokeAccess) {
    DoubtFamily(world, family);
    At(world.access_tokens, bundle.access).fate.End("access_token_revoked", Promised::Should);
    return;
  }
  At(world.refresh_tokens, bundle.refresh).fate.End("refresh_token_revoked", Promised::Must);
  DoubtFamily(world, family);
  // RFC 7009 2.1: the access tokens of the same grant should go with it.
  if (was_good) EndAccessTokens(world, family, Promised::Should);
}

void AfterTheEndOfTheGrant(World& world, const Answer& answer) {
  for (const auto client : {Who::Main, Who::Public}) {
    DoubtCodes(world, client);
    DoubtGrants(world, client);
  }
  if (!answer.accepted) return;
  for (int i = 0; i < std::ssize(world.families); ++i) {
    if (At(world.families, i).client == Who::Main) EndRefreshTokens(world, i, Promised::Must);
  }
}

/// No text says how long a refresh token lives.
void AfterWaiting(World& world) {
  for (auto& token : world.refresh_tokens) token.fate.Doubt("refresh_token_revoked");
}

}  // namespace

World Followed(World world, const Act& act, const Answer& answer) {
  switch (act.command.verb) {
    case Verb::Authorize:
      if (answer.accepted) AfterAuthorization(world, act);
      break;
    case Verb::Deny:
      world.signed_in = true;
      // A server may take a refusal for the end of what was approved before.
      DoubtCodes(world, act.command.who);
      DoubtGrants(world, act.command.who);
      break;
    case Verb::Redeem:
      AfterRedemption(world, act, answer);
      break;
    case Verb::Refresh:
      AfterRefresh(world, act, answer);
      break;
    case Verb::RevokeRefresh:
    case Verb::RevokeAccess:
      AfterRevocation(world, act, answer);
      break;
    case Verb::EndGrant:
      // The page for it wants a user who has signed in.
      world.signed_in = true;
      AfterTheEndOfTheGrant(world, answer);
      break;
    case Verb::SignOut:
      world.signed_in = false;
      break;
    case Verb::Wait:
      AfterWaiting(world);
      break;
    case Verb::Introspect:
    case Verb::Use:
      break;
  }
  return world;
}

}  // namespace nearmiss::model
