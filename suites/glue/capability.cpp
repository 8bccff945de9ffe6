#include "suites/glue/capability.hpp"

#include <algorithm>

#include "fixtures/wire/url.hpp"
#include "reports/record/shallow.hpp"

namespace nearmiss {
namespace {

std::optional<std::string> Unless(bool there, std::string_view why) {
  return there ? std::nullopt : std::optional<std::string>(why);
}

/// OpenID Connect Discovery 3: members that only such a document has.
bool IsOfAnOpenIdProvider(const Facts& facts) {
  return facts.nothing_was_asked || facts.announced.contains("subject_types_supported") ||
         facts.announced.contains("id_token_signing_alg_values_supported");
}

bool IsCertificateBound(const target::Client& client) {
  return client.tls_client_certificate_bound_access_tokens && !client.certificate.Empty();
}

}  // namespace

const target::Client* OtherClient(const target::Target& target) {
  const auto found =
      std::find_if(target.clients.begin() + (target.clients.empty() ? 0 : 1), target.clients.end(),
                   [](const auto& client) { return client.SendsItsSecret(); });
  return found == target.clients.end() ? nullptr : &*found;
}

const target::Client* PublicClient(const target::Target& target) {
  const auto found = std::ranges::find_if(target.clients, &target::Client::IsPublic);
  return found == target.clients.end() ? nullptr : &*found;
}

const target::Client* OtherPublicClient(const target::Target& target) {
  const auto* first = PublicClient(target);
  const auto found = std::ranges::find_if(
      target.clients, [&](const auto& client) { return client.IsPublic() && &client != first; });
  return found == target.clients.end() ? nullptr : &*found;
}

std::string RedirectUriWithQueryOf(const target::Client& client) {
  const auto found = std::ranges::find_if(client.redirect_uris, [](const std::string& uri) {
    return uri.find('?') != std::string::npos;
  });
  return found == client.redirect_uris.end() ? "" : *found;
}

const target::Client* BoundClient(const target::Target& target) {
  const auto found =
      std::ranges::find(target.clients, true, &target::Client::dpop_bound_access_tokens);
  return found == target.clients.end() ? nullptr : &*found;
}

const target::Client* ClientThatUses(const target::Target& target,
                                     target::ClientAuthentication method) {
  const auto found = std::ranges::find(target.clients, method, &target::Client::auth);
  return found == target.clients.end() ? nullptr : &*found;
}

const target::Client* ClientThatMay(const target::Target& target, std::string_view grant) {
  const auto found =
      std::ranges::find_if(target.clients, [&](const auto& client) { return client.May(grant); });
  return found == target.clients.end() ? nullptr : &*found;
}

const target::Client* OtherTlsClient(const target::Target& target) {
  const auto* first = ClientThatUses(target, target::ClientAuthentication::TlsClient);
  const auto found = std::ranges::find_if(target.clients, [&](const auto& client) {
    return client.auth == target::ClientAuthentication::TlsClient && &client != first;
  });
  return found == target.clients.end() ? nullptr : &*found;
}

const target::Client* CertificateBoundClient(const target::Target& target) {
  const auto found = std::ranges::find_if(
      target.clients, [](const auto& client) { return IsCertificateBound(client); });
  return found == target.clients.end() ? nullptr : &*found;
}

const target::Client* PublicClientWithCertificate(const target::Target& target) {
  const auto found = std::ranges::find_if(target.clients, [](const auto& client) {
    return client.IsPublic() && IsCertificateBound(client);
  });
  return found == target.clients.end() ? nullptr : &*found;
}

bool Facts::Announces(const std::string& member, std::string_view value) const {
  if (nothing_was_asked) return true;
  const auto found = announced.find(member);
  return found != announced.end() && std::ranges::find(found->second, value) != found->second.end();
}

const target::Client* NativeClient(const target::Target& target) {
  const auto on_loopback = [](const std::string& text) {
    const auto uri = wire::Url::Split(text);
    return uri.scheme == "http" && (uri.Host() == "127.0.0.1" || uri.Host() == "[::1]");
  };
  const auto found = std::ranges::find_if(target.clients, [&](const auto& client) {
    return client.IsPublic() && std::ranges::any_of(client.redirect_uris, on_loopback);
  });
  return found == target.clients.end() ? nullptr : &*found;
}

bool Facts::Says(const std::string& member, bool left_out) const {
  const auto found = announced.find(member);
  if (found == announced.end() || found->second.empty()) return left_out;
  return found->second.front() == "true";
}

std::string NarrowScopeOf(const target::Client& client) {
  const auto last = client.scope.find_last_of(" ,");
  return last == std::string::npos ? "" : client.scope.substr(0, last);
}

std::optional<std::string> Missing(Need need, const target::Target& target, const Facts& facts) {
  const auto& main = target.clients.front();
  switch (need) {
    case Need::RefreshToken:
      return Unless(facts.refresh_token, record::kNoRefreshToken);
    case Need::Rotation:
      return Unless(facts.rotates, "a refresh brings no new refresh token");
    case Need::ConfidentialClient:
      return Unless(!main.IsPublic(), "the first [[client]] is public");
    case Need::BasicClient:
      return Unless(main.auth == target::ClientAuthentication::Basic,
                    "the first [[client]] does not use client_secret_basic");
    case Need::BodyClient:
      return Unless(main.auth == target::ClientAuthentication::Post,
                    "the first [[client]] does not use client_secret_post");
    case Need::OtherClient:
      return Unless(OtherClient(target) != nullptr, record::kNoOtherClient);
    case Need::OtherBodyClient: {
      const auto* other = OtherClient(target);
      return Unless(other != nullptr && other->auth == target::ClientAuthentication::Post,
                    "no second confidential [[client]] that uses client_secret_post");
    }
    case Need::TwoScopes:
      return Unless(!NarrowScopeOf(main).empty(), "the first [[client]] has fewer than two scopes");
    case Need::PublicClient:
      return Unless(PublicClient(target) != nullptr, record::kNoPublicClient);
    case Need::OtherPublicClient:
      return Unless(OtherPublicClient(target) != nullptr, "no second public [[client]]");
    case Need::RedirectUriWithQuery:
      return Unless(!RedirectUriWithQueryOf(main).empty(),
                    "the first [[client]] has no redirect URI with a query");
    case Need::CodeOnlyClient:
      return Unless(!main.May("implicit") && !main.May("password"),
                    "the first [[client]] may use the implicit or the password grant");
    case Need::NativeClient:
      return Unless(NativeClient(target) != nullptr,
                    "no public [[client]] with a redirect URI on a loopback address");
    case Need::SecondRedirectUri:
      return Unless(main.redirect_uris.size() > 1,
                    "the first [[client]] has one redirect URI only");
    case Need::ClientCredentials:
      return Unless(main.May("client_credentials"),
                    "the first [[client]] may not use client_credentials");
    case Need::Challenge:
      return Unless(target.pkce != target::ChallengeMethod::None, "[pkce] method is none");
    case Need::S256:
      return Unless(target.pkce == target::ChallengeMethod::S256, "[pkce] method is not S256");
    case Need::CodeLifetime:
      return Unless(target.code_lifetime.has_value(), "[target] code_lifetime is not set");
    case Need::Denial:
      return Unless(facts.consent_page, "no consent page was shown");
    case Need::Revocation:
      return Unless(!target.revocation_endpoint.empty(), "no revocation endpoint");
    case Need::Introspection:
      return Unless(!target.introspection_endpoint.empty(), "no introspection endpoint");
    case Need::Resource:
      return Unless(!target.resource.empty(), "[target] resource is not set");
    case Need::ForeignResource:
      return Unless(!target.foreign_resource.empty(), "[target] foreign_resource is not set");
    case Need::TokenProbe:
      return Unless(!target.resource.empty() || !target.introspection_endpoint.empty(),
                    "neither a resource nor an introspection endpoint");
    case Need::Metadata:
      return Unless(!facts.metadata_url.empty(), "no metadata document was found");
    case Need::ResponseIssuer:
      return Unless(facts.response_issuer,
                    "the metadata does not announce iss in authorization responses");
    case Need::ConnectedApps:
      return Unless(target.revoke.contains("connected_apps"), "[revoke] connected_apps is not set");
    case Need::PasswordReset:
      return Unless(target.revoke.contains("password_reset"), "[revoke] password_reset is not set");
    case Need::DevicesSignout:
      return Unless(target.revoke.contains("devices_signout"),
                    "[revoke] devices_signout is not set");
    case Need::Registration:
      if (target.registration_endpoint.empty()) return "no registration endpoint";
      return Unless(!facts.registration_closed,
                    "registration wants an initial access token ([target] registration_token)");
    case Need::Device:
      if (target.device_authorization_endpoint.empty()) return "no device authorization endpoint";
      return Unless(ClientThatMay(target, kDeviceGrant) != nullptr,
                    "no [[client]] has the device grant among its grants");
    case Need::Pushed:
      return Unless(!target.pushed_authorization_request_endpoint.empty(),
                    "no pushed authorization request endpoint");
    case Need::Dpop:
      return Unless(facts.Announces("dpop_signing_alg_values_supported", "ES256"),
                    "the metadata announces no DPoP with ES256");
    case Need::BoundClient:
      return Unless(BoundClient(target) != nullptr,
                    "no [[client]] has dpop_bound_access_tokens = true");
    case Need::TlsClient:
      return Unless(ClientThatUses(target, target::ClientAuthentication::TlsClient) != nullptr,
                    "no [[client]] uses tls_client_auth with a certificate");
    case Need::OtherTlsClient:
      return Unless(OtherTlsClient(target) != nullptr, "no second [[client]] uses tls_client_auth");
    case Need::SelfSignedClient:
      return Unless(
          ClientThatUses(target, target::ClientAuthentication::SelfSignedTlsClient) != nullptr,
          "no [[client]] uses self_signed_tls_client_auth with a certificate");
    case Need::CertificateBoundClient:
      return Unless(CertificateBoundClient(target) != nullptr,
                    "no [[client]] has tls_client_certificate_bound_access_tokens = true and a "
                    "certificate");
    case Need::PublicClientWithCertificate:
      return Unless(PublicClientWithCertificate(target) != nullptr,
                    "no public [[client]] has tls_client_certificate_bound_access_tokens = true "
                    "and a certificate");
    case Need::TlsAnnounced:
      return Unless(facts.Announces("token_endpoint_auth_methods_supported", "tls_client_auth"),
                    "the metadata does not announce tls_client_auth");
    case Need::KeyClient:
      return Unless(ClientThatUses(target, target::ClientAuthentication::PrivateKeyJwt) != nullptr,
                    "no [[client]] uses private_key_jwt");
    case Need::SecretJwtClient:
      return Unless(ClientThatUses(target, target::ClientAuthentication::SecretJwt) != nullptr,
                    "no [[client]] uses client_secret_jwt");
    case Need::JwtGrant:
      return Unless(ClientThatMay(target, kJwtGrant) != nullptr,
                    "no [[client]] has the JWT bearer grant among its grants");
    case Need::TokenExchange:
      return Unless(main.May(kTokenExchange), "the first [[client]] may not use token exchange");
    case Need::OpenId:
      return Unless(facts.Announces("scopes_supported", "openid"),
                    "the metadata does not announce the scope openid");
    case Need::UserInfo:
      return Unless(!target.userinfo_endpoint.empty(), "no UserInfo endpoint");
    case Need::Keys:
      return Unless(!target.jwks_uri.empty(), "no jwks_uri");
    case Need::Discovery:
      return Unless(IsOfAnOpenIdProvider(facts), "no metadata of an OpenID provider was found");
    case Need::SignIn:
      return Unless(target.login.method != target::LoginMethod::None, "[login] method is none");
    case Need::NoRequestObjects:
      return Unless(facts.nothing_was_asked || !facts.Says("request_parameter_supported", false),
                    "the metadata announces request_parameter_supported");
    case Need::NoRequestUris:
      return Unless(facts.nothing_was_asked || !facts.Says("request_uri_parameter_supported", true),
                    "the metadata does not say that request_uri is not supported");
    case Need::PublicSubjects:
      return Unless(
          facts.nothing_was_asked || !facts.Announces("subject_types_supported", "pairwise"),
          "users have another name for each client");
    case Need::AccessJwtForResource:
      return Unless(facts.access_jwts_for_resource || facts.nothing_was_asked,
                    "naming the resource (RFC 8707) makes no JWT of an access token");
    case Need::AccessJwt:
      return Unless(facts.access_jwts || facts.access_jwts_for_resource || facts.nothing_was_asked,
                    "access tokens are opaque");
    case Need::ResourceIndicators:
      return Unless(facts.resource_indicators,
                    "no token told that it is for the resource that was named");
    case Need::ResourceMetadata:
      return Unless(!facts.resource_metadata_url.empty(),
                    "the resource publishes no metadata of its own");
  }
  return std::nullopt;
}

}  // namespace nearmiss
