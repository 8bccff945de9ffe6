#include "suites/glue/assertions.hpp"

#include <utility>

#include "fixtures/wire/base64.hpp"
#include "fixtures/wire/form.hpp"
#include "fixtures/wire/percent.hpp"
#include "suites/glue/stop.hpp"
#include "suites/steps/assertion.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss {
namespace {

const target::Client& Issuing(Play& play) {
  const auto* client = ClientThatMay(play.Target(), kJwtGrant);
  if (client == nullptr) throw NotApplicable{"no [[client]] has the JWT bearer grant"};
  if (client->key.empty() && client->auth != target::ClientAuthentication::SecretJwt) {
    throw NotApplicable{"the [[client]] with the JWT bearer grant has no key"};
  }
  return *client;
}

}  // namespace

Step TradeAnAssertion() {
  return {"trade an assertion", oracle::Where::Token, [](Play& play) {
            const auto& client = Issuing(play);
            const auto assertion =
                steps::AssertionFor(play.Target(), client, play.Now(), play.Random(22));
            wire::Form form;
            form.Add("grant_type", kJwtGrant).Add("assertion", steps::Signed(assertion, client));
            return steps::Authenticated(steps::FormPost(play.Target().token_endpoint, form),
                                        play.Target(), client);
          }};
}

Recipe<std::string> AClientAssertion() {
  return {"a client assertion", [](Play& play) {
            const auto& client = play.Signing("EC");
            return steps::Signed(
                steps::AssertionFor(play.Target(), client, play.Now(), play.Random(22)), client);
          }};
}

Step RedeemByAssertion(std::string assertion) {
  return {"redeem an approved code by a given assertion", oracle::Where::Token,
          [assertion = std::move(assertion)](Play& play) {
            const auto code = play.Approve(play.Asking(play.Signing("EC")));
            const auto change = mutate::With("client_assertion", assertion);
            return *change.apply(steps::RedemptionRequest(play.Target(), code));
          }};
}

mutate::Signing SigningOf(const target::Client& client) {
  return [&client](const std::string& header, const std::string& claims) {
    return steps::SignedUnder(header, claims, client);
  };
}

mutate::Change NearClientAssertion(Play& play, const mutate::Operator& near) {
  return mutate::NearAssertion("client_assertion", near, SigningOf(play.Signing("EC")));
}

mutate::Change NearGrantAssertion(Play& play, const mutate::Operator& near) {
  return mutate::NearAssertion("assertion", near, SigningOf(Issuing(play)));
}

mutate::Change WithBasicBeside(const target::Client& client) {
  return mutate::WithHeader("Authorization",
                            "Basic " + wire::Base64(wire::PercentEncode(client.id) + ':' +
                                                    wire::PercentEncode(client.secret)));
}

}  // namespace nearmiss
