// JWTs that nobody issued: of an access token, an ID token or a refresh token that is one.

#include <fmt/format.h>

#include <utility>

#include "fixtures/jose/json_value.hpp"
#include "fixtures/jose/jws.hpp"
#include "fixtures/wire/base64.hpp"
#include "suites/mutate/forged_jwt.hpp"
#include "suites/mutate/near_miss_families.hpp"

namespace nearmiss::mutate {
namespace {

using Value = std::optional<std::string>;
using Text = const std::string&;

/// An edit of the parts as they are encoded, parted at the dots.
Edit Encoded(std::string_view format) {
  return [format](Text token) -> Value {
    const auto first = token.find('.');
    const auto last = token.rfind('.');
    if (first == std::string::npos || first == last) return std::nullopt;
    return fmt::format(fmt::runtime(format), token.substr(0, first),
                       token.substr(first + 1, last - first - 1), token.substr(last + 1));
  };
}

Edit OnParts(std::function<Value(jose::Compact)> change) {
  return [change = std::move(change)](Text token) -> Value {
    auto parts = jose::ReadCompact(token);
    return parts ? change(*std::move(parts)) : std::nullopt;
  };
}

Edit Header(std::string json) {
  return OnParts([json = std::move(json)](jose::Compact parts) -> Value {
    parts.header = json;
    return WriteCompact(parts);
  });
}

/// Members of a JSON object replaced, or added; null takes one out.
Value Merged(Text object_text, Text members_text) {
  const auto object = jose::ReadObject(object_text);
  const auto members = jose::ReadObject(members_text);
  if (object == nullptr || members == nullptr) return std::nullopt;
  json_object_update(object.get(), members.get());
  const char* name = nullptr;
  json_t* value = nullptr;
  void* next = nullptr;
  json_object_foreach_safe(object.get(), next, name, value) {
    if (json_is_null(value)) json_object_del(object.get(), name);
  }
  return jose::WriteJson(object.get());
}

Edit InHeader(std::string members) {
  return OnParts([members = std::move(members)](jose::Compact parts) -> Value {
    const auto header = Merged(parts.header, members);
    if (!header) return std::nullopt;
    parts.header = *header;
    return WriteCompact(parts);
  });
}

/// A claim changed under the old signature.
Edit InClaims(std::string members) {
  return OnParts([members = std::move(members)](jose::Compact parts) -> Value {
    const auto claims = Merged(parts.payload, members);
    if (!claims) return std::nullopt;
    parts.payload = *claims;
    return WriteCompact(parts);
  });
}

/// Signed with a key that nobody trusts, made for it, under a header that says how.
Edit SignedByAForeignKey(std::string more_header, std::string claims) {
  return OnParts([more_header = std::move(more_header),
                  claims = std::move(claims)](jose::Compact parts) -> Value {
    const auto header = Merged(parts.header, R"({"alg":"ES256")" + more_header + '}');
    const auto payload = Merged(parts.payload, claims);
    if (!header || !payload) return std::nullopt;
    return jose::Sign(jose::Key::Generate("ES256"), *header, *payload);
  });
}

/// A MAC whose key is the text of the public key (RFC 8725 2.1).
Edit MacOfThePublicKey(std::string public_key) {
  return OnParts([public_key = std::move(public_key)](jose::Compact parts) -> Value {
    const auto header = Merged(parts.header, R"({"alg":"HS256"})");
    // RFC 7518 3.2: no key of HS256 is shorter, and no public key that is in use.
    constexpr std::size_t kLeast = 32;
    if (public_key.size() < kLeast || !header) return std::nullopt;
    return jose::Sign(jose::Key::OfSecret(public_key), *header, parts.payload);
  });
}

Value HeaderWithAlgTwice(jose::Compact parts) {
  if (!parts.header.ends_with('}')) return std::nullopt;
  parts.header.pop_back();
  parts.header += R"(,"alg":"none"})";
  return WriteCompact(parts);
}

Value SignatureOfZeros(jose::Compact parts) {
  parts.signature.assign(parts.signature.size(), '\0');
  return WriteCompact(parts);
}

Edit Forgery(std::string_view name) {
  for (const auto& near : JwtForgeries()) {
    if (near.name == name) return near.apply;
  }
  return [](Text) -> Value { return std::nullopt; };
}

}  // namespace

Mutations GrantJwt(const Stage& stage) {
  return {
      {"sig_stripped", Encoded("{0}.{1}.")},
      {"sig_and_dot_stripped", Encoded("{0}.{1}")},
      {"alg_none", Forgery("alg_none")},
      {"alg_none_case", Forgery("alg_none_in_another_case")},
      {"alg_none_with_sig", InHeader(R"({"alg":"none"})")},
      {"alg_hs_with_public_key", MacOfThePublicKey(stage.public_key)},
      {"alg_missing", Header("{}")},
      {"sig_zero", OnParts(SignatureOfZeros)},
      {"sig_other_key", SignedByAForeignKey("", "{}")},
      {"jwk_embedded", Forgery("key_brought_along")},
      {"jku_foreign", SignedByAForeignKey(R"(,"jku":"https://evil.example/jwks")", "{}")},
      {"kid_traversal", InHeader(R"({"kid":"../../dev/null"})")},
      {"crit_unknown", InHeader(R"({"crit":["x"]})")},
      {"payload_changed", InClaims(R"({"sub":"nearmiss-another-user"})")},
      {"exp_removed", SignedByAForeignKey("", R"({"exp":null})")},
      {"typ_swapped", Become(stage.id_token)},
      {"aud_other", InClaims(R"({"aud":"https://api.evil.example"})")},
      {"iss_other", InClaims(R"({"iss":"https://evil.example"})")},
      {"b64_padding", Encoded("{0}=.{1}=.{2}=")},
      {"b64_std_alphabet", InTheStandardAlphabet()},
      {"whitespace_in_part", Encoded("{0}.{1}\n.{2}")},
      {"four_parts", Encoded("{0}.{1}.{2}.x")},
      {"json_serialization", Encoded(R"({{"payload":"{1}","protected":"{0}","signature":"{2}"}})")},
      {"header_dup_member", OnParts(HeaderWithAlgTwice)},
  };
}

}  // namespace nearmiss::mutate
