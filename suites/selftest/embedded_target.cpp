#include "suites/selftest/embedded_target.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "fixtures/server/demonstration.hpp"

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

/// The private halves of the demonstration's keys.
constexpr auto kKey =
    R"({"kty":"EC","crv":"P-256","x":"tkYIfzNJxfnB9jVmF9x8WalG6JuwOtr8lJxEOYgp_nw",)"
    R"("y":"iPI9BBNh8uoIFWlZoo37HN_FeV0P3Zt2NpK69hWHMY8",)"
    R"("d":"AKUwSK_AmumQ-Z4qjBB-8QpdptTbJJp1tEZFbLILQcA"})";
constexpr auto kRsaKey =
    R"({"kty":"RSA","e":"AQAB","n":"lHAnu5m29njoROqTCEvrj-6zWGbxUob-M0CzhxaPDC_ypmwlKG7CqYtDdV2x)"
    R"(_fxXGz2ClAdTfimOXO9M3zXo6Vt1CiLkw9IG8UaakBYo1ylkZlHdkL-vv-b-V-Eoqpxg0ETJOErlPKV-_8LbRdwCUp)"
    R"(TxuQCA-_w__cH10vExvTYvvxCKZ3wN3Q6YLFLog23tdFyg6N2qxS0Z_DZekkLCB4ljC_sKKwmMpxGIE9whpzPaD0jYO)"
    R"(hxElt3k3_yYwQIxKna45VCeifBoI-OqkgO89EIQjrf44uUmNRMj_vGJvjwYyr6wyHNPI24LshNAjmpHRHEl5ILwZ7cj)"
    R"(81vB-8xqrQ","d":"BFDo3YP9cC1j_DcBjJ-f1ej3_DAiwFvOUeFbJv3RWHvKF4E0U7iOvp0e78TIQLfriiOlI5aSnK)"
    R"(vq018ePNea3LLXqce0dPuAegJWda3omkL-Q-8JnSRvC4p_putULPZ25oS4K25wERidzfmAOd0zuxYmG33n14vbiiPE46a)"
    R"(MOUcUpGwnsM0EkNcMbzdppwBpi6onDjBAu7z0bUtriZJRMt4B5RduYyFb_6kOM6aV9U7GJKkm0arzeG4BVmbsqJuy8i9)"
    R"(6Foi5hzeoB38NYVf9CJYU-X9iew9ncK7S6t69J3NaUalBVEII1drcFT3CKe62ySwfbTlTZBSAVsaS1RHVuQ",)"
    R"("p":"ykdIU8Y5hQW-hbylAF6ctguToF_yo5OIGfe6tB0LVZT3a7dJkqA1JGT9JrPLeFTemdojH806MGsqH7qOcGiLn-0z)"
    R"(iKRXz3AeCmUpZqfoDSGfYXcWkEStyOHtqYU08p3Yy6PnGsQ6W4fy9SnlM3YhhLch4PwC3cVjhxg64co_uLU",)"
    R"("q":"u9xRzyuJfC0QSjKHiUPaT9DOdUnKt9gAfLtX2kjnNR5dsbp1VFBkMSFkxN9k2H1v0tQOibWxnmQhEPYP2j5gCQ3q)"
    R"(z4aqJLIbdbz4Xsv_5P1lj7OZII0JNPF9MLfTlPw0RJAq4_010MtE6Wbfh59tJgZxRyr3OAFJjyNk0OG3fRk",)"
    R"("dp":"JP0D7M3CluCGBk6InZivb1qOlDT3WZIQwS7bpTPqbqve0oOhoH5LOWx-HiWif06FpfyNj7MngNMX0NV8VnHHlmb)"
    R"(5lXL326bU13HIME1j0YLkch4kshzc6m7l1qnVFMhobFR8Xhij0zj45HvUvaRMXMhgGZP7sjH2ES4NFly1akE",)"
    R"("dq":"Po-bivODwJ-9OghjzJmVHVl7N-IQKXM8jk1Rb3cx0CXBrAtdQWvYQehOB6YhjlsPn1VRVhj1Artzq5NWKib1km5Z)"
    R"(ES1WggvySx5YVDF5kYe1h8qWpxlwxHnbaBr_0jC_M0oTjoNnpZXb6CKDNEYqcixZEwtC8xqypYFy9IEGuxk",)"
    R"("qi":"njLwtL7e9yHONxh7ngUDI6xy7XaJa0mxaqIPTr-GIwVU0cRQyA3D-BepxxhyVqc_cURvC3MPQe2A_URg29mcx1gJ)"
    R"(fP9upoOTIZb9OILpW5x3kaLJgC61N82jJkX0ykEpJRvWND9eJAucLUqIyzlChFi-BYIjlXDgFFokfwFoLxA"})";

