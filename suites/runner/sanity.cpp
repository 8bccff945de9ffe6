#include "suites/runner/sanity.hpp"

#include "fixtures/target/metadata.hpp"
#include "fixtures/wire/json.hpp"
#include "suites/glue/stop.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss::runner {
namespace {

/// Looks for the metadata document where it may be; a server need not have one.
void LearnMetadata(Play& play, Facts& facts) {
  if (play.Target().issuer.empty()) return;
  for (const auto& url : target::MetadataUrls(play.Target().issuer)) {
    const auto exchange = play.Send(steps::MetadataRequest(url), record::Role::Setup);
    const auto document = wire::ReadJson(exchange.Answer()->body);
    if (exchange.Answer()->status != 200 || !document) continue;
    facts.metadata_url = url;
    const auto* announced = document->Find("authorization_response_iss_parameter_supported");
    facts.response_issuer = announced != nullptr && announced->text == "true";
    return;
  }
}

/// A server that issues refresh tokens and then refuses them can still be tested, and has a check
/// for that.
bool Rotates(Play& play, const steps::Tokens& tokens) {
  try {
    return play.Refresh(tokens).refresh_token != tokens.refresh_token;
  } catch (const NotReached&) {
    return false;
  }
}

}  // namespace

Sanity FirstGrant(const Surroundings& surroundings) {
  Sanity sanity;
  Play play(surroundings);
  LearnMetadata(play, sanity.facts);
  const auto tokens = play.Redeem(play.Approve(play.Asking(play.Main())));
  sanity.facts.consent_page = play.MetConsent();
  sanity.facts.refresh_token = !tokens.refresh_token.empty();
  if (sanity.facts.refresh_token) sanity.facts.rotates = Rotates(play, tokens);
  sanity.session = play.Session();
  return sanity;
}

}  // namespace nearmiss::runner
