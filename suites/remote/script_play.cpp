#include "suites/remote/script_play.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "suites/glue/journey_evidence.hpp"
#include "suites/glue/stop.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/remote/edit_request.hpp"
#include "suites/remote/fingerprint.hpp"
#include "suites/remote/grant.hpp"
#include "suites/steps/pushing.hpp"
#include "suites/steps/registration.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss::remote {
namespace {

using oracle::Evidence;
using oracle::Where;
using record::Role;

class ScriptPlay {
 public:
  ScriptPlay(const Surroundings& around, Stock stock) : play_(around), grant_(play_, stock) {}

  Execution Of(std::string_view input) {
    execution_ = {};
    auto script = ReadScript(input);
    execution_.stopped = WhyStopped([&] {
      // Without an answer nobody knows what came of the step.
      for (auto& step : script) {
        if (!Do(step)) break;
      }
    });
    grant_.ScriptIsOver();
    play_.CleanUp();
    return std::move(execution_);
  }

 private:
  Play play_;
  Grant grant_;
  NearMissShelf near_misses_;
  Execution execution_;

  /// Whether it was answered.
  bool Do(Step& step) {
    if (!LackFor(step.verb, play_.Target()).empty()) return true;
    std::string told;
    auto valid = ValidRequest(step.verb);
    near_misses_.Fill(grant_.Stage());
    auto request = Edited(std::move(valid), step, play_.Target(), near_misses_, told);
    execution_.told += fmt::format("{}{}{}{}", execution_.told.empty() ? "" : "; ", Name(step.verb),
                                   told.empty() ? "" : " but ", told);
    const bool fresh = grant_.IsFresh();
    auto evidence = step.verb == Verb::Authorize ? Travelled(request) : Sent(request, step.verb);
    grant_.Used();
    const auto duration = evidence.exchanges.empty() ? std::chrono::microseconds(0)
                                                     : evidence.exchanges.back().duration;
    execution_.fingerprints.push_back(Fingerprint(evidence, duration));
    if (auto finding = FindingIn(evidence, {grant_.Held(), *play_.Around().profile, step, fresh}))
      execution_.findings.push_back(*std::move(finding));
    Follow(step, evidence);
    return evidence.Answer() != nullptr;
  }

  wire::Request ValidRequest(Verb verb) {
    const auto& target = play_.Target();
    const auto& main = play_.Main();
    switch (verb) {
      case Verb::Redeem:
        return steps::RedemptionRequest(target, grant_.Code());
      case Verb::Refresh:
        return steps::RefreshRequest(target, grant_.Tokens());
      case Verb::ClientCredentials:
        return steps::ClientCredentialsRequest(target, main);
      case Verb::RevokeRefresh:
        return steps::RevocationRequest(target, main, grant_.Tokens().refresh_token);
      case Verb::RevokeAccess:
        return steps::RevocationRequest(target, main, grant_.Tokens().access_token);
      case Verb::Introspect:
        return steps::IntrospectionRequest(target, main, grant_.Tokens().access_token);
      case Verb::IntrospectRefresh:
        return steps::IntrospectionRequest(target, main, grant_.Tokens().refresh_token);
      case Verb::Authorize:
        return steps::AuthorizationRequest(target, play_.Asking(main));
      case Verb::Push:
        return steps::PushRequest(target, play_.Asking(main));
      case Verb::AskDevice: {
        const auto& client = *ClientThatMay(target, kDeviceGrant);
        return steps::DeviceAuthorizationRequest(target, client, client.scope);
      }
      case Verb::Poll:
        return steps::PollRequest(target, grant_.Device(*ClientThatMay(target, kDeviceGrant)));
      case Verb::Register: {
        steps::ClientMetadata metadata;
        metadata.redirect_uris = main.redirect_uris;
        return steps::RegistrationRequest(target, metadata);
      }
    }
    return {};
  }

