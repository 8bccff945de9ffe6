#include "suites/onboarding/registering.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "suites/onboarding/answered.hpp"
#include "suites/steps/registration.hpp"

namespace nearmiss::onboarding {
namespace {

using target::ClientAuthentication;

struct Wanted {
  const char* name;
  ClientAuthentication auth;
  const char* path;  ///< of its redirection URI, so that no two clients share one
};

constexpr std::array<Wanted, 3> kWanted = {
    {{"confidential", ClientAuthentication::Basic, "callback"},
     {"public", ClientAuthentication::None, "public"},
     {"other", ClientAuthentication::Post, "other"}}};

/// Never contacted. Loopback first, as RFC 8252 7.3 wants servers to allow; many want https.
constexpr std::array kHosts = {"http://127.0.0.1:9876/", "https://client.example/"};

constexpr std::size_t kMostScopes = 4;

bool Announces(const std::vector<std::string>& list, const std::string& value) {
  return list.empty() || std::ranges::find(list, value) != list.end();
}

/// The way of authenticating that is wanted, or another one with a secret where the server does not
/// announce that one.
ClientAuthentication AuthenticationFor(const target::Target& target, ClientAuthentication wanted) {
  const auto& offered = target.advertised.token_endpoint_auth_methods_supported;
  if (wanted == ClientAuthentication::None) return wanted;
  for (const auto method : {wanted, ClientAuthentication::Basic, ClientAuthentication::Post}) {
    if (Announces(offered, std::string(target::Name(method)))) return method;
  }
  return wanted;
}

steps::ClientMetadata MetadataFor(const target::Target& target, const Wanted& wanted,
                                  const std::string& host) {
  steps::ClientMetadata metadata;
  metadata.redirect_uris = {host + wanted.path};
  if (wanted.auth != ClientAuthentication::None)
    metadata.redirect_uris.push_back(host + wanted.path + "-second");
  if (Announces(target.advertised.grant_types_supported, "refresh_token"))
    metadata.grant_types.emplace_back("refresh_token");
  metadata.auth = AuthenticationFor(target, wanted.auth);
  metadata.client_name = fmt::format("nearmiss {}", wanted.name);
  metadata.scope = ScopeFor(target);
  return metadata;
}

}  // namespace

std::string ScopeFor(const target::Target& target) {
  const auto& offered = target.advertised.scopes_supported;
  std::vector<std::string> chosen;
  for (const auto* first : {"openid", "offline_access"}) {
    if (std::ranges::find(offered, first) != offered.end()) chosen.emplace_back(first);
  }
  for (const auto& scope : offered) {
    if (chosen.size() >= kMostScopes) break;
    if (std::ranges::find(chosen, scope) == chosen.end()) chosen.push_back(scope);
  }
  std::string text;
  for (const auto& scope : chosen) text += (text.empty() ? "" : " ") + scope;
  return text;
}

Registrations RegisterClients(client::Client& client, const target::Target& target) {
  Registrations registrations;
  if (target.registration_endpoint.empty()) return registrations;
  std::size_t host = 0;
  for (std::size_t i = 0; i < kWanted.size();) {
    const auto& wanted = kWanted[i];
    const auto metadata = MetadataFor(target, wanted, kHosts[host]);
    const auto exchange = client.Send(steps::RegistrationRequest(target, metadata));
    const auto told = ToldOf(exchange, oracle::Where::Registration);
    registrations.told.push_back(
        fmt::format("register a {} client at {}: {}", wanted.name, kHosts[host], told));
    const auto* answer = exchange.Answer();
    if (answer != nullptr && oracle::Accepted(EvidenceOf(exchange, oracle::Where::Registration))) {
      auto registered = steps::RegisteredClient(answer->body, metadata);
      registered.name = wanted.name;
      registrations.clients.push_back(std::move(registered));
      ++i;
      continue;
    }
    // The kind of redirection URI is the only thing that another attempt could change.
    if (answer == nullptr || answer->status != 400 || ++host == kHosts.size()) break;
  }
  return registrations;
}

std::vector<target::Client> ClientsToFillIn(const target::Target& target) {
  std::vector<target::Client> clients;
  for (const auto& wanted : kWanted) {
    const auto metadata = MetadataFor(target, wanted, kHosts.front());
    target::Client client;
    client.name = wanted.name;
    client.id = fmt::format("the id of your {} client", wanted.name);
    client.auth = metadata.auth;
    if (wanted.auth != ClientAuthentication::None)
      client.secret_reference =
          wanted.name == std::string_view("other") ? "${NM_OTHER_SECRET}" : "${NM_SECRET}";
    client.redirect_uris = metadata.redirect_uris;
    client.scope = metadata.scope;
    client.grants = metadata.grant_types;
    clients.push_back(std::move(client));
  }
  return clients;
}

}  // namespace nearmiss::onboarding