/// Those of the server's clients that authenticate by assertions.
void AddSigningClients(const server::Options& options, target::Target& target) {
  for (const auto& registered : options.clients) {
    if (registered.auth == "client_secret_jwt") {
      target.clients.push_back(ClientOf(registered, "hmac", ClientAuthentication::SecretJwt, " "));
    } else if (registered.auth == "private_key_jwt") {
      const bool rsa = registered.id == "nm-rsa";
      auto client =
          ClientOf(registered, rsa ? "rsa" : "jwt", ClientAuthentication::PrivateKeyJwt, " ");
      client.key = rsa ? kRsaKey : kKey;
      target.clients.push_back(std::move(client));
    }
  }
}

/// Those with a certificate, where the server takes some.
void AddTlsClients(const server::Options& options, target::Target& target) {
  if (options.tls_base_url.empty()) return;
  const auto& base = options.tls_base_url;
  target.mtls_endpoint_aliases = {{"token_endpoint", base + "/token"},
                                  {"revocation_endpoint", base + "/revoke"},
                                  {"introspection_endpoint", base + "/introspect"}};
  target.mtls_resource = base + "/resource";
  constexpr std::array<std::tuple<const char*, const char*, ClientAuthentication>, 4> kClients = {
      {{"nm-tls", "tls", ClientAuthentication::TlsClient},
       {"nm-tls-other", "tls-other", ClientAuthentication::TlsClient},
       {"nm-self", "self-signed", ClientAuthentication::SelfSignedTlsClient},
       {"nm-tls-pub", "tls-public", ClientAuthentication::None}}};
  const auto& certificates = server::DemonstrationCertificates::Get().clients;
  for (const auto& [id, name, auth] : kClients) {
    const auto registered = std::ranges::find(options.clients, id, &server::RegisteredClient::id);
    auto& client = target.clients.emplace_back(ClientOf(*registered, name, auth, " "));
    const auto& credential = certificates.at(id);
    client.tls_client_certificate_bound_access_tokens = true;
    client.certificate_reference = client.id + ".pem";
    client.certificate_key_reference = client.id + ".key";
    client.certificate = {credential.certificate, credential.key, client.certificate_reference,
                          client.certificate_key_reference};
  }
}

void AddRfcEndpoints(target::Target& target, const std::string& base) {
  target.issuer = base;
  target.authorization_endpoint = base + "/authorize";
  target.token_endpoint = base + "/token";
  target.revocation_endpoint = base + "/revoke";
  target.introspection_endpoint = base + "/introspect";
  target.registration_endpoint = base + "/register";
  target.device_authorization_endpoint = base + "/device_authorization";
  target.pushed_authorization_request_endpoint = base + "/par";
  target.resource = base + "/resource";
  target.foreign_resource = base + "/other-resource";
  target.userinfo_endpoint = base + "/userinfo";
  target.jwks_uri = base + "/jwks";
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
  if (rfc) {
    const auto none = ClientAuthentication::None;
    target.clients.push_back(ClientOf(options.clients.at(2), "public", none, separator));
    target.clients.push_back(ClientOf(options.clients.at(3), "native", none, separator));
  }
  AddSigningClients(options, target);
  for (const auto& registered : options.clients) {
    if (!registered.dpop_bound_access_tokens) continue;
    target.clients.push_back(ClientOf(registered, "bound", own, separator));
    target.clients.back().dpop_bound_access_tokens = true;
  }
  target.login.username = options.users.front().name;
  target.login.password = options.users.front().password;
  if (rfc) {
    AddRfcEndpoints(target, base_urls.at(0));
    AddTlsClients(options, target);
  } else {
    AddZohoEndpoints(target, base_urls);
  }
  return target;
}

}  // namespace nearmiss::selftest
