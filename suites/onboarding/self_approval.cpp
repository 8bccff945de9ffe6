#include "suites/onboarding/self_approval.hpp"

#include "suites/onboarding/answered.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss::onboarding {
namespace {

/// Of the length that RFC 7636 4.1 asks for. It protects nothing: the code is thrown away.
constexpr auto kVerifier = "nearmiss-init-asks-and-redeems-nothing-0001";

}  // namespace

bool ApprovesByItself(client::Client& client, const target::Target& target,
                      const target::Client& asking) {
  if (target.authorization_endpoint.empty() || asking.redirect_uris.empty()) return false;
  steps::Authorization asked;
  asked.client = &asking;
  asked.redirect_uri = asking.redirect_uris.front();
  asked.scope = asking.scope;
  asked.state = "nearmiss-init";
  asked.verifier = kVerifier;
  const auto exchange = client.Send(steps::AuthorizationRequest(target, asked));
  const auto* answer = exchange.Answer();
  if (answer == nullptr || answer->status < 300 || answer->status > 399) return false;
  auto evidence = EvidenceOf(exchange, oracle::Where::Authorization);
  evidence.left_to = answer->headers.Get("Location");
  evidence.registered_uris = asking.redirect_uris;
  return oracle::SentToRegistered(evidence) &&
         !oracle::SentParameter(evidence, "code").value_or("").empty();
}

}  // namespace nearmiss::onboarding
