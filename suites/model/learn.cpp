#include "suites/model/learn.hpp"

#include <algorithm>
#include <chrono>

#include "suites/glue/stop.hpp"
#include "suites/oracle/scope.hpp"

namespace nearmiss::model {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Long enough to be told from the time that a call takes.
constexpr milliseconds kShortWait(100);
/// Real time is waited for only where a code lives no longer than this.
constexpr milliseconds kLongestWait(10000);

bool IsDocumentedAsRefused(const oracle::Documented& documented) {
  return !documented.empty() && std::ranges::none_of(documented, [](const auto& answer) {
    return answer.shape == oracle::Shape::Success;
  });
}

bool TimeIsTold(Play& play) {
  const auto before = steady_clock::now();
  play.Wait(kShortWait);
  return steady_clock::now() - before < kShortWait / 2;
}

/// Whether it works; that it does not is a way to be, no trouble.
template <class Try>
bool Works(Try attempt) {
  try {
    attempt();
    return true;
  } catch (const NotReached&) {
    return false;
  }
}

/// What a second grant does to the first, and the end of one to the other.
void LearnFromTwoGrants(Play& play, Rules& rules) {
  auto first = play.Approve(play.Asking(play.Main()));
  const auto second = play.Approve(play.Asking(play.Main()));
  steps::Tokens tokens;
  rules.codes_stand_side_by_side = Works([&] { tokens = play.Redeem(first); });
  auto others = play.Redeem(second);
  if (!rules.codes_stand_side_by_side) {
    first = second;
    tokens = others;
    others = play.Redeem(play.Approve(play.Asking(play.Main())));
  }
  rules.grants_stand_side_by_side = rules.refresh_tokens && Works([&] { play.Refresh(tokens); });
  // A replay, for which a server should end the first.
  Works([&] { play.Redeem(first); });
  rules.grants_end_alone = rules.refresh_tokens && Works([&] { play.Refresh(others); });
}

}  // namespace

Rules LearnRules(Play& play) {
  const auto& target = play.Target();
  const auto& around = play.Around();
  const auto& profile = *around.profile;
  Rules rules;
  rules.code_life = target.code_lifetime;
  rules.revocation_knows_its_client = !profile.For("revocation_unauthenticated").empty();
  rules.revocation_of_the_unknown_succeeds = profile.For("revocation_token_unknown").empty();
  rules.replaced_tokens_are_refused = IsDocumentedAsRefused(profile.For("refresh_token_rotated"));
  rules.scope_at_refresh = IsDocumentedAsRefused(profile.For("refresh_scope_wider"));
  rules.full = oracle::ScopeSet(play.Main().scope);
  rules.narrow = oracle::ScopeSet(NarrowScopeOf(play.Main()));
  rules.refresh_tokens = around.facts.refresh_token;
  rules.rotates = around.facts.rotates;
  const auto* other_client = OtherClient(target);
  const auto* public_client = PublicClient(target);
  // One scope is spoken of, so the public client has to have it too.
  rules.public_client = public_client != nullptr && public_client->scope == play.Main().scope &&
                        target.pkce != target::ChallengeMethod::None;
  rules.other_client = other_client != nullptr || public_client != nullptr;
  rules.denial = around.facts.consent_page;
  rules.verifier = target.pkce != target::ChallengeMethod::None;
  rules.revocation = !target.revocation_endpoint.empty();
  rules.introspection = !target.introspection_endpoint.empty() && !play.Main().IsPublic();
  rules.resource = !target.resource.empty();
  rules.sign_in = target.login.method == target::LoginMethod::Form;
  const auto way = target.revoke.find("connected_apps");
  rules.end_grant =
      way != target.revoke.end() && way->second.kind == target::RevocationWay::Kind::Page;
  rules.time_is_told = TimeIsTold(play);
  rules.waiting = rules.code_life && (rules.time_is_told || *rules.code_life <= kLongestWait);
  LearnFromTwoGrants(play, rules);
  return rules;
}

}  // namespace nearmiss::model
