#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <utility>
#include <vector>

#include "fixtures/jose/json_value.hpp"
#include "fixtures/jose/jws.hpp"
#include "suites/mutate/assertion.hpp"
#include "suites/mutate/claim_edits.hpp"

namespace nearmiss::mutate {
namespace {

using Value = std::optional<std::string>;
using Edit = ClaimEdit;

/// A key of nobody's.
constexpr auto kForeignKey =
    R"({"kty":"EC","crv":"P-256","x":"VICww3YkHx4M8KE4GxKh8FRweY6rLZvb7q4_5erB1xg",)"
    R"("y":"xWRsDNwDdjGFEmo1gHMDk8T4IgjYKD-5CBZSKOC401s",)"
    R"("d":"75LCkiaIORDpCLWDZFZb5T1D6fVKAgwR5oqN4J72ygQ"})";

Edit Without(const char* name) {
  return [name](json_t* object) { json_object_del(object, name); };
}

Edit SetTo(const char* name, std::function<json_t*()> value) {
  return [name, value = std::move(value)](json_t* object) {
    json_object_set_new(object, name, value());
  };
}

Edit Changed(const char* name, std::function<std::string(std::string)> change) {
  return [name, change = std::move(change)](json_t* object) {
    Set(object, name, change(Text(object, name)));
  };
}

/// A time that many seconds from the one of issue.
Edit At(const char* name, json_int_t seconds) {
  return [name, seconds](json_t* object) {
    const auto issued = json_integer_value(json_object_get(object, "iat"));
    json_object_set_new(object, name, json_integer(issued + seconds));
  };
}

Edit Both(Edit one, Edit other) {
  return [one = std::move(one), other = std::move(other)](json_t* object) {
    one(object);
    other(object);
  };
}

std::string OtherCase(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) {
    return static_cast<char>(std::islower(c) != 0 ? std::toupper(c) : std::tolower(c));
  });
  return text;
}

std::string SlashTurned(std::string text) {
  if (text.ends_with('/')) return text.substr(0, text.size() - 1);
  return text + '/';
}

Operators OfIssuer() {
  const std::string family = "claims.issuer";
  return {
      {family, "no_value", "no value", Edited(Without("iss"))},
      {family, "case_swapped", "the case of its letters swapped",
       Edited(Changed("iss", OtherCase))},
      {family, "slash", "a slash behind", Edited(Changed("iss", SlashTurned))},
      {family, "free_text", "the name of nobody",
       Edited([](json_t* object) { Set(object, "iss", "https://nearmiss.example"); })},
  };
}

Operators OfSubject() {
  const std::string family = "claims.subject";
  return {
      {family, "no_value", "no value", Edited(Without("sub"))},
      {family, "case_swapped", "the case of its letters swapped",
       Edited(Changed("sub", OtherCase))},
      {family, "number", "a number for the text",
       Edited(SetTo("sub", [] { return json_integer(1); }))},
      {family, "free_text", "the name of nobody",
       Edited([](json_t* object) { Set(object, "sub", "nearmiss-nobody"); })},
  };
}

Operators OfAudience() {
  const std::string family = "claims.audience";
  return {
      {family, "no_value", "no value", Edited(Without("aud"))},
      {family, "empty_list", "an empty list", Edited(SetTo("aud", json_array))},
      {family, "other_server", "the name of another server",
       Edited([](json_t* object) { Set(object, "aud", "https://nearmiss.example"); })},
      {family, "case_swapped", "the case of its letters swapped",
       Edited(Changed("aud", OtherCase))},
      {family, "slash", "a slash turned at its end", Edited(Changed("aud", SlashTurned))},
      {family, "longer", "a letter appended",
       Edited(Changed("aud", [](std::string text) { return text + 'a'; }))},
      {family, "shorter", "its last character cut off",
       Edited(Changed("aud", [](std::string text) { return text.substr(0, text.size() - 1); }))},
  };
}

