#include "suites/remote/vocabulary.hpp"

#include <array>
#include <map>

#include "suites/mutate/near_miss.hpp"

namespace nearmiss::remote {
namespace {

constexpr auto kToken = std::to_array<std::string_view>({"grant_type",
                                                         "code",
                                                         "redirect_uri",
                                                         "client_id",
                                                         "client_secret",
                                                         "code_verifier",
                                                         "refresh_token",
                                                         "scope",
                                                         "resource",
                                                         "audience",
                                                         "username",
                                                         "password",
                                                         "assertion",
                                                         "client_assertion",
                                                         "client_assertion_type",
                                                         "device_code",
                                                         "subject_token",
                                                         "subject_token_type",
                                                         "requested_token_type",
                                                         "actor_token",
                                                         "actor_token_type"});
constexpr auto kTokenQuestion = std::to_array<std::string_view>(
    {"token", "token_type_hint", "client_id", "client_secret", "client_assertion",
     "client_assertion_type", "scope", "resource"});
constexpr auto kAuthorization = std::to_array<std::string_view>(
    {"response_type", "client_id",  "redirect_uri", "scope",
     "state",         "nonce",      "prompt",       "code_challenge",
     "login_hint",    "max_age",    "display",      "code_challenge_method",
     "resource",      "request",    "request_uri",  "response_mode",
     "acr_values",    "ui_locales", "claims",       "id_token_hint"});
constexpr auto kDevice = std::to_array<std::string_view>(
    {"client_id", "client_secret", "scope", "resource", "grant_type", "device_code", "user_code"});
constexpr auto kRegistration = std::to_array<std::string_view>({"redirect_uris",
                                                                "token_endpoint_auth_method",
                                                                "grant_types",
                                                                "response_types",
                                                                "client_name",
                                                                "client_uri",
                                                                "logo_uri",
                                                                "scope",
                                                                "contacts",
                                                                "tos_uri",
                                                                "policy_uri",
                                                                "jwks_uri",
                                                                "jwks",
                                                                "software_id",
                                                                "software_version",
                                                                "software_statement",
                                                                "application_type",
                                                                "dpop_bound_access_tokens",
                                                                "client_id",
                                                                "client_secret"});

constexpr auto kValues = std::to_array<std::string_view>({
    // grant types, response types and what else has a registry
    "authorization_code",
    "refresh_token",
    "client_credentials",
    "password",
    "implicit",
    "urn:ietf:params:oauth:grant-type:device_code",
    "urn:ietf:params:oauth:grant-type:jwt-bearer",
    "urn:ietf:params:oauth:grant-type:token-exchange",
    "code",
    "token",
    "id_token",
    "code token",
    "none",
    "access_token",
    "S256",
    "plain",
    "form_post",
    "query",
    "fragment",
    "client_secret_basic",
    "client_secret_post",
    "private_key_jwt",
    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    "urn:ietf:params:oauth:token-type:access_token",
    "login",
    "consent",
    "select_account",
    // scopes
    "openid",
    "profile",
    "email",
    "offline_access",
    "read",
    "write",
    "admin",
    "*",
    "openid openid",
    // error codes: a server that takes one of its own words for input
    "invalid_request",
    "invalid_client",
    "invalid_grant",
    "unauthorized_client",
    "unsupported_grant_type",
    "invalid_scope",
    "access_denied",
    "server_error",
    // pieces of URIs
    "https://evil.example/cb",
    "http://127.0.0.1/",
    "http://localhost/cb",
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "/",
    "..",
    "?",
    "#",
    "@evil.example",
    ":80",
    "urn:x",
    // JSON and numbers
    "true",
    "false",
    "null",
    "0",
    "1",
    "-1",
    "2147483648",
    "9223372036854775808",
    "1e999",
    "NaN",
    "[]",
    "{}",
    "[\"a\"]",
    "{\"a\":1}",
    "\"",
    // what readers disagree on
    "",
    " ",
    "+",
    "%",
    "%00",
    "%2500",
    "&",
    "=",
    ";",
    "'",
    "\\",
    "<",
    "\t",
    "\r\n",
    "\n",
    "${x}",
    "{{x}}",
    "../../etc/passwd",
    "%s%n",
    "a,b",
    "\xC3\xA9",
    "\xEF\xBB\xBF",
    "\xFF\xFE",
    "\xF0\x9F\x98\x80",
});

constexpr auto kHeaders = std::to_array<std::string_view>({
    "Content-Type: application/json",
    "Content-Type: text/plain",
    "Content-Type: application/x-www-form-urlencoded; charset=utf-16",
    "Content-Type: multipart/form-data; boundary=x",
    "Content-Type: ",
    "Accept: text/html",
    "Accept: */*;q=0",
    "Accept-Language: de",
    "Authorization: Basic",
    "Authorization: Basic Og==",
    "Authorization: Bearer x",
    "Authorization: DPoP x",
    "DPoP: x",
    "Origin: https://evil.example",
    "X-Forwarded-Host: evil.example",
    "X-Forwarded-Proto: https",
    "X-HTTP-Method-Override: GET",
    "Content-Encoding: gzip",
    "Cookie: session=x",
    "If-None-Match: *",
    "Range: bytes=0-0",
});

using Ids = std::vector<std::string>;

/// Which families of near misses a parameter has, by its name.
const std::map<std::string_view, std::vector<std::string>>& FamiliesOf() {
  static const std::map<std::string_view, std::vector<std::string>> kFamilies = {
      {"", {"encoding.transport", "encoding.authorization_header"}},
      {"code", {"grant.code", "encoding.code"}},
      {"device_code", {"grant.code", "encoding.code"}},
      {"refresh_token", {"grant.refresh_token", "encoding.refresh_token"}},
      {"token", {"encoding.token"}},
      {"code_verifier", {"encoding.code_verifier"}},
      {"client_id", {"encoding.client_id"}},
      {"client_secret", {"encoding.client_secret"}},
      {"grant_type", {"encoding.grant_type"}},
      {"scope", {"encoding.scope"}},
      {"redirect_uri",
       {"redirect_uri.path", "redirect_uri.host", "redirect_uri.scheme", "redirect_uri.query",
        "redirect_uri.fragment", "redirect_uri.control", "redirect_uri.whitespace",
        "redirect_uri.unicode", "redirect_uri.length", "redirect_uri.native"}},
  };
  return kFamilies;
}

std::map<std::string_view, Ids> AllIds() {
  std::map<std::string_view, Ids> ids;
  for (const auto& [parameter, families] : FamiliesOf()) {
    for (const auto& family : families) {
      for (const auto& near : mutate::NearMissesOf(family)) {
        // A sequence of requests is not one edit.
        if (near.AsChange("x")) ids[parameter].push_back(near.row->Id());
      }
    }
  }
  return ids;
}

}  // namespace

std::span<const std::string_view> ParametersOf(Verb verb) {
  switch (verb) {
    case Verb::Redeem:
    case Verb::Refresh:
    case Verb::ClientCredentials:
    case Verb::Poll:
      return kToken;
    case Verb::RevokeRefresh:
    case Verb::RevokeAccess:
    case Verb::Introspect:
    case Verb::IntrospectRefresh:
      return kTokenQuestion;
    case Verb::Authorize:
    case Verb::Push:
      return kAuthorization;
    case Verb::AskDevice:
      return kDevice;
    case Verb::Register:
      return kRegistration;
  }
  return kToken;
}

std::span<const std::string_view> AnyValues() { return kValues; }

std::span<const std::string_view> HeaderFields() { return kHeaders; }

const std::vector<std::string>& NearMissesFor(std::string_view parameter) {
  static const auto kIds = AllIds();
  const auto found = kIds.find(parameter);
  // What has no family of its own is a text with stray characters like any other.
  return found == kIds.end() ? kIds.at("client_id") : found->second;
}

}  // namespace nearmiss::remote
