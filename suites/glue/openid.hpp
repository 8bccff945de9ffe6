#pragma once

#include <string>

#include "suites/glue/step.hpp"

namespace nearmiss {

// Steps and recipes of OpenID Connect and of JWT access tokens.

/// The client's scope, with openid in front where it is not in it.
std::string OpenIdScopeOf(const target::Client& client);

/// An authentication request with a fresh nonce (OpenID Connect Core 3.1.2.1).
Step AuthorizeOpenId(For client = For::Main);
/// The same with this parameter, valid as well.
Step AuthorizeOpenIdWith(std::string parameter, std::string value);
Recipe<steps::Code> AnOpenIdCode(For client = For::Main);
/// Asked for with this parameter of the request in addition, or instead of the usual one.
Recipe<steps::Code> AnOpenIdCodeFor(std::string parameter, std::string value);
/// Of a request for the client's scope without openid; not applicable where nothing is left.
Recipe<steps::Code> ACodeWithoutOpenId();
Recipe<steps::Tokens> OpenIdTokens(For client = For::Main);
/// The same, not reached where no ID token is among them.
Recipe<steps::Tokens> TokensWithAnIdToken();
/// Of a request that asked for this scope alone.
Recipe<steps::Tokens> OpenIdTokensForScope(std::string scope);
Step AskUserInfo(steps::Tokens tokens);
Step AskUserInfo(Recipe<steps::Tokens> tokens);
Step AskUserInfoWith(std::string token);
/// The document of OpenID Connect Discovery 4, and the JWK Set.
Step ReadDiscovery();
Step ReadKeys();

/// Tokens of a grant that named the target's resource (RFC 8707 2).
Recipe<steps::Tokens> TokensForTheResource();
/// The same if only such a token is a JWT, else plain ones.
Recipe<steps::Tokens> AJwtAccessToken();
/// The request that brings them.
Step RedeemForAJwt(For client = For::Main);
/// One that names no resource, in the way in which the server issues a JWT to it.
Step RedeemForAJwtOfNoResource();
/// A JWT of the client itself.
Step AskForAJwtOfTheClient();

}  // namespace nearmiss
