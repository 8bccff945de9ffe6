#include "suites/oracle/mutual_tls.hpp"

#include <fmt/format.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "fixtures/wire/base64.hpp"
#include "fixtures/wire/json.hpp"
#include "fixtures/wire/url.hpp"
#include "fixtures/x509/certificate.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/document.hpp"
#include "suites/oracle/jwt.hpp"
#include "suites/oracle/refusal.hpp"

namespace nearmiss::oracle {
namespace {

using Flaw = std::optional<std::string>;

constexpr auto kThumbprint = "cnf.x5t#S256";
constexpr auto kAliases = "mtls_endpoint_aliases";

/// RFC 8705 2.1.2.
constexpr auto kSubjects = std::to_array<std::string_view>(
    {"tls_client_auth_subject_dn", "tls_client_auth_san_dns", "tls_client_auth_san_uri",
     "tls_client_auth_san_ip", "tls_client_auth_san_email"});

bool IsBase64Url(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
}

/// SHA-256 has 32 octets, which make 43 characters without padding.
bool IsPlain(const std::string& thumbprint) {
  return thumbprint.size() == 43 && std::ranges::all_of(thumbprint, IsBase64Url);
}

Flaw WrongAlias(const wire::JsonMember& member) {
  const auto told = fmt::format("{} is \"{}\"", member.path, member.text);
  if (member.kind != wire::JsonKind::String) return fmt::format("{} is no text", member.path);
  const auto url = wire::Url::Split(member.text);
  const bool safe = url.Origin().starts_with("https:") && !url.Host().empty() && !url.fragment;
  return safe ? std::nullopt : Flaw(told);
}

/// Of the client information in the answer.
Flaw OtherThanOneSubject(const Evidence& evidence) {
  const auto document = wire::ReadJson(evidence.Answer()->body);
  if (!document || document->String("token_endpoint_auth_method") != "tls_client_auth") return {};
  const auto known = std::ranges::count_if(kSubjects, [&](std::string_view name) {
    const auto* member = document->Find(name);
    return member != nullptr && member->kind != wire::JsonKind::Null;
  });
  if (known == 1) return std::nullopt;
  return fmt::format("registered for tls_client_auth with {} subjects", known);
}

}  // namespace

std::string CertificateThumbprint(std::string_view pem) {
  const auto der = x509::Der(pem);
  if (der.empty()) return "";
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(der.data()), der.size(), digest.data());
  return wire::Base64Url({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

Judge ThumbprintIsPlain(std::string token_member) {
  return [token_member = std::move(token_member)](const Evidence& evidence) {
    const auto expected = fmt::format("{} is 43 characters of base64url", kThumbprint);
    const auto* response = evidence.Answer();
    if (response == nullptr || !Accepted(evidence)) return Unsafe(expected, Told(evidence));
    const auto jwt = ReadJwt(TokenIn(*response, token_member));
    const auto* thumbprint = jwt ? jwt->claims.Find(kThumbprint) : nullptr;
    if (thumbprint == nullptr) return NothingToJudge(expected, "the token has none");
    const auto actual = fmt::format("\"{}\"", thumbprint->text);
    return IsPlain(thumbprint->text) ? Held(expected, actual) : Unsafe(expected, actual);
  };
}

Judge AliasesAreSafeUrls() {
  return [](const Evidence& evidence) {
    const auto expected = fmt::format("{} are absolute https URLs without a fragment", kAliases);
    const auto document = PublishedDocument(evidence);
    if (!document) return Unsafe(expected, "no document: " + Told(evidence));
    const auto* aliases = document->Find(kAliases);
    if (aliases == nullptr) return NothingToJudge(expected, "the metadata has none");
    if (aliases->kind != wire::JsonKind::Object) return Unsafe(expected, "they are no object");
    for (const auto& member : document->members) {
      const auto name = fmt::format("{}.", kAliases);
      if (!member.path.starts_with(name) || !member.path.ends_with("_endpoint")) continue;
      if (const auto wrong = WrongAlias(member)) return Unsafe(expected, *wrong);
    }
    return Held(expected, "so");
  };
}

Judge RefusedOrKnownByOneSubject(Documented documented) {
  return [documented = std::move(documented)](const Evidence& evidence) {
    const auto otherwise = "accepted with exactly one subject";
    if (!Accepted(evidence)) {
      auto verdict = Refused(documented)(evidence);
      verdict.expected += fmt::format(", or {}", otherwise);
      return verdict;
    }
    const auto flaw = OtherThanOneSubject(evidence);
    const auto expected = fmt::format("{}, or refused", otherwise);
    return flaw ? Unsafe(expected, *flaw) : Held(expected, Told(evidence));
  };
}

}  // namespace nearmiss::oracle
