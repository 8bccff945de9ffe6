#include "suites/mutate/registration.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "fixtures/jose/json_value.hpp"
#include "fixtures/jose/jws.hpp"
#include "fixtures/jose/key.hpp"

namespace nearmiss::mutate {
namespace {

using Value = std::optional<std::string>;
using Text = const std::string&;

/// Members put into the object, given as the JSON text of an object.
std::function<Value(Text)> Merged(std::string members) {
  return [members = std::move(members)](Text body) -> Value {
    const auto object = jose::ReadObject(body);
    const auto added = jose::ReadObject(members);
    if (object == nullptr || added == nullptr) return std::nullopt;
    json_object_update(object.get(), added.get());
    return jose::WriteJson(object.get());
  };
}

std::function<Value(Text)> Always(std::string value) {
  return [value = std::move(value)](Text) { return Value(value); };
}

std::string Nested(int depth) {
  return std::string(static_cast<std::size_t>(depth), '[') +
         std::string(static_cast<std::size_t>(depth), ']');
}

/// In front, so that the valid one comes last.
Value WithTheNameTwice(Text body) {
  if (!body.starts_with('{')) return std::nullopt;
  return "{\"client_name\":\"nearmiss first\"," + body.substr(1);
}

std::string Statement(std::string_view header, std::string_view claims) {
  return fmt::format(R"({{"software_statement":"{}"}})",
                     jose::WriteCompact({std::string(header), std::string(claims), ""}));
}

constexpr std::string_view kPublicKey =
    R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
    R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"})";

}  // namespace

Operators UnregistrableRedirectUris() {
  const std::string family = "registration.redirect_uri";
  return {
      {family, "relative", "a relative one", Always("/callback")},
      {family, "empty", "an empty one", Always("")},
      {family, "no_host", "one without host", Always("https://")},
      {family, "space", "one with a space inside", Always("https://client.example/call back")},
      {family, "fragment", "one with a fragment", [](Text good) { return Value(good + "#part"); }},
      {family, "javascript", "a script", Always("javascript:alert(1)")},
      {family, "data", "a data URI", Always("data:text/html,nearmiss")},
      {family, "file", "a file", Always("file:///etc/hosts")},
  };
}

Operators BrokenBodies() {
  const std::string family = "registration.body";
  return {
      {family, "cut", "a body cut off",
       [](Text body) { return Value(body.substr(0, body.size() / 2)); }},
      {family, "array", "an array around the object",
       [](Text body) { return Value('[' + body + ']'); }},
      {family, "empty", "an empty body", Always("")},
      {family, "text", "a string for a body", Always("\"nearmiss\"")},
  };
}

Operators OddBodies() {
  const std::string family = "registration.body";
  return {
      {family, "deep", "a member nested 5,000 levels deep",
       [](Text body) -> Value {
         if (!body.starts_with('{')) return std::nullopt;
         return "{\"nearmiss_nested\":" + Nested(5000) + ',' + body.substr(1);
       }},
      {family, "repeated_member", "client_name twice", WithTheNameTwice},
  };
}

Operators MistypedMembers() {
  const std::string family = "registration.type";
  return {
      {family, "redirect_uris_text", "a string for redirect_uris",
       Merged(R"({"redirect_uris":"https://client.example/callback"})")},
      {family, "redirect_uris_numbers", "numbers for redirect_uris",
       Merged(R"({"redirect_uris":[7]})")},
      {family, "grant_types_text", "a string for grant_types",
       Merged(R"({"grant_types":"authorization_code"})")},
      {family, "response_types_object", "an object for response_types",
       Merged(R"({"response_types":{"code":true}})")},
      {family, "auth_method_list", "an array for token_endpoint_auth_method",
       Merged(R"({"token_endpoint_auth_method":["client_secret_basic"]})")},
      {family, "client_name_number", "a number for client_name", Merged(R"({"client_name":7})")},
      {family, "scope_list", "an array for scope", Merged(R"({"scope":["nearmiss"]})")},
  };
}

Operators BadKeySets() {
  const std::string family = "registration.jwks";
  constexpr std::string_view kPrivateKey =
      R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
      R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",)"
      R"("d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"})";
  return {
      {family, "text", "a string for jwks", Merged(R"({"jwks":"nearmiss"})")},
      {family, "list", "an array for jwks", Merged(R"({"jwks":[]})")},
      {family, "no_keys", "a jwks without keys", Merged(R"({"jwks":{"nearmiss":[]}})")},
      {family, "private_key", "a private key in jwks",
       Merged(fmt::format(R"({{"jwks":{{"keys":[{}]}}}})", kPrivateKey))},
  };
}

Operator TwoKeyMembers() {
  return {
      "registration.jwks", "both", "jwks and jwks_uri together",
      Merged(fmt::format(R"({{"jwks":{{"keys":[{}]}},"jwks_uri":"https://client.example/jwks"}})",
                         kPublicKey))};
}

Operators NativeRedirectUris() {
  const std::string family = "registration.native";
  return {
      {family, "loopback", "http on the loopback address",
       Always("http://127.0.0.1:8080/callback")},
      {family, "own_scheme", "a scheme of the app's own", Always("com.example.nearmiss:/callback")},
  };
}

std::string AForeignStatement() {
  return jose::Sign(
      jose::Key::Generate("ES256"), R"({"alg":"ES256","typ":"JWT"})",
      fmt::format(R"({{"iss":"https://publisher.example","client_name":"{}"}})", kStatedName));
}

Operators InconsistentTypes() {
  const std::string family = "registration.types";
  return {
      {family, "code_without_its_grant", "response type code and no grant for it",
       Merged(R"({"grant_types":["client_credentials"],"response_types":["code"]})")},
      {family, "token_without_its_grant", "response type token and no grant for it",
       Merged(R"({"grant_types":["authorization_code"],"response_types":["token"]})")},
  };
}

Operators ScriptsForPages() {
  Operators all;
  for (const auto* name : {"client_uri", "logo_uri", "tos_uri", "policy_uri"}) {
    all.push_back({"registration.page", name, fmt::format("a script for {}", name),
                   Merged(fmt::format(R"json({{"{}":"javascript:alert(1)"}})json", name))});
  }
  return all;
}

Operators UnsignedStatements() {
  const std::string family = "registration.statement";
  const auto name = fmt::format(R"("client_name":"{}")", kStatedName);
  return {
      {family, "alg_none", "a software statement of alg none",
       Merged(Statement(R"({"alg":"none"})",
                        fmt::format(R"({{"iss":"https://publisher.example",{}}})", name)))},
      {family, "no_issuer", "a software statement without issuer",
       Merged(Statement(R"({"alg":"ES256"})", fmt::format("{{{}}}", name)))},
      {family, "garbage", "a software statement that is no JWT",
       Merged(R"({"software_statement":"nearmiss"})")},
  };
}

}  // namespace nearmiss::mutate
