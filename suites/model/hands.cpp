#include "suites/model/hands.hpp"

#include <algorithm>
#include <utility>

#include "suites/glue/credentials.hpp"
#include "suites/glue/journey_evidence.hpp"
#include "suites/glue/stop.hpp"
#include "suites/mutate/change.hpp"
#include "suites/mutate/credential.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/scope.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss::model {
namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

template <class T>
const T& At(const std::vector<T>& items, int index) {
  return items.at(static_cast<std::size_t>(index));
}

/// A life that an answer may as well not have said.
constexpr std::chrono::seconds kUnsaid(0);

mutate::Change OneCharacterChanged(const std::string& parameter) {
  const auto all = mutate::CredentialNearMisses("grant");
  const auto found = std::ranges::find(all, "change_mid", &mutate::Operator::name);
  return mutate::Near(parameter, *found);
}

std::string_view ParameterOf(Verb verb) {
  if (verb == Verb::Redeem) return "code";
  return verb == Verb::Refresh ? "refresh_token" : "token";
}

std::string ScopeText(const target::Client& client, Ask ask) {
  if (ask == Ask::Nothing) return "";
  return ask == Ask::Narrow ? NarrowScopeOf(client) : client.scope;
}

std::string AnotherRedirectUri(const target::Client& client) {
  return client.redirect_uris.size() > 1 ? client.redirect_uris[1] : "https://evil.example/cb";
}

}  // namespace

Milliseconds Hands::Now() const {
  return duration_cast<milliseconds>(steady_clock::now() - began_) + told_;
}

const target::Client& Hands::ClientOf(Who who) const {
  return who == Who::Public ? play_.Public() : play_.Main();
}

const target::Client& Hands::ClientOf(const World& world, const Act& act) const {
  if (act.code >= 0) return ClientOf(At(world.codes, act.code).client);
  if (act.bundle >= 0) return ClientOf(world.ClientOf(At(world.bundles, act.bundle)));
  return ClientOf(act.command.who);
}

const target::Client& Hands::AnotherThan(const target::Client& client) const {
  if (client.id != play_.Main().id) return play_.Main();
  const auto* other = OtherClient(play_.Target());
  return other != nullptr ? *other : play_.Public();
}

std::optional<Performed> Hands::Do(const World& world, const Act& act, record::Role role) {
  const auto verb = act.command.verb;
  if (verb == Verb::Authorize || verb == Verb::Deny) return Authorize(act, role);
  Performed performed;
  performed.when.asked = Now();
  auto& evidence = performed.evidence;
  evidence.secrets = play_.Secrets();
  evidence.now = play_.Now();
  if (verb == Verb::EndGrant) {
    performed.answer.accepted = TakeBack();
  } else if (verb == Verb::SignOut) {
    play_.ForgetSession();
  } else if (verb == Verb::Wait) {
    Wait(world, act.command.pause);
  } else {
    const auto request = RequestOf(world, act);
    if (!request) return std::nullopt;
    evidence.where = WhereOf(play_.Target(), request->url);
    evidence.exchanges.push_back(play_.Send(*request, role));
    performed.answer.accepted = oracle::Accepted(evidence);
    if (verb == Verb::RevokeRefresh || verb == Verb::RevokeAccess)
      performed.answer.accepted = evidence.Answer()->status == 200;
  }
  performed.when.answered = Now();
  if (performed.answer.accepted && (verb == Verb::Redeem || verb == Verb::Refresh))
    Keep(world, act, evidence.exchanges.back(), performed.answer);
  return performed;
}

std::optional<Performed> Hands::Authorize(const Act& act, record::Role role) {
  const auto& client = ClientOf(act.command.who);
  auto asked = play_.Asking(client);
  if (act.command.scope == Ask::Narrow) asked.scope = NarrowScopeOf(client);
  const bool denies = act.command.verb == Verb::Deny;
  Performed performed;
  performed.when.asked = Now();
  auto journey = play_.Travel(steps::AuthorizationRequest(play_.Target(), asked),
                              denies ? login::Consent::Deny : login::Consent::Approve, role);
  performed.when.answered = Now();
  if (denies && !journey.denied) return std::nullopt;
  auto& evidence = performed.evidence;
  evidence.where = oracle::Where::Authorization;
  evidence.secrets = play_.Secrets();
  evidence.registered_uris = client.redirect_uris;
  evidence.now = play_.Now();
  Take(std::move(journey), evidence);
  const auto code = oracle::SentParameter(evidence, "code").value_or("");
  performed.answer.accepted = !code.empty();
  if (performed.answer.accepted && !denies) codes_.push_back({code, asked, steady_clock::now()});
  if (!performed.answer.accepted && !denies)
    throw NotReached{"no code for a valid request: " + oracle::Told(evidence)};
  return performed;
}

