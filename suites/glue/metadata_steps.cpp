#include "suites/glue/metadata_steps.hpp"

#include <algorithm>
#include <utility>

#include "fixtures/target/metadata.hpp"
#include "suites/glue/stop.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/metadata.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss {
namespace {

oracle::MetadataDocument Document(Play& play) {
  const auto& url = play.Around().facts.metadata_url;
  if (url.empty()) throw NotApplicable{"no metadata document was found"};
  oracle::Evidence evidence;
  evidence.where = oracle::Where::Metadata;
  evidence.exchanges.push_back(play.Send(steps::MetadataRequest(url), record::Role::Setup));
  const auto document = oracle::MetadataDocument::Of(evidence);
  if (!document) throw NotReached{"the metadata is no JSON object: " + oracle::Told(evidence)};
  return *document;
}

Step ReadAt(std::string told, const std::string& url) {
  return {std::move(told), oracle::Where::Metadata,
          [url](Play& /*play*/) { return steps::MetadataRequest(url); }};
}

}  // namespace

Step ReadWellKnown() {
  return {"read the metadata at its well-known place", oracle::Where::Metadata, [](Play& play) {
            const auto& issuer = play.Target().issuer;
            if (issuer.empty()) throw NotApplicable{"[target] issuer is not set"};
            return steps::MetadataRequest(target::MetadataUrls(issuer).front());
          }};
}

Step ReadAnyMetadata() {
  auto step = ReadWellKnown();
  step.build = [at_well_known = step.build](Play& play) {
    const auto& found = play.Around().facts.metadata_url;
    return found.empty() ? at_well_known(play) : steps::MetadataRequest(found);
  };
  return step;
}

Step ReadMetadataOf(std::string issuer) {
  return ReadAt("read the metadata of the issuer " + issuer, target::MetadataUrls(issuer).front());
}

Step ReadKeySet() {
  return {"read the keys", oracle::Where::Keys, [](Play& play) {
            const auto url = Document(play).Text("jwks_uri");
            if (!url) throw NotApplicable{"the metadata names no jwks_uri"};
            return steps::MetadataRequest(*url);
          }};
}

Recipe<std::string> TheKeySet() {
  return {"the keys", [](Play& play) -> std::string {
            const auto url = Document(play).Text("jwks_uri");
            if (!url) return "";
            return play.Send(steps::MetadataRequest(*url), record::Role::Setup).Answer()->body;
          }};
}

std::string AnIssuerThatIsNotThere(const target::Target& target) {
  return target.issuer + (target.issuer.ends_with('/') ? "" : "/") + "nearmiss-not-there";
}

Recipe<std::string> Unannounced(std::string list, std::string value) {
  return {value, [list = std::move(list), value](Play& play) {
            const auto listed = Document(play).List(list);
            if (std::ranges::find(listed, value) != listed.end())
              throw NotApplicable{"the metadata announces " + value};
            return value;
          }};
}

Recipe<std::string> AnAnnouncedResponseMode(std::string mode) {
  return {mode, [mode](Play& play) {
            const auto listed =
                Document(play).List("response_modes_supported", {"query", "fragment"});
            if (std::ranges::find(listed, mode) == listed.end())
              throw NotApplicable{"the metadata does not announce response_mode=" + mode};
            return mode;
          }};
}

Recipe<std::string> AnIssuerThatIsSent() {
  return {"the iss of an authorization response", [](Play& play) {
            const auto journey =
                play.Travel(steps::AuthorizationRequest(play.Target(), play.Asking(play.Main())),
                            login::Consent::Approve, record::Role::Setup);
            oracle::Evidence evidence;
            evidence.left_to = journey.left_to;
            const auto issuer = oracle::SentParameter(evidence, "iss");
            if (!issuer) throw NotApplicable{"the server sends no iss"};
            return *issuer;
          }};
}

std::vector<std::string> ClientAuthenticationInUse(const target::Target& target) {
  std::vector<std::string> methods;
  for (const auto& client : target.clients) {
    if (client.auth == target::ClientAuthentication::Basic)
      methods.emplace_back("client_secret_basic");
    if (client.auth == target::ClientAuthentication::Post)
      methods.emplace_back("client_secret_post");
  }
  return methods;
}

}  // namespace nearmiss
