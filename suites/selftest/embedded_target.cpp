#include "suites/selftest/embedded_target.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace nearmiss::selftest {
namespace {

using target::ClientAuthentication;
using target::RevocationWay;

target::Client ClientOf(const server::RegisteredClient& registered, const std::string& name,
                        ClientAuthentication auth, std::string_view separator) {
  target::Client client;
  client.name = name;
  client.id = registered.id;
  client.secret = registered.secret;
  client.auth = auth;
  client.redirect_uris = registered.redirect_uris;
  client.scope = fmt::format("{}", fmt::join(registered.scopes, separator));
  client.grants = registered.grants;
  return client;
}

void AddRfcEndpoints(target::Target& target, const std::string& base) {
  target.issuer = base;
  target.authorization_endpoint = base + "/authorize";
  target.token_endpoint = base + "/token";
  target.revocation_endpoint = base + "/revoke";
  target.introspection_endpoint = base + "/introspect";
  target.resource = base + "/resource";
  target.revoke["connected_apps"] = {RevocationWay::Kind::Page, base + "/account/connected-apps"};
  target.authorize = {{"prompt", "consent"}};
}

void AddZohoEndpoints(target::Target& target, const std::vector<std::string>& bases) {
  const auto& base = bases.at(0);
  target.authorization_endpoint = base + "/oauth/v2/auth";
  target.token_endpoint = base + "/oauth/v2/token";
  target.revocation_endpoint = base + "/oauth/v2/token/revoke";
  target.resource = base + "/oauth/user/info";
  target.foreign_resource = bases.at(1) + "/oauth/user/info";
  target.revoke["connected_apps"] = {RevocationWay::Kind::Page, base + "/account/connected-apps"};
  target.revoke["password_reset"] = {RevocationWay::Kind::Page, base + "/account/password"};
  target.revoke["devices_signout"] = {RevocationWay::Kind::Page, base + "/account/devices"};
  target.authorize = {{"access_type", "offline"}, {"prompt", "consent"}};
  target.pkce = target::ChallengeMethod::None;
}

}  // namespace

target::Target EmbeddedTarget(const server::Options& options,
                              const std::vector<std::string>& base_urls) {
  const bool rfc = options.dialect == server::Dialect::Rfc;
  target::Target target;
  target.name = fmt::format("embedded server, dialect {}", server::Name(options.dialect));
  target.profile = rfc ? "rfc6749" : "zoho";
  target.code_lifetime = options.code_lifetime;
  const auto* separator = rfc ? " " : ",";
  const auto own = rfc ? ClientAuthentication::Basic : ClientAuthentication::Post;
  target.clients = {
      ClientOf(options.clients.at(0), "confidential", own, separator),
      ClientOf(options.clients.at(1), "other", ClientAuthentication::Post, separator)};
  if (rfc)
    target.clients.push_back(
        ClientOf(options.clients.at(2), "public", ClientAuthentication::None, separator));
  target.login.username = options.users.front().name;
  target.login.password = options.users.front().password;
  if (rfc) {
    AddRfcEndpoints(target, base_urls.at(0));
  } else {
    AddZohoEndpoints(target, base_urls);
  }
  return target;
}

}  // namespace nearmiss::selftest
