#include <utility>

#include "suites/glue/client_roles.hpp"
#include "suites/glue/step.hpp"
#include "suites/glue/stop.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss {
namespace {

/// A code for a request that a strict server refuses at once, which is as good an answer.
steps::Code ApproveIfTheServerDoes(Play& play, const steps::Authorization& asked,
                                   const wire::Request& request) {
  try {
    return play.Approve(asked, request);
  } catch (const NotReached& stop) {
    throw NotApplicable{"the server refuses such a request before: " + stop.why};
  }
}

}  // namespace

Recipe<steps::Code> AnApprovedCode(For client) {
  return {"an approved code" + Owner(client),
          [client](Play& play) { return play.Approve(play.Asking(ClientFor(play, client))); }};
}

Recipe<steps::Code> ACodeFor(std::string parameter, std::string value) {
  auto told = "a code for " + parameter + '=' + value;
  return {told, [parameter = std::move(parameter), value = std::move(value), told](Play& play) {
            const auto asked = play.Asking(play.Main());
            const auto change = mutate::With(parameter, value);
            auto code = play.Approve(
                asked, *change.apply(steps::AuthorizationRequest(play.Target(), asked)));
            code.told = told;
            return code;
          }};
}

Recipe<steps::Code> ACodeOfAShortVerifier() {
  return {"a code of a verifier of 42 characters", [](Play& play) {
            auto asked = play.Asking(play.Main());
            asked.verifier = play.Random(42);
            return ApproveIfTheServerDoes(play, asked,
                                          steps::AuthorizationRequest(play.Target(), asked));
          }};
}

Recipe<steps::Code> ACodeWithoutChallengeMethod() {
  return {"a code asked for without a challenge method", [](Play& play) {
            const auto asked = play.Asking(play.Main());
            const auto change = mutate::Without("code_challenge_method");
            return ApproveIfTheServerDoes(
                play, asked, *change.apply(steps::AuthorizationRequest(play.Target(), asked)));
          }};
}

Recipe<steps::Code> ACodeOfAPlainChallenge() {
  return {"a code of a plain challenge", [](Play& play) {
            auto asked = play.Asking(play.Main());
            asked.method = target::ChallengeMethod::Plain;
            return ApproveIfTheServerDoes(play, asked,
                                          steps::AuthorizationRequest(play.Target(), asked));
          }};
}

Recipe<steps::Code> ARedeemedCode() {
  return {"a code used before", [](Play& play) {
            auto code = play.Approve(play.Asking(play.Main()));
            play.Redeem(code, record::Role::Control);
            code.told = "a code used before";
            return code;
          }};
}

Recipe<steps::Code> ACodeWithoutChallenge() {
  return {"a code asked for without a challenge", [](Play& play) {
            auto asked = play.Asking(play.Main());
            asked.verifier.clear();
            return ApproveIfTheServerDoes(play, asked,
                                          steps::AuthorizationRequest(play.Target(), asked));
          }};
}

Recipe<steps::Code> AnInventedCode() {
  return {"a code that was never issued", [](Play& play) {
            return steps::Code{
                play.Random(32), play.Asking(play.Main()), {}, "a code that was never issued"};
          }};
}

Recipe<steps::Tokens> ApprovedTokens(For client) {
  return {"tokens" + Owner(client), [client](Play& play) {
            return play.Redeem(play.Approve(play.Asking(ClientFor(play, client))));
          }};
}

Recipe<steps::Tokens> NarrowlyApprovedTokens() {
  return {"tokens of a narrow scope", [](Play& play) {
            auto asked = play.Asking(play.Main());
            asked.scope = NarrowScopeOf(play.Main());
            return play.Redeem(play.Approve(asked));
          }};
}

Recipe<steps::Tokens> TokensFor(steps::Code code) {
  return {"the tokens of " + code.told, [code = std::move(code)](Play& play) {
            return play.Redeem(code, record::Role::Control);
          }};
}

Recipe<steps::Tokens> RefreshedTokens(steps::Tokens tokens) {
  return {"refreshed tokens", [tokens = std::move(tokens)](Play& play) {
            return play.Refresh(tokens, "", record::Role::Control);
          }};
}

Recipe<steps::Tokens> NarrowedTokens(steps::Tokens tokens, std::string scope) {
  return {"tokens narrowed to " + scope, [tokens = std::move(tokens), scope = std::move(scope)](
                                             Play& play) { return play.Refresh(tokens, scope); }};
}

}  // namespace nearmiss