std::optional<wire::Request> Hands::RequestOf(const World& world, const Act& act) {
  const auto& target = play_.Target();
  const auto& client = ClientOf(world, act);
  const auto* tokens = act.bundle < 0 ? nullptr : &At(tokens_, act.bundle);
  switch (act.command.verb) {
    case Verb::Redeem:
      return Spoilt(steps::RedemptionRequest(target, At(codes_, act.code)), act, client);
    case Verb::Refresh:
      return Spoilt(steps::RefreshRequest(target, *tokens, ScopeText(client, act.command.scope)),
                    act, client);
    case Verb::RevokeRefresh:
      return Spoilt(steps::RevocationRequest(target, client, tokens->refresh_token), act, client);
    case Verb::RevokeAccess:
      return Spoilt(steps::RevocationRequest(target, client, tokens->access_token), act, client);
    case Verb::Introspect:
      return steps::IntrospectionRequest(target, play_.Main(), tokens->access_token);
    case Verb::Use:
      return steps::ResourceRequest(target.resource, tokens->access_token);
    default:
      return std::nullopt;
  }
}

std::optional<wire::Request> Hands::Spoilt(wire::Request request, const Act& act,
                                           const target::Client& owner) {
  const std::string parameter(ParameterOf(act.command.verb));
  switch (act.command.wrong) {
    case Wrong::Nothing:
      return request;
    case Wrong::Verifier:
      if (At(codes_, act.code).asked.verifier.empty()) return std::nullopt;
      return mutate::With("code_verifier", play_.Random(43)).apply(std::move(request));
    case Wrong::RedirectUri:
      return mutate::With("redirect_uri", AnotherRedirectUri(owner)).apply(std::move(request));
    case Wrong::Client:
      return By(play_.Target(), AnotherThan(owner), "another client").apply(std::move(request));
    case Wrong::OneCharacter:
      return OneCharacterChanged(parameter).apply(std::move(request));
    case Wrong::Kind:
      return mutate::With(parameter, At(tokens_, act.bundle).access_token)
          .apply(std::move(request));
  }
  return std::nullopt;
}

void Hands::Keep(const World& world, const Act& act, const wire::Exchange& exchange,
                 Answer& answer) {
  auto tokens = play_.TokensOf(exchange, ClientOf(world, act), "");
  if (tokens.scope) answer.scope = oracle::ScopeSet(*tokens.scope);
  const auto life = oracle::JsonSeconds(*exchange.Answer(), "expires_in", kUnsaid);
  if (life != kUnsaid) answer.life = life;
  const auto used = act.bundle < 0 ? std::string() : At(tokens_, act.bundle).refresh_token;
  answer.refresh_token = !tokens.refresh_token.empty() && tokens.refresh_token != used;
  if (tokens.refresh_token.empty()) tokens.refresh_token = used;
  tokens_.push_back(std::move(tokens));
}

bool Hands::TakeBack() {
  try {
    play_.TakeBack("connected_apps");
    return true;
  } catch (const NotReached&) {
    // A page that lists no grant has no form to take one back with.
    return false;
  }
}

void Hands::Wait(const World& world, Pause pause) {
  auto time = world.rules.code_life.value_or(milliseconds(0));
  if (pause == Pause::InsideCode) time = time * 6 / 10;
  if (pause == Pause::PastCode) time = PastLife(time);
  if (pause == Pause::PastToken) {
    time = milliseconds(0);
    if (!world.access_tokens.empty() && world.access_tokens.back().life)
      time = PastLife(*world.access_tokens.back().life);
  }
  const auto before = steady_clock::now();
  play_.Wait(time);
  told_ +=
      std::max(milliseconds(0), time - duration_cast<milliseconds>(steady_clock::now() - before));
}

}  // namespace nearmiss::model
