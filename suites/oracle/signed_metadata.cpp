#include "suites/oracle/signed_metadata.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "fixtures/jose/jws.hpp"
#include "fixtures/wire/json.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/metadata.hpp"

namespace nearmiss::oracle {
namespace {

using Flaw = std::optional<std::string>;

struct Signed {
  std::string jwt;
  wire::JsonDocument header;
  MetadataDocument claims;
  std::string signature;
};

std::optional<Signed> Read(const std::string& jwt) {
  const auto parts = jose::ReadCompact(jwt);
  if (!parts) return std::nullopt;
  auto header = wire::ReadJson(parts->header);
  auto claims = wire::ReadJson(parts->payload);
  if (!header || !claims) return std::nullopt;
  return Signed{jwt, *std::move(header), MetadataDocument(*std::move(claims)), parts->signature};
}

/// A judge of the document and the JWT in it.
Judge Of(std::string expected, std::function<Flaw(const MetadataDocument&, const Signed&)> flaw) {
  return [expected = std::move(expected), flaw = std::move(flaw)](const Evidence& evidence) {
    const auto document = MetadataDocument::Of(evidence);
    if (!document) return Unsafe(expected, "no JSON object: " + Told(evidence));
    if (!document->Has("signed_metadata"))
      return NothingToJudge(expected, "the metadata has no signed_metadata");
    const auto inner = Read(document->Text("signed_metadata").value_or(""));
    if (!inner) return Unsafe(expected, "signed_metadata is no JWT");
    const auto found = flaw(*document, *inner);
    return found ? Unsafe(expected, *found) : Held(expected, "so");
  };
}

/// A public key out of the members of RFC 7518 6, none of which needs escaping.
std::string Jwk(const wire::JsonDocument& keys, const std::string& path) {
  std::string jwk;
  for (const auto* name : {"kty", "crv", "x", "y", "n", "e"}) {
    const auto value = keys.String(fmt::format("{}.{}", path, name));
    if (value && value->find_first_of("\"\\") == std::string::npos)
      jwk += fmt::format(R"({}"{}":"{}")", jwk.empty() ? "" : ",", name, *value);
  }
  return '{' + jwk + '}';
}

/// The key of that id; nothing when the set has none that can be read.
std::optional<jose::Key> KeyOf(const std::string& key_set, const std::string& id) {
  const auto keys = wire::ReadJson(key_set);
  for (std::size_t i = 0; keys; ++i) {
    const auto path = fmt::format("keys.{}", i);
    if (keys->Find(path) == nullptr) break;
    if (keys->String(path + ".kid") != id) continue;
    auto key = jose::Key::Parse(Jwk(*keys, path));
    return key ? std::optional(*std::move(key)) : std::nullopt;
  }
  return std::nullopt;
}

bool SameValue(const MetadataDocument& one, const MetadataDocument& other,
               const wire::JsonMember& member) {
  if (member.kind == wire::JsonKind::String)
    return other.Text(member.path).value_or("") == member.text;
  if (member.kind == wire::JsonKind::Boolean)
    return other.IsTrue(member.path) == (member.text == "true");
  if (member.kind != wire::JsonKind::Array) return true;
  auto here = one.List(member.path);
  auto there = other.List(member.path);
  std::ranges::sort(here);
  std::ranges::sort(there);
  return here == there;
}

}  // namespace

Judge SignedMetadataIsSigned(std::string key_set) {
  return Of("a signed JWT with iss",
            [key_set = std::move(key_set)](const auto& /*document*/, const Signed& inner) -> Flaw {
              const auto algorithm = inner.header.String("alg").value_or("none");
              if (algorithm == "none" || inner.signature.empty()) return "it is not signed";
              if (!inner.claims.Text("iss")) return "it has no iss";
              const auto key = KeyOf(key_set, inner.header.String("kid").value_or(""));
              const bool forged = key && !jose::Verify(*key, inner.jwt);
              return forged ? Flaw("the signature is not of the key that it names") : std::nullopt;
            });
}

Judge SignedMetadataAgrees() {
  return Of("the same values inside and outside",
            [](const MetadataDocument& document, const Signed& inner) -> Flaw {
              for (const auto& member : inner.claims.Members()) {
                if (document.Has(member.path) && !SameValue(inner.claims, document, member))
                  return member.path + " differs";
              }
              return std::nullopt;
            });
}

Judge SignedMetadataIsNotNested() {
  return Of("no signed_metadata inside",
            [](const MetadataDocument& /*document*/, const Signed& inner) -> Flaw {
              return inner.claims.Has("signed_metadata") ? Flaw("it is there") : std::nullopt;
            });
}

}  // namespace nearmiss::oracle
