#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fixtures/wire/json.hpp"
#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

/// A JWT in compact form (RFC 7519 3), decoded. Nothing is verified.
struct Jwt {
  std::string text;
  wire::JsonDocument header;
  wire::JsonDocument claims;

  /// The string content of a claim; empty when there is none.
  std::string Claim(std::string_view name) const;
};

/// Nothing for a text that is no JWT: three parts, the first two JSON objects.
std::optional<Jwt> ReadJwt(const std::string& text);
/// A string claim of a JWT; empty when there is none.
std::string ClaimOf(const std::string& jwt, std::string_view name);

/// Whether one of the keys of a JWK Set verifies the JWT. Keys that carry another `kid` than the
/// header names are no candidates.
bool IsSignedByOneOf(const std::string& jwk_set, const Jwt& jwt);

/// What is wrong with a JWT; nothing when it is as required.
using JwtFlaw = std::function<std::optional<std::string>(const Jwt&, const Evidence&)>;

/// Of the answer to a token request the JWT in this member, `id_token` or `access_token`. A missing
/// ID token is a flaw; an access token of another form is nothing to judge.
Judge TokenIs(std::string member, std::string expected, JwtFlaw flaw);

/// Signed by a key of the JWK Set in the evidence.
Judge SignedByAPublishedKey(std::string member);
/// Under another algorithm than `none`, in whatever case that is written.
Judge SignedAtAll(std::string member);
/// ... by a key pair rather than by a shared secret.
Judge SignedByAKeyPair(std::string member);
/// `kid` names one key of the set where that holds several (OpenID Connect Core 10.1).
Judge NamesItsKeyAmongSeveral(std::string member);
/// `kid` names one key of the set.
Judge NamesAPublishedKey(std::string member);
/// A header parameter has one of these values, in any case.
Judge HeaderIsOneOf(std::string member, std::string parameter, std::vector<std::string> values);
Judge HeaderLacks(std::string member, std::vector<std::string> parameters);

}  // namespace nearmiss::oracle
