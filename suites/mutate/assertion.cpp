#include "suites/mutate/assertion.hpp"

#include <fmt/format.h>

#include <utility>

#include "fixtures/jose/jws.hpp"
#include "fixtures/wire/base64.hpp"
#include "suites/mutate/claim_edits.hpp"
#include "suites/mutate/request_edits.hpp"

namespace nearmiss::mutate {
namespace {

/// Families whose result is signed again begin like this.
constexpr std::string_view kClaims = "claims.";
constexpr std::string_view kHeader = "header.";

std::optional<std::string> Near(const Operator& near, const std::string& good,
                                const Signing& sign) {
  const bool claims = near.family.starts_with(kClaims);
  if (!claims && !near.family.starts_with(kHeader)) return near.apply(good);
  const auto parts = jose::ReadCompact(good);
  if (!parts) return std::nullopt;
  const auto changed = near.apply(claims ? parts->payload : parts->header);
  if (!changed) return std::nullopt;
  return claims ? sign(parts->header, *changed) : sign(*changed, parts->payload);
}

Change OnAssertion(std::string told, std::string parameter,
                   std::function<std::optional<std::string>(const std::string&)> change) {
  return OnParameters(std::move(told), [parameter = std::move(parameter),
                                        change = std::move(change)](wire::Form& form) {
    const auto good = form.Get(parameter);
    const auto other = good ? change(*good) : std::nullopt;
    if (other) form.Set(parameter, *other);
    return other.has_value();
  });
}

/// RFC 5480 2: what stands in front of the point of a P-256 key, and the text around it.
std::string PublicKeyText(const std::string& jwk) {
  constexpr std::string_view kFront(
      "\x30\x59\x30\x13\x06\x07\x2A\x86\x48\xCE\x3D\x02\x01\x06\x08\x2A\x86\x48\xCE\x3D\x03\x01\x07"
      "\x03\x42\x00\x04",
      27);
  const auto key = jose::ReadObject(jwk);
  if (key == nullptr || Text(key.get(), "crv") != "P-256") return "";
  const auto octets = std::string(kFront) + wire::FromBase64Url(Text(key.get(), "x")).value_or("") +
                      wire::FromBase64Url(Text(key.get(), "y")).value_or("");
  std::string lines;
  const auto text = wire::Base64(octets);
  for (std::size_t i = 0; i < text.size(); i += 64) lines += text.substr(i, 64) + '\n';
  return "-----BEGIN PUBLIC KEY-----\n" + lines + "-----END PUBLIC KEY-----\n";
}

}  // namespace

Change NearAssertion(std::string parameter, Operator near, Signing sign) {
  const auto part = near.family.substr(near.family.find('.') + 1);
  return OnAssertion(fmt::format("with {} in the {} of the assertion", near.told, part),
                     std::move(parameter),
                     [near = std::move(near), sign = std::move(sign)](const std::string& good) {
                       return Near(near, good, sign);
                     });
}

Change WithClaim(std::string parameter, std::string claim, std::string value, Signing sign) {
  const Operator near{
      "claims." + claim, "other", "another value",
      Edited([claim, value](json_t* object) { Set(object, claim.c_str(), value); })};
  return NearAssertion(std::move(parameter), near, std::move(sign));
}

Change WithAMacOfThePublicKey(std::string parameter, std::string jwk) {
  return OnAssertion("with a MAC under the client's public key for the signature",
                     std::move(parameter),
                     [jwk = std::move(jwk)](const std::string& good) -> std::optional<std::string> {
                       const auto parts = jose::ReadCompact(good);
                       const auto secret = PublicKeyText(jwk);
                       if (!parts || secret.empty()) return std::nullopt;
                       return jose::Sign(jose::Key::OfSecret(secret),
                                         R"({"alg":"HS256","typ":"JWT"})", parts->payload);
                     });
}

Change SignedBy(std::string parameter, Signing sign, std::string header, std::string told) {
  return OnAssertion(std::move(told), std::move(parameter),
                     [sign = std::move(sign), header = std::move(header)](
                         const std::string& good) -> std::optional<std::string> {
                       const auto parts = jose::ReadCompact(good);
                       if (!parts) return std::nullopt;
                       return sign(header, parts->payload);
                     });
}

}  // namespace nearmiss::mutate