  Evidence Blank(Where where) const {
    Evidence evidence;
    evidence.where = where;
    evidence.secrets = play_.Secrets();
    evidence.registered_uris = play_.Main().redirect_uris;
    evidence.now = play_.Now();
    return evidence;
  }

  static Where WhereOf(Verb verb) {
    switch (verb) {
      case Verb::RevokeRefresh:
      case Verb::RevokeAccess:
        return Where::Revocation;
      case Verb::Introspect:
      case Verb::IntrospectRefresh:
        return Where::Introspection;
      case Verb::Push:
        return Where::Pushed;
      case Verb::AskDevice:
        return Where::Device;
      case Verb::Register:
        return Where::Registration;
      default:
        return Where::Token;
    }
  }

  Evidence Sent(const wire::Request& request, Verb verb) {
    auto evidence = Blank(WhereOf(verb));
    if (verb == Verb::Register) {
      // By the play, which remembers what there is to delete afterwards.
      evidence.exchanges.push_back(play_.Send(request, Role::Mutant));
      return evidence;
    }
    auto exchange = play_.Around().client->Send(request);
    play_.Around().report(exchange, Role::Mutant);
    const auto* answer = exchange.Answer();
    if (answer != nullptr && answer->status == 429) throw NoAnswer{"429, a rate limit"};
    const auto* failure = exchange.NoAnswer();
    if (failure != nullptr && failure->kind == wire::FailureKind::Refused)
      throw NoAnswer{"the server is not there any more: " + failure->text};
    evidence.exchanges.push_back(std::move(exchange));
    return evidence;
  }

  Evidence Travelled(const wire::Request& request) {
    auto evidence = Blank(Where::Authorization);
    Take(play_.Travel(request, login::Consent::Approve, Role::Mutant), evidence);
    return evidence;
  }

  /// What the step did to the grant.
  void Follow(const Step& step, const Evidence& evidence) {
    const auto* answer = evidence.Answer();
    if (answer == nullptr) return;
    const bool accepted = oracle::Accepted(evidence);
    // RFC 6749 4.1.2, 10.4: a replay may end all that came of the code.
    const bool replay = step.verb == Verb::Redeem && grant_.CodeIsSpent();
    const bool revoked = evidence.where == Where::Revocation && answer->status < 300;
    if (replay || revoked) grant_.TokensTouched();
    if (!accepted || oracle::TokenIn(*answer, "access_token").empty()) return;
    if (step.verb == Verb::Redeem) grant_.Redeemed(evidence.exchanges.back());
    if (step.verb == Verb::Refresh) grant_.Refreshed(evidence.exchanges.back());
  }
};

}  // namespace

Player ScriptPlayer(const Surroundings& around, Stock stock) {
  return [play = std::make_shared<ScriptPlay>(around, stock)](std::string_view input) {
    return play->Of(input);
  };
}

std::string LackFor(Verb verb, const target::Target& target) {
  const auto lacks = [](const std::string& endpoint, std::string_view name) {
    return endpoint.empty() ? fmt::format("[target] {} is not set", name) : std::string();
  };
  switch (verb) {
    case Verb::ClientCredentials:
      return target.clients.front().May("client_credentials")
                 ? ""
                 : "the main [[client]] has no client_credentials among its grants";
    case Verb::RevokeRefresh:
    case Verb::RevokeAccess:
      return lacks(target.revocation_endpoint, "revocation_endpoint");
    case Verb::Introspect:
    case Verb::IntrospectRefresh:
      return lacks(target.introspection_endpoint, "introspection_endpoint");
    case Verb::Push:
      return lacks(target.pushed_authorization_request_endpoint,
                   "pushed_authorization_request_endpoint");
    case Verb::Register:
      return lacks(target.registration_endpoint, "registration_endpoint");
    case Verb::AskDevice:
    case Verb::Poll:
      if (ClientThatMay(target, kDeviceGrant) == nullptr)
        return "no [[client]] has the device grant among its grants";
      return lacks(target.device_authorization_endpoint, "device_authorization_endpoint");
    default:
      return "";
  }
}

}  // namespace nearmiss::remote
