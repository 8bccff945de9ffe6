// The near misses of a DPoP proof, as a table.

#include "suites/mutate/proof_near_misses.hpp"

#include <fmt/format.h>

#include <cctype>
#include <cstdlib>

#include "fixtures/jose/members.hpp"
#include "fixtures/jose/odd_signature.hpp"
#include "fixtures/wire/json.hpp"
#include "fixtures/wire/url.hpp"

namespace nearmiss::mutate {
namespace {

using jose::Compact;
using jose::Key;
using Part = ProofPart;
using Text = std::optional<std::string>;
using Make = std::function<Text(const Key&, const Compact&)>;

constexpr long kHour = 3600;

/// A change that needs no key, and so leaves the signature as it is or none.
Make Plain(std::function<Text(const Compact&)> make) {
  return [make = std::move(make)](const Key&, const Compact& good) { return make(good); };
}

Make Header(const char* name, const char* value) {
  return [=](const Key& key, const Compact& good) -> Text {
    return SignByEs256(key, jose::WithMember(good.header, name, value), good.payload);
  };
}

Make NoHeader(const char* name) {
  return [=](const Key& key, const Compact& good) -> Text {
    return SignByEs256(key, jose::WithoutMember(good.header, name), good.payload);
  };
}

Make Jwk(const char* name, const char* value) {
  return [=](const Key& key, const Compact& good) {
    const auto jwk = jose::WithMember(key.PublicJson(), name, value);
    return Header("jwk", jwk.c_str())(key, good);
  };
}

Make Claim(const char* name, const char* value) {
  return [=](const Key& key, const Compact& good) -> Text {
    return ProofWithClaim(key, good, name, value);
  };
}

Make NoClaim(const char* name) {
  return [=](const Key& key, const Compact& good) -> Text {
    if (!jose::Member(good.payload, name)) return std::nullopt;
    return SignByEs256(key, good.header, jose::WithoutMember(good.payload, name));
  };
}

/// The middle character, so that no decoder reads the same octets.
std::string Changed(std::string text) {
  if (text.empty()) return text;
  auto& c = text[text.size() / 2];
  c = c == 'A' ? 'B' : 'A';
  return text;
}

/// A claim that is a text put through a function.
Make Edited(const char* name, std::string (*edit)(std::string)) {
  return [=](const Key& key, const Compact& good) -> Text {
    const auto value = ProofClaim(good, name);
    const auto other = edit(value);
    if (value.empty() || other == value) return std::nullopt;
    return ProofWithClaim(key, good, name, jose::JsonString(other));
  };
}

Make Target(void (*edit)(wire::Url&)) {
  return [=](const Key& key, const Compact& good) -> Text {
    auto url = wire::Url::Split(ProofClaim(good, "htu"));
    edit(url);
    if (url.Text() == ProofClaim(good, "htu")) return std::nullopt;
    return ProofWithClaim(key, good, "htu", jose::JsonString(url.Text()));
  };
}

Make Later(long seconds) {
  return [=](const Key& key, const Compact& good) { return ProofDated(key, good, seconds); };
}

Make Signature(std::string (*edit)(std::string)) {
  return Plain([=](const Compact& good) -> Text {
    return jose::WriteCompact({good.header, good.payload, edit(good.signature)});
  });
}

Text AnotherMethod(const Key& key, const Compact& good) {
  const auto* other = ProofClaim(good, "htm") == "GET" ? R"("POST")" : R"("GET")";
  return ProofWithClaim(key, good, "htm", other);
}

Text WithPrivateKey(const Key& key, const Compact& good) {
  return Header("jwk", key.Json().c_str())(key, good);
}

Text Unsigned(const Compact& good) {
  return jose::WriteCompact({jose::WithMember(good.header, "alg", R"("none")"), good.payload, ""});
}

/// By HS256 with the octets of the public key's JWK, as a confused verifier would take them.
Text ByPublicKeyAsSecret(const Key& key, const Compact& good) {
  const auto header = jose::WithMember(good.header, "alg", R"("HS256")");
  return jose::Sign(Key::OfSecret(key.PublicJson()), header, good.payload);
}

Text BySymmetricKey(const Compact& good) {
  const auto secret = Key::Generate("HS256");
  const auto header = jose::WithMember(good.header, "alg", R"("HS256")");
  return jose::Sign(secret, jose::WithMember(header, "jwk", secret.Json()), good.payload);
}

Text ByWorthlessKey(const Compact& good) {
  const auto header = jose::WithMember(good.header, "alg", R"("RS256")");
  return jose::SignForWorthlessKey(jose::WithMember(header, "jwk", jose::WorthlessKey().Json()),
                                   good.payload);
}

Text ByKeyThatIsNotTold(const Compact& good) {
  return SignByEs256(Key::Generate("ES256"), good.header, good.payload);
}

Text InAList(const Key& key, const Compact& good) {
  return SignByEs256(key, good.header, '[' + good.payload + ']');
}

Text AsJsonSerialization(const Compact& good) {
  const auto text = jose::WriteCompact(good);
  const auto first = text.find('.');
  const auto last = text.rfind('.');
  return fmt::format(R"({{"protected":"{}","payload":"{}","signature":"{}"}})",
                     text.substr(0, first), text.substr(first + 1, last - first - 1),
                     text.substr(last + 1));
}

Text InTwoParts(const Compact& good) {
  const auto text = jose::WriteCompact(good);
  return text.substr(0, text.rfind('.'));
}

Text DateInQuotes(const Key& key, const Compact& good) {
  const auto iat = jose::Member(good.payload, "iat").value_or("0");
  return ProofWithClaim(key, good, "iat", jose::JsonString(iat));
}

std::string Doubled(std::string text) { return text + text; }

void EscapeLastLetter(wire::Url& url) {
  if (url.path.empty() || std::isalnum(static_cast<unsigned char>(url.path.back())) == 0) return;
  const auto last = static_cast<unsigned char>(url.path.back());
  url.path.pop_back();
  url.path += fmt::format("%{:02X}", last);
}

void CapitalScheme(wire::Url& url) {
  for (auto& c : *url.scheme) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
}

}  // namespace

std::string ProofClaim(const Compact& proof, std::string_view name) {
  const auto claims = wire::ReadJson(proof.payload);
  return claims ? claims->String(name).value_or("") : "";
}

std::string ProofWithClaim(const Key& key, const Compact& proof, std::string_view name,
                           const std::string& value) {
  return SignByEs256(key, proof.header, jose::WithMember(proof.payload, name, value));
}

Text ProofDated(const Key& key, const Compact& proof, long seconds) {
  if (jose::Member(proof.payload, "nonce")) return std::nullopt;
  const auto iat = jose::Member(proof.payload, "iat").value_or("0");
  const auto then = std::strtol(iat.c_str(), nullptr, 10) + seconds;
  return ProofWithClaim(key, proof, "iat", std::to_string(then));
}

const std::vector<ProofNearMiss>& ProofNearMisses() {
  static const std::vector<ProofNearMiss> rows = {
      {Part::Form, "not_a_jwt", "no JWT", Plain([](const Compact&) { return "nearmiss"; }), true},
      {Part::Form, "two_parts", "its third part left out", Plain(InTwoParts)},
      {Part::Form, "four_parts", "a fourth part",
       Plain([](const Compact& good) { return jose::WriteCompact(good) + ".e30"; })},
      {Part::Form, "json_serialization", "the JSON serialization", Plain(AsJsonSerialization)},
      {Part::Form, "claims_in_a_list", "its claims in a list", InAList},

      {Part::Type, "no_typ", "no typ", NoHeader("typ"), true},
      {Part::Type, "typ_jwt", "the typ JWT", Header("typ", R"("JWT")")},
      {Part::Type, "typ_at_jwt", "the typ at+jwt", Header("typ", R"("at+jwt")")},
      {Part::Type, "typ_dpop", "the typ dpop", Header("typ", R"("dpop")")},

      {Part::Algorithm, "no_alg", "no alg", NoHeader("alg")},
      {Part::Algorithm, "alg_none", "the alg none", Plain(Unsigned), true},
      {Part::Algorithm, "alg_unknown", "an alg that nobody defined", Header("alg", R"("NM256")")},
      {Part::Algorithm, "symmetric_key", "a symmetric key", Plain(BySymmetricKey)},
      {Part::Algorithm, "public_key_as_secret", "HS256 by the public key", ByPublicKeyAsSecret},

      {Part::Key, "no_jwk", "no jwk", NoHeader("jwk")},
      {Part::Key, "jwk_a_text", "a text for its jwk", Header("jwk", R"("nearmiss")")},
      {Part::Key, "private_key", "its private key in jwk", WithPrivateKey, true},

      {Part::WeakKey, "exponent_one", "an RSA key of exponent one", Plain(ByWorthlessKey)},
      {Part::WeakKey, "point_off_the_curve", "a point that is not on its curve",
       Jwk("y", R"("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE")")},
      {Part::WeakKey, "unknown_curve", "a curve that nobody defined", Jwk("crv", R"("P-999")")},

      {Part::Signature, "signature_altered", "its signature altered", Signature(Changed), true},
      {Part::Signature, "signature_empty", "an empty signature",
       Signature([](std::string) { return std::string(); })},
      {Part::Signature, "signature_of_zeros", "a signature of zeros",
       Signature([](std::string) { return std::string(64, '\0'); })},
      {Part::Signature, "signature_of_another_key", "the signature of another key",
       Plain(ByKeyThatIsNotTold)},

      {Part::Jti, "no_jti", "no jti", NoClaim("jti"), true},
      {Part::Jti, "jti_a_number", "a number for its jti", Claim("jti", "20240229")},

      {Part::Htm, "no_htm", "no htm", NoClaim("htm")},
      {Part::Htm, "htm_a_number", "a number for its htm", Claim("htm", "1")},
      {Part::Htm, "another_htm", "another htm", AnotherMethod, true},

      {Part::Htu, "no_htu", "no htu", NoClaim("htu")},
      {Part::Htu, "htu_a_number", "a number for its htu", Claim("htu", "1")},
      {Part::Htu, "htu_of_another_path", "another path in htu",
       Target([](wire::Url& url) { url.path += "/nearmiss"; }), true},
      {Part::Htu, "htu_without_path", "no path in htu",
       Target([](wire::Url& url) { url.path = "/"; })},
      {Part::Htu, "htu_of_another_host", "another host in htu",
       Target([](wire::Url& url) { url.authority = "nearmiss.example"; })},
      {Part::Htu, "htu_of_another_scheme", "another scheme in htu",
       Target([](wire::Url& url) { url.scheme = url.scheme == "https" ? "http" : "https"; })},
      {Part::Htu, "htu_without_host", "no host in htu", Target([](wire::Url& url) {
         url.scheme.reset();
         url.authority.reset();
       })},

      {Part::Spelling, "scheme_in_capitals", "the scheme of htu in capitals",
       Target(CapitalScheme)},
      {Part::Spelling, "letter_escaped", "a letter of htu percent-encoded",
       Target(EscapeLastLetter)},
      {Part::Spelling, "dot_segment", "a dot segment in htu",
       Target([](wire::Url& url) { url.path = "/." + url.path; })},

      {Part::Age, "no_iat", "no iat", NoClaim("iat")},
      {Part::Age, "iat_a_text", "a text for its iat", DateInQuotes},
      {Part::Age, "iat_an_hour_ago", "an iat of an hour ago", Later(-kHour), true},
      {Part::Age, "iat_in_an_hour", "an iat of an hour to come", Later(kHour)},

      {Part::AccessToken, "no_ath", "no ath", NoClaim("ath")},
      {Part::AccessToken, "another_ath", "the ath of another token", Edited("ath", Changed)},

      {Part::Nonce, "no_nonce", "no nonce", NoClaim("nonce")},
      {Part::Nonce, "another_nonce", "another nonce", Edited("nonce", Changed)},
      {Part::Nonce, "nonce_doubled", "its nonce twice over", Edited("nonce", Doubled)},
  };
  return rows;
}

}  // namespace nearmiss::mutate
