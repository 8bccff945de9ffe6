#include "suites/runner/sanity.hpp"

#include <algorithm>
#include <functional>

#include "fixtures/target/metadata.hpp"
#include "fixtures/wire/json.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/glue/openid.hpp"
#include "suites/glue/resources.hpp"
#include "suites/glue/stop.hpp"
#include "suites/oracle/audience.hpp"
#include "suites/oracle/jwt.hpp"
#include "suites/oracle/resource_metadata.hpp"
#include "suites/steps/registration.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss::runner {
namespace {

/// Lists and texts of the metadata by member; nested members are no business of a capability.
void LearnAnnounced(const wire::JsonDocument& document, Facts& facts) {
  for (const auto& member : document.members) {
    const bool single =
        member.kind != wire::JsonKind::Array && member.kind != wire::JsonKind::Object;
    if (single)
      facts.announced[member.path.substr(0, member.path.find('.'))].push_back(member.text);
  }
}

/// What is not there, or does not answer, is only not learned: the checks that need it say so.
bool Learns(const std::function<bool()>& ask) {
  try {
    return ask();
  } catch (const NotReached&) {
    return false;
  } catch (const NotApplicable&) {
    return false;
  } catch (const NoAnswer&) {
    return false;
  }
}

/// Looks for the metadata document where it may be; a server need not have one.
void LearnMetadata(Play& play, Facts& facts) {
  if (play.Target().issuer.empty()) return;
  for (const auto& url : target::MetadataUrls(play.Target().issuer)) {
    const auto exchange = play.Send(steps::MetadataRequest(url), record::Role::Setup);
    const auto document = wire::ReadJson(exchange.Answer()->body);
    if (exchange.Answer()->status != 200 || !document) continue;
    facts.metadata_url = url;
    LearnAnnounced(*document, facts);
    facts.response_issuer =
        facts.Announces("authorization_response_iss_parameter_supported", "true");
    return;
  }
}

bool IsResourceMetadata(Play& play, const std::string& url) {
  const auto exchange = play.Send(steps::MetadataRequest(url), record::Role::Setup);
  const auto document = wire::ReadJson(exchange.Answer()->body);
  return exchange.Answer()->status == 200 && document && document->String("resource");
}

/// RFC 9728 3.1: the well-known string stands between host and path of the resource. 5.1: or a
/// challenge says where.
bool LearnResourceMetadata(Play& play, Facts& facts) {
  const auto& resource = play.Target().resource;
  if (resource.empty()) return false;
  auto url = target::ResourceMetadataUrl(resource);
  if (!IsResourceMetadata(play, url)) {
    const auto exchange = play.Send(steps::ResourceRequest(resource, ""), record::Role::Setup);
    url = oracle::ChallengeParameter(*exchange.Answer(), "resource_metadata");
    const auto allowed = play.Target().Origins();
    const bool may_ask =
        std::ranges::find(allowed, wire::Url::Split(url).Origin()) != allowed.end();
    if (!may_ask || !IsResourceMetadata(play, url)) return false;
  }
  facts.resource_metadata_url = url;
  return true;
}

/// A server that does not know the parameter ignores it, as it should, so only the token tells.
bool NamesResources(Play& play) {
  const auto& resource = play.Target().resource;
  if (resource.empty()) return false;
  const auto tokens = play.Redeem(ACodeForResources({resource}).make(play));
  const auto audience = oracle::JwtAudience(tokens.access_token);
  return std::ranges::find(audience, resource) != audience.end();
}

/// Asks for what no server may register, so that nothing is left behind: what matters is whether it
/// looks at the request at all (RFC 7591 3).
bool RegistrationIsClosed(Play& play) {
  if (play.Target().registration_endpoint.empty()) return false;
  steps::ClientMetadata nothing;
  nothing.redirect_uris = {"nearmiss"};
  const auto exchange =
      play.Send(steps::RegistrationRequest(play.Target(), nothing), record::Role::Setup);
  play.CleanUp();
  const int status = exchange.Answer()->status;
  return status == 401 || status == 403;
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

/// A server that knows no resource indicators may ignore them or refuse.
bool IssuesJwtsForTheResource(Play& play) {
  if (play.Target().resource.empty()) return false;
  return oracle::ReadJwt(TokensForTheResource().make(play).access_token).has_value();
}

steps::Tokens PlainGrant(Play& play) { return play.Redeem(play.Approve(play.Asking(play.Main()))); }

}  // namespace

Sanity FirstGrant(const Surroundings& surroundings) {
  Sanity sanity;
  auto& facts = sanity.facts;
  Play play(surroundings);
  LearnMetadata(play, facts);
  Learns([&] { return LearnResourceMetadata(play, facts); });
  facts.registration_closed = Learns([&] { return RegistrationIsClosed(play); });
  const auto tokens = PlainGrant(play);
  facts.consent_page = play.MetConsent();
  facts.refresh_token = !tokens.refresh_token.empty();
  if (facts.refresh_token) facts.rotates = Rotates(play, tokens);
  facts.resource_indicators = Learns([&] { return NamesResources(play); });
  facts.access_jwts = oracle::ReadJwt(tokens.access_token).has_value();
  facts.access_jwts_for_resource =
      !facts.access_jwts && Learns([&] { return IssuesJwtsForTheResource(play); });
  sanity.session = play.Session();
  return sanity;
}

void LastGrant(const Surroundings& surroundings) {
  Play play(surroundings);
  PlainGrant(play);
}

}  // namespace nearmiss::runner
