#include "suites/glue/pushed_proof.hpp"

#include <utility>

#include "suites/glue/proof.hpp"
#include "suites/glue/pushing.hpp"
#include "suites/glue/stop.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/steps/pushing.hpp"

namespace nearmiss {
namespace {

/// Pushes, and approves what was pushed.
steps::Code CodeOf(Play& play, const Step& push) {
  const auto exchange = SendProving(play, push);
  const auto asked = play.LastAsked();
  const auto uri = oracle::TokenIn(*exchange.Answer(), "request_uri");
  if (uri.empty()) throw NotReached{"no request_uri for a valid request"};
  return play.Approve(asked, steps::PushedAuthorizationRequest(play.Target(), *asked.client, uri));
}

Step PushFor(std::string thumbprint) {
  auto push = Push();
  push.build = [build = std::move(push.build), thumbprint = std::move(thumbprint)](Play& play) {
    return *mutate::With("dpop_jkt", thumbprint).apply(build(play));
  };
  return push;
}

}  // namespace

Recipe<steps::Code> ACodePushedForKey(std::string thumbprint) {
  return {"a code pushed for a key", [thumbprint = std::move(thumbprint)](Play& play) {
            return CodeOf(play, PushFor(thumbprint));
          }};
}

Recipe<steps::Code> ACodePushedWithProof(jose::Key key) {
  return {"a code pushed with a proof",
          [key = std::move(key)](Play& play) { return CodeOf(play, Proving(Push(), key)); }};
}

}  // namespace nearmiss
