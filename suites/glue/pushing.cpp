#include "suites/glue/pushing.hpp"

#include <utility>

#include "fixtures/wire/form.hpp"
#include "suites/glue/check.hpp"
#include "suites/glue/stop.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/steps/assertion.hpp"
#include "suites/steps/pushing.hpp"

namespace nearmiss {
namespace {

/// Nobody waits longer than this for one check.
constexpr std::chrono::seconds kLongestWait(120);

std::string RequestUriIn(const wire::Exchange& exchange) {
  auto uri = oracle::JsonString(*exchange.Answer(), "request_uri").value_or("");
  if (!uri.empty()) return uri;
  oracle::Evidence evidence;
  evidence.where = oracle::Where::Pushed;
  evidence.exchanges.push_back(exchange);
  throw NotReached{"no request_uri for a valid request: " + oracle::Told(evidence)};
}

PushedRequest Pushed(Play& play, steps::Authorization asked) {
  const auto exchange = play.Send(steps::PushRequest(play.Target(), asked), record::Role::Setup);
  return {std::move(asked), RequestUriIn(exchange),
          oracle::JsonSeconds(*exchange.Answer(), "expires_in", std::chrono::seconds(0))};
}

}  // namespace

Recipe<PushedRequest> APushedRequest(For client) {
  return {"a pushed request",
          [client](Play& play) { return Pushed(play, play.Asking(ClientFor(play, client))); }};
}

Recipe<PushedRequest> ANarrowPushedRequest() {
  return {"a pushed request for a narrow scope", [](Play& play) {
            auto asked = play.Asking(play.Main());
            asked.scope = NarrowScopeOf(play.Main());
            return Pushed(play, asked);
          }};
}

Recipe<PushedRequest> AnExpiredPushedRequest() {
  return {"an expired pushed request", [](Play& play) {
            auto pushed = APushedRequest().make(play);
            if (pushed.life.count() <= 0)
              throw NotApplicable{"the answer does not say how long the request_uri lives"};
            if (pushed.life > kLongestWait)
              throw NotApplicable{
                  "the request_uri lives longer than two minutes, too long to wait for"};
            play.Wait(pushed.life + std::chrono::seconds(1));
            return pushed;
          }};
}

Step Push(For client) {
  return {"push a request", oracle::Where::Pushed, [client](Play& play) {
            return steps::PushRequest(play.Target(), play.Asking(ClientFor(play, client)));
          }};
}

Step PushByAssertionFor(std::string audience) {
  return {"push a request by an assertion for " + audience, oracle::Where::Pushed,
          [audience = std::move(audience)](Play& play) {
            const auto* client =
                ClientThatUses(play.Target(), target::ClientAuthentication::PrivateKeyJwt);
            if (client == nullptr) throw NotApplicable{"no [[client]] uses private_key_jwt"};
            auto assertion =
                steps::AssertionFor(play.Target(), *client, play.Now(), play.Random(22));
            assertion.audience = audience;
            const auto change = mutate::With("client_assertion", steps::Signed(assertion, *client));
            return *change.apply(steps::PushRequest(play.Target(), play.Asking(*client)));
          }};
}

Step UsePushed(PushedRequest pushed) {
  return {"use a pushed request", oracle::Where::Authorization,
          [pushed = std::move(pushed)](Play& play) {
            return steps::PushedAuthorizationRequest(play.Target(), *pushed.asked.client,
                                                     pushed.request_uri);
          }};
}

Step UsePushed(Recipe<PushedRequest> pushed) {
  return {"use " + pushed.told, oracle::Where::Authorization,
          [pushed = std::move(pushed)](Play& play) {
            return UsePushed(pushed.make(play)).build(play);
          }};
}

oracle::Evidence Check::PushAndUse(const Step& push) {
  auto evidence = Send(push);
  if (!oracle::Accepted(evidence)) return evidence;
  const PushedRequest pushed{play().LastAsked(), RequestUriIn(evidence.exchanges.back()), {}};
  auto used = Do(UsePushed(pushed));
  used.told = evidence.told + ", and use it";
  return used;
}

oracle::Evidence Check::PushAndGrant(const Step& push) {
  auto evidence = Send(push);
  if (!oracle::Accepted(evidence)) return evidence;
  const auto sent = wire::Form::Parse(evidence.exchanges.back().request.body);
  const PushedRequest pushed{play().LastAsked(), RequestUriIn(evidence.exchanges.back()), {}};
  return Redeemed(Do(UsePushed(pushed)), sent.Get("scope").value_or(""));
}

oracle::Evidence Check::GrantPushed(const Step& use) {
  auto evidence = Send(use);
  return Redeemed(std::move(evidence), play().LastAsked().scope);
}

oracle::Evidence Check::Redeemed(oracle::Evidence evidence, const std::string& asked_scope) {
  const auto code = oracle::SentParameter(evidence, "code");
  if (!code) return evidence;
  const auto tokens = play().Redeem({*code, play().LastAsked(), {}});
  // RFC 6749 5.1: an answer without scope grants what was asked for.
  evidence.granted_scope = tokens.scope.value_or(asked_scope);
  return evidence;
}

mutate::Change Check::WithTheParametersOfTheOtherClient() {
  auto others = wire::Form::Parse(steps::PushRequest(Target(), play().Asking(play().Other())).body);
  others.Remove("client_secret");
  return {"with the parameters of the other client",
          [others = std::move(others)](wire::Request request) -> std::optional<wire::Request> {
            if (!request.headers.Get("Authorization")) return std::nullopt;
            request.body = others.Text();
            return request;
          }};
}

}  // namespace nearmiss
