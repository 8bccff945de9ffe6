#pragma once

#include <optional>
#include <string>

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
  TwoScopes,          ///< the main client's scope has two tokens at least
  SecondRedirectUri,  ///< the main client registered two
  ClientCredentials,  ///< the main client may use that grant
  Challenge,          ///< PKCE is part of valid requests
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
};

/// What only a first valid grant can tell of a target.
struct Facts {
  bool refresh_token = false;
  bool rotates = false;
  bool consent_page = false;
  bool response_issuer = false;
  std::string
      metadata_url;  ///< where the metadata document was found; empty when it was not looked for
};

/// Why the target does not have it; nothing when it does.
std::optional<std::string> Missing(Need need, const target::Target& target, const Facts& facts);

/// The second confidential client, the first public one; null when there is none.
const target::Client* OtherClient(const target::Target& target);
const target::Client* PublicClient(const target::Target& target);

/// The client's scope without its last token; empty when it has only one.
std::string NarrowScopeOf(const target::Client& client);

}  // namespace nearmiss