Operators OfExpiry() {
  const std::string family = "claims.expiry";
  return {
      {family, "no_value", "no value", Edited(Without("exp"))},
      {family, "hour_ago", "an hour that is past", Edited(At("exp", -3600))},
      {family, "hour_ago_as_text", "a text for the number",
       Edited(SetTo("exp", [] { return json_string("soon"); }))},
  };
}

Operators OfStart() {
  return {{"claims.start", "hour_ahead", "an hour to go",
           Edited(Both(At("nbf", 3600), At("exp", 3900)))}};
}

Operators OfTypes() {
  const std::string family = "claims.types";
  return {
      {family, "audience_number", "a number for the audience",
       Edited(SetTo("aud", [] { return json_integer(1); }))},
      {family, "audience_object", "an object for the audience", Edited(SetTo("aud", json_object))},
      {family, "expiry_boolean", "true for the expiry", Edited(SetTo("exp", json_true))},
      {family, "issuer_list", "a list for the issuer", Edited([](json_t* object) {
         json_object_set_new(object, "iss", json_pack("[s]", Text(object, "iss").c_str()));
       })},
  };
}

/// RFC 9449 4.2, RFC 9101 4.
Operators OfUse() {
  const std::string family = "claims.use";
  return {
      {family, "dpop_proof", "the claims of a DPoP proof", Edited([](json_t* object) {
         for (const auto* name : {"iss", "sub", "aud", "exp"}) json_object_del(object, name);
         Set(object, "htm", "POST");
         Set(object, "htu", "https://nearmiss.example/token");
       })},
      {family, "request_object", "the claims of a request object", Edited([](json_t* object) {
         Set(object, "client_id", Text(object, "iss"));
         Set(object, "response_type", "code");
         json_object_del(object, "sub");
       })},
  };
}

Operators OfHeader() {
  return {{"header.extension", "crit", "an extension that must be understood and that nobody knows",
           Edited([](json_t* object) {
             json_object_set_new(object, "crit", json_pack("[s]", "urn:nearmiss:unknown"));
             json_object_set_new(object, "urn:nearmiss:unknown", json_true());
           })}};
}

std::function<Value(const std::string&)> Parts(std::function<void(jose::Compact&)> change) {
  return [change = std::move(change)](const std::string& compact) -> Value {
    auto parts = jose::ReadCompact(compact);
    if (!parts) return std::nullopt;
    change(*parts);
    return jose::WriteCompact(*parts);
  };
}

jose::Key ForeignKey() { return *jose::Key::Parse(kForeignKey); }

/// Signed by nobody's key, with its public half in the header where that is asked for.
Value SignedByNobody(const std::string& compact, bool embedded) {
  const auto parts = jose::ReadCompact(compact);
  if (!parts) return std::nullopt;
  const auto key = ForeignKey();
  const auto jwk = embedded ? ",\"jwk\":" + key.PublicJson() : "";
  return jose::Sign(key, R"({"alg":"ES256","typ":"JWT")" + jwk + '}', parts->payload);
}

/// The two numbers of an ECDSA signature as an ASN.1 sequence, as other formats have it.
std::string AsSequence(const std::string& raw) {
  const auto number = [](std::string octets) {
    octets.erase(0, std::min(octets.find_first_not_of('\0'), octets.size() - 1));
    if ((static_cast<unsigned char>(octets.front()) & 0x80U) != 0) octets.insert(0, 1, '\0');
    return std::string("\x02") + static_cast<char>(octets.size()) + octets;
  };
  if (raw.size() < 4) return raw;
  const auto both = number(raw.substr(0, raw.size() / 2)) + number(raw.substr(raw.size() / 2));
  return std::string("\x30") + static_cast<char>(both.size()) + both;
}

