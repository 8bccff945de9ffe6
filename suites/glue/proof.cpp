#include "suites/glue/proof.hpp"

#include <utility>

#include "suites/glue/stop.hpp"
#include "suites/oracle/challenge.hpp"
#include "suites/oracle/dpop.hpp"
#include "suites/steps/proof.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss {
namespace {

std::string ProofOf(Play& play, const wire::Request& request, const jose::Key& key) {
  return steps::Signed(
      steps::ProofFor(request, play.Now(), play.Random(22), play.NonceFor(request.url)), key);
}

}  // namespace

wire::Exchange SendProving(Play& play, const Step& step) {
  auto exchange = play.Send(step.build(play), record::Role::Setup);
  if (!oracle::BringsNonce(exchange)) return exchange;
  return play.Send(step.build(play), record::Role::Setup);
}

Recipe<jose::Key> AProofKey() {
  return {"a key for proofs", [](Play&) { return jose::Key::Generate("ES256"); }};
}

Recipe<std::string> AProofForTokens(jose::Key key) {
  return {"a proof", [key = std::move(key)](Play& play) {
            return ProofOf(play, steps::FormPost(play.Target().token_endpoint, {}), key);
          }};
}

Recipe<steps::Tokens> TokensOfAProof(jose::Key key, For client) {
  return {"tokens of a request with a proof", [key = std::move(key), client](Play& play) {
            const auto code = AnApprovedCode(client).make(play);
            const auto exchange = SendProving(play, Proving(Redeem(code), key));
            return play.TokensOf(exchange, *code.asked.client, code.asked.scope);
          }};
}

Recipe<steps::Tokens> TokensBoundTo(jose::Key key, For client) {
  return {
      "bound tokens", [recipe = TokensOfAProof(std::move(key), client)](Play& play) {
        auto tokens = recipe.make(play);
        if (!oracle::SameName(tokens.token_type, "DPoP"))
          throw NotApplicable{"the server answers a proof with token_type " + tokens.token_type};
        tokens.told = "bound tokens";
        return tokens;
      }};
}

Step Proving(Step step, jose::Key key) {
  step.told += " with a proof";
  step.build = [build = std::move(step.build), key = std::move(key)](Play& play) {
    auto request = build(play);
    request.headers.Add("DPoP", ProofOf(play, request, key));
    return request;
  };
  return step;
}

Step Presenting(Step step, std::string proof) {
  step.told += " with a proof";
  step.build = [build = std::move(step.build), proof = std::move(proof)](Play& play) {
    auto request = build(play);
    request.headers.Add("DPoP", proof);
    return request;
  };
  return step;
}

Step UseBoundToken(steps::Tokens tokens, jose::Key key) {
  return Proving({"use a bound token", oracle::Where::Resource,
                  [token = std::move(tokens.access_token)](Play& play) {
                    return steps::BoundResourceRequest(play.Target().resource, token);
                  }},
                 std::move(key));
}

Step UseBoundToken(Recipe<steps::Tokens> tokens, jose::Key key) {
  return Proving({"use a bound token", oracle::Where::Resource,
                  [tokens = std::move(tokens)](Play& play) {
                    return steps::BoundResourceRequest(play.Target().resource,
                                                       tokens.make(play).access_token);
                  }},
                 std::move(key));
}

}  // namespace nearmiss
