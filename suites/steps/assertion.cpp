#include "suites/steps/assertion.hpp"

#include <fmt/format.h>

#include <utility>

#include "fixtures/jose/jws.hpp"
#include "fixtures/wire/json.hpp"

namespace nearmiss::steps {
namespace {

constexpr std::chrono::minutes kLife(5);

/// The key and the `alg` that go with how the client proves itself.
std::pair<jose::Key, std::string> SigningKey(const target::Client& client) {
  if (client.auth == target::ClientAuthentication::SecretJwt) {
    return {jose::Key::OfSecret(client.secret), "HS256"};
  }
  auto key = jose::Key::Parse(client.key);
  if (!key) throw std::invalid_argument("client " + client.name + ": key: " + key.error());
  const auto document = wire::ReadJson(client.key);
  const auto said = document->String("alg");
  return {*std::move(key), said ? *said : document->String("kty") == "RSA" ? "RS256" : "ES256"};
}

std::string KeyId(const target::Client& client) {
  const auto document = wire::ReadJson(client.key);
  const auto kid = document ? document->String("kid") : std::nullopt;
  return kid ? fmt::format(R"(,"kid":"{}")", *kid) : "";
}

}  // namespace

ClientAssertion AssertionFor(const target::Target& target, const target::Client& client,
                             std::chrono::sys_seconds now, std::string jti) {
  // RFC 7523 3 lets the audience be the token endpoint; its successor wants the issuer alone.
  const auto& audience = target.issuer.empty() ? target.token_endpoint : target.issuer;
  return {client.id, client.id, audience, std::move(jti), now, now + kLife};
}

std::string ClaimsOf(const ClientAssertion& assertion) {
  return fmt::format(R"({{"iss":"{}","sub":"{}","aud":"{}","jti":"{}","iat":{},"exp":{}}})",
                     assertion.issuer, assertion.subject, assertion.audience, assertion.jti,
                     assertion.issued.time_since_epoch().count(),
                     assertion.expires.time_since_epoch().count());
}

std::string SignedClaims(const std::string& claims, const target::Client& client) {
  const auto [key, alg] = SigningKey(client);
  return jose::Sign(key, fmt::format(R"({{"alg":"{}","typ":"JWT"{}}})", alg, KeyId(client)),
                    claims);
}

std::string SignedUnder(const std::string& header, const std::string& claims,
                        const target::Client& client) {
  return jose::Sign(SigningKey(client).first, header, claims);
}

std::string Signed(const ClientAssertion& assertion, const target::Client& client) {
  return SignedClaims(ClaimsOf(assertion), client);
}

}  // namespace nearmiss::steps
