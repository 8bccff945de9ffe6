#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fixtures/target/target.hpp"

namespace nearmiss {

/// What a check needs of the target. Without it the check is not applicable, which is no verdict.
enum class Need {
  RefreshToken,        ///< a refresh token comes with a code
  Rotation,            ///< a refresh brings a new refresh token and ends the old one
  ConfidentialClient,  ///< the main client has a secret
  BasicClient,         ///< the main client authenticates with HTTP Basic
  BodyClient,          ///< the main client authenticates in the body
  OtherClient,         ///< a second confidential client
  OtherBodyClient,     ///< ... that authenticates in the body
  PublicClient,
  OtherPublicClient,     ///< a second public client
  RedirectUriWithQuery,  ///< the main client registered one with a query
  CodeOnlyClient,        ///< the main client is registered for no grant that needs no code: neither
                         ///< implicit nor password
  TwoScopes,             ///< the main client's scope has two tokens at least
  SecondRedirectUri,     ///< the main client registered two
  ClientCredentials,     ///< the main client may use that grant
  Challenge,             ///< PKCE is part of valid requests
  S256,
  CodeLifetime,  ///< how long a code lives is known
  Denial,        ///< there is a consent page on which the user can refuse
  Revocation,
  Introspection,
  Resource,
  ForeignResource,
  TokenProbe,  ///< a way to see whether an access token is alive: a resource or introspection
  Metadata,
  ResponseIssuer,  ///< the server announces iss in authorization responses (RFC 9207)
  ConnectedApps,
  PasswordReset,
  DevicesSignout,
  Registration,            ///< dynamic registration (RFC 7591)
  Device,                  ///< the device grant (RFC 8628), and a client that may use it
  Pushed,                  ///< pushed authorization requests (RFC 9126)
  Dpop,                    ///< the metadata announces DPoP with ES256 (RFC 9449 5.1)
  KeyClient,               ///< a client that authenticates by private_key_jwt
  SecretJwtClient,         ///< a client that authenticates by client_secret_jwt
  JwtGrant,                ///< a client that may use the JWT bearer grant (RFC 7523 2.1)
  TokenExchange,           ///< the main client may use token exchange (RFC 8693)
  OpenId,                  ///< the server announces the scope openid
  UserInfo,                ///< the OpenID Connect UserInfo endpoint
  Keys,                    ///< a JWK Set
  NativeClient,            ///< a public client with a loopback redirect URI (RFC 8252)
  ResourceMetadata,        ///< the resource publishes its own metadata (RFC 9728)
  Discovery,               ///< the metadata is that of an OpenID provider
  SignIn,                  ///< users sign in by a form
  NoRequestObjects,        ///< the metadata announces no request parameter
  NoRequestUris,           ///< the metadata says that request_uri is not supported
  PublicSubjects,          ///< users have the same name for every client
  AccessJwtForResource,    ///< an access token for the resource is a JWT, and a plain one is not
  AccessJwt,               ///< access tokens are JWTs, at least those for the resource
  ResourceIndicators,      ///< tokens are for the resource that a request names (RFC 8707)
  BoundClient,             ///< a client that registered for DPoP-bound tokens only (RFC 9449 5.2)
  TlsClient,               ///< a client that authenticates by tls_client_auth (RFC 8705 2.1)
  OtherTlsClient,          ///< a second one
  SelfSignedClient,        ///< ... by self_signed_tls_client_auth (RFC 8705 2.2)
  CertificateBoundClient,  ///< a client with a certificate to which its tokens are bound (RFC 8705
                           ///< 3)
  PublicClientWithCertificate,  ///< the same without a secret (RFC 8705 4)
  TlsAnnounced,                 ///< the metadata announces tls_client_auth
};

/// What only a first valid grant can tell of a target.
struct Facts {
  bool refresh_token = false;
  bool rotates = false;
  bool consent_page = false;
  bool response_issuer = false;
  /// Where the metadata document was found; empty when there is none.
  std::string metadata_url;
  /// Lists and texts of that document by member; a text is a list of one.
  std::map<std::string, std::vector<std::string>> announced;
  /// Where the resource's own metadata was found (RFC 9728 3); empty when there is none.
  std::string resource_metadata_url;
  /// Whether the token for a request that named the resource names it as its audience.
  bool resource_indicators = false;

  /// Whether the registration endpoint refuses us, with the configured token or without one.
  bool registration_closed = false;
  /// Whether access tokens are JWTs, as a plain grant brings them or one that names the resource
  /// (RFC 8707 2).
  bool access_jwts = false;
  bool access_jwts_for_resource = false;

  /// Before the first request: whatever the metadata may announce is taken to be there.
  bool nothing_was_asked = false;

  bool operator==(const Facts&) const = default;

  bool Announces(const std::string& member, std::string_view value) const;
  /// What the document says of a yes-or-no member, or what leaving it out means.
  bool Says(const std::string& member, bool left_out) const;
};

/// Why the target does not have it; nothing when it does.
std::optional<std::string> Missing(Need need, const target::Target& target, const Facts& facts);

// Values of grant_type that are URIs: RFC 8628 3.4, RFC 7523 2.1, RFC 8693 2.1.
inline constexpr std::string_view kDeviceGrant = "urn:ietf:params:oauth:grant-type:device_code";
inline constexpr std::string_view kJwtGrant = "urn:ietf:params:oauth:grant-type:jwt-bearer";
inline constexpr std::string_view kTokenExchange =
    "urn:ietf:params:oauth:grant-type:token-exchange";

/// The second confidential client, the first public one; null when there is none.
const target::Client* OtherClient(const target::Target& target);
const target::Client* PublicClient(const target::Target& target);
/// The second public one; null when there is none.
const target::Client* OtherPublicClient(const target::Target& target);
/// The client's first registered redirect URI that has a query; empty when none has.
std::string RedirectUriWithQueryOf(const target::Client& client);
/// The first public client with an http redirection URI on a loopback IP literal.
const target::Client* NativeClient(const target::Target& target);
/// The first client that registered for DPoP-bound tokens only; null when there is none.
const target::Client* BoundClient(const target::Target& target);
/// The second client that uses tls_client_auth; null when there is none.
const target::Client* OtherTlsClient(const target::Target& target);
/// The first client whose tokens are bound to its certificate; null when there is none.
const target::Client* CertificateBoundClient(const target::Target& target);
/// The first of those that is public; null when there is none.
const target::Client* PublicClientWithCertificate(const target::Target& target);
/// The first client with this way of authenticating; null when there is none.
const target::Client* ClientThatUses(const target::Target& target,
                                     target::ClientAuthentication method);
/// The first client that may use the grant; null when there is none.
const target::Client* ClientThatMay(const target::Target& target, std::string_view grant);

/// The client's scope without its last token; empty when it has only one.
std::string NarrowScopeOf(const target::Client& client);

}  // namespace nearmiss