Operators OfSignature() {
  const std::string family = "token.signature";
  return {
      {family, "claims_changed", "claims changed behind its back",
       Parts([](jose::Compact& parts) { parts.payload.insert(1, R"("nearmiss":true,)"); })},
      {family, "octet_changed", "one of its octets changed", Parts([](jose::Compact& parts) {
         auto& octet = parts.signature.at(parts.signature.size() / 2);
         octet = static_cast<char>(octet ^ 1);
       })},
      {family, "empty", "nothing in it", Parts([](jose::Compact& parts) { parts.signature = ""; })},
      {family, "other_key", "another key behind it",
       [](const std::string& compact) { return SignedByNobody(compact, false); }},
      {family, "embedded_key", "another key behind it, which the header brings along",
       [](const std::string& compact) { return SignedByNobody(compact, true); }},
      {family, "zero", "zeros for its two numbers",
       Parts([](jose::Compact& parts) { parts.signature.assign(parts.signature.size(), '\0'); })},
      {family, "sequence", "its two numbers in ASN.1",
       Parts([](jose::Compact& parts) { parts.signature = AsSequence(parts.signature); })},
      {family, "octet_appended", "an octet behind it",
       Parts([](jose::Compact& parts) { parts.signature += 'A'; })},
  };
}

Operators OfUnsigned() {
  Operators all;
  for (const std::string alg : {"none", "None", "NONE", "nOnE"}) {
    all.push_back({"token.unsigned",
                   alg == "nOnE"   ? "mixed"
                   : alg == "NONE" ? "capitals"
                   : alg == "None" ? "capital"
                                   : "lower",
                   "the alg " + alg, Parts([alg](jose::Compact& parts) {
                     parts.header = fmt::format(R"({{"alg":"{}","typ":"JWT"}})", alg);
                     parts.signature.clear();
                   })});
  }
  return all;
}

Operators OfForm() {
  const std::string family = "token.form";
  return {
      {family, "two_by_space", "a second one behind a space",
       [](const std::string& good) { return Value(good + ' ' + good); }},
      {family, "two_by_comma", "a second one behind a comma",
       [](const std::string& good) { return Value(good + ',' + good); }},
      {family, "in_a_list", "brackets and quotes around it",
       [](const std::string& good) { return Value("[\"" + good + "\"]"); }},
      {family, "four_parts", "a fourth part",
       [](const std::string& good) { return Value(good + ".QQ"); }},
      {family, "padding", "padding behind its last part",
       [](const std::string& good) { return Value(good + "=="); }},
  };
}

/// RFC 7519 4: a reader refuses a name that occurs twice or takes the last; never the first.
Operators OfForms() {
  auto all = OfForm();
  all.push_back({"claims.form", "issuer_twice", "another iss behind the good one",
                 [](const std::string& claims) -> Value {
                   const auto end = claims.rfind('}');
                   if (end == std::string::npos) return std::nullopt;
                   return claims.substr(0, end) + R"(,"iss":"nearmiss-nobody"})";
                 }});
  all.push_back({"claims.form", "bad_utf8", "an octet that is no UTF-8",
                 [](const std::string& claims) -> Value {
                   const auto end = claims.rfind('}');
                   if (end == std::string::npos) return std::nullopt;
                   return claims.substr(0, end) + ",\"nearmiss\":\"\xFF\"}";
                 }});
  return all;
}

}  // namespace

Operators AssertionNearMisses(AssertionPart part) {
  switch (part) {
    case AssertionPart::Issuer:
      return OfIssuer();
    case AssertionPart::Subject:
      return OfSubject();
    case AssertionPart::Audience:
      return OfAudience();
    case AssertionPart::Expiry:
      return OfExpiry();
    case AssertionPart::Start:
      return OfStart();
    case AssertionPart::Types:
      return OfTypes();
    case AssertionPart::Use:
      return OfUse();
    case AssertionPart::Header:
      return OfHeader();
    case AssertionPart::Signature:
      return OfSignature();
    case AssertionPart::Unsigned:
      return OfUnsigned();
    case AssertionPart::Form:
      return OfForms();
  }
  return {};
}

}  // namespace nearmiss::mutate
