#include "suites/oracle/jwt.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "fixtures/jose/jws.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/answer_flaws.hpp"

namespace nearmiss::oracle {
namespace {

using Flaw = std::optional<std::string>;

/// An object of a document as its JSON text, as far as its members are texts: what a JWK needs.
std::string ObjectAt(const wire::JsonDocument& document, const std::string& prefix) {
  std::string text;
  for (const auto& member : document.members) {
    if (!member.path.starts_with(prefix) || member.kind != wire::JsonKind::String) continue;
    const auto name = member.path.substr(prefix.size());
    if (name.find('.') != std::string::npos) continue;
    text += fmt::format("{}\"{}\":\"{}\"", text.empty() ? "" : ",", wire::JsonEscaped(name),
                        wire::JsonEscaped(member.text));
  }
  return '{' + text + '}';
}

/// The keys of a set, each as its JSON text.
std::vector<std::string> KeysOf(const std::string& jwk_set) {
  std::vector<std::string> keys;
  const auto document = wire::ReadJson(jwk_set);
  if (!document) return keys;
  for (std::size_t i = 0; document->Find(fmt::format("keys.{}", i)) != nullptr; ++i) {
    keys.push_back(ObjectAt(*document, fmt::format("keys.{}.", i)));
  }
  return keys;
}

std::string NameOf(const std::string& jwk) {
  const auto document = wire::ReadJson(jwk);
  return document ? document->String("kid").value_or("") : "";
}

/// Whether a key is of the type that the algorithm takes (RFC 7518 3.1, RFC 8037 3.1).
bool Fits(const std::string& jwk, const std::string& alg) {
  const auto document = wire::ReadJson(jwk);
  const auto type = document ? document->String("kty").value_or("") : "";
  if (alg.starts_with("ES")) return type == "EC";
  if (alg.starts_with("RS") || alg.starts_with("PS")) return type == "RSA";
  return alg == "EdDSA" && type == "OKP";
}

std::string HeaderText(const Jwt& jwt, std::string_view parameter) {
  return jwt.header.String(parameter).value_or("");
}

Flaw NamesNoKeyOf(const std::string& jwk_set, const Jwt& jwt) {
  const auto kid = HeaderText(jwt, "kid");
  if (kid.empty()) return "no kid in the header";
  const auto keys = KeysOf(jwk_set);
  const bool found = std::ranges::any_of(keys, [&](const auto& key) { return NameOf(key) == kid; });
  if (found) return std::nullopt;
  return fmt::format("kid \"{}\" names none of the {} published keys", kid, keys.size());
}

}  // namespace

std::string Jwt::Claim(std::string_view name) const { return claims.String(name).value_or(""); }

std::optional<Jwt> ReadJwt(const std::string& text) {
  const auto parts = jose::ReadCompact(text);
  if (!parts) return std::nullopt;
  auto header = wire::ReadJson(parts->header);
  auto claims = wire::ReadJson(parts->payload);
  const auto is_object = [](const auto& document) {
    return document && document->kind == wire::JsonKind::Object;
  };
  if (!is_object(header) || !is_object(claims)) return std::nullopt;
  return Jwt{text, *std::move(header), *std::move(claims)};
}

std::string ClaimOf(const std::string& jwt, std::string_view name) {
  const auto read = ReadJwt(jwt);
  return read ? read->Claim(name) : "";
}

bool IsSignedByOneOf(const std::string& jwk_set, const Jwt& jwt) {
  const auto kid = HeaderText(jwt, "kid");
  return std::ranges::any_of(KeysOf(jwk_set), [&](const std::string& text) {
    const auto name = NameOf(text);
    if (!Fits(text, HeaderText(jwt, "alg"))) return false;
    if (!kid.empty() && !name.empty() && name != kid) return false;
    const auto key = jose::Key::Parse(text);
    return key && jose::Verify(*key, jwt.text);
  });
}

Judge TokenIs(std::string member, std::string expected, JwtFlaw flaw) {
  return [member = std::move(member), expected = fmt::format("{}: {}", member, expected),
          flaw = std::move(flaw)](const Evidence& evidence) {
    if (!Accepted(evidence) || evidence.Answer() == nullptr)
      return Unsafe(expected, Told(evidence));
    const auto jwt = ReadJwt(TokenIn(*evidence.Answer(), member));
    if (!jwt && member == "access_token") {
      return NothingToJudge(expected, "the access token is no JWT");
    }
    if (!jwt) return Unsafe(expected, "no JWT there: " + Told(evidence));
    const auto found = flaw(*jwt, evidence);
    return found ? Unsafe(expected, *found) : Held(expected, "so");
  };
}

Judge SignedByAPublishedKey(std::string member) {
  return TokenIs(std::move(member), "signed by a key of the JWK Set",
                 [](const Jwt& jwt, const Evidence& evidence) -> Flaw {
                   if (IsSignedByOneOf(evidence.keys, jwt)) return std::nullopt;
                   return fmt::format("none of the {} published keys verifies it, alg \"{}\"",
                                      KeysOf(evidence.keys).size(), HeaderText(jwt, "alg"));
                 });
}

Judge SignedAtAll(std::string member) {
  return TokenIs(std::move(member), "alg is not none", [](const Jwt& jwt, const Evidence&) -> Flaw {
    const auto alg = Lower(HeaderText(jwt, "alg"));
    if (!alg.empty() && alg != "none") return std::nullopt;
    return fmt::format("alg \"{}\"", alg);
  });
}

Judge SignedByAKeyPair(std::string member) {
  return TokenIs(std::move(member), "signed by a key pair, not by a shared secret",
                 [](const Jwt& jwt, const Evidence&) -> Flaw {
                   const auto alg = Lower(HeaderText(jwt, "alg"));
                   if (!alg.empty() && alg != "none" && !alg.starts_with("hs")) return std::nullopt;
                   return fmt::format("alg \"{}\"", HeaderText(jwt, "alg"));
                 });
}

Judge NamesItsKeyAmongSeveral(std::string member) {
  return TokenIs(std::move(member), "kid names a key where the JWK Set holds several",
                 [](const Jwt& jwt, const Evidence& evidence) -> Flaw {
                   if (KeysOf(evidence.keys).size() < 2) return std::nullopt;
                   return NamesNoKeyOf(evidence.keys, jwt);
                 });
}

Judge NamesAPublishedKey(std::string member) {
  return TokenIs(std::move(member), "kid names a key of the JWK Set",
                 [](const Jwt& jwt, const Evidence& evidence) -> Flaw {
                   return NamesNoKeyOf(evidence.keys, jwt);
                 });
}

Judge HeaderIsOneOf(std::string member, std::string parameter, std::vector<std::string> values) {
  auto expected = fmt::format("{} is {}", parameter, fmt::join(values, " or "));
  return TokenIs(std::move(member), std::move(expected),
                 [parameter = std::move(parameter), values = std::move(values)](
                     const Jwt& jwt, const Evidence&) -> Flaw {
                   const auto value = HeaderText(jwt, parameter);
                   const bool known = std::ranges::any_of(
                       values, [&](const auto& each) { return Lower(each) == Lower(value); });
                   if (known) return std::nullopt;
                   return fmt::format("{} \"{}\"", parameter, value);
                 });
}

Judge HeaderLacks(std::string member, std::vector<std::string> parameters) {
  auto expected = fmt::format("no {} in the header", fmt::join(parameters, ", "));
  return TokenIs(std::move(member), std::move(expected),
                 [parameters = std::move(parameters)](const Jwt& jwt, const Evidence&) -> Flaw {
                   const auto found = std::ranges::find_if(parameters, [&](const auto& each) {
                     return jwt.header.Find(each) != nullptr;
                   });
                   if (found == parameters.end()) return std::nullopt;
                   return *found + " is there";
                 });
}

}  // namespace nearmiss::oracle
