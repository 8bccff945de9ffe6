#include "suites/oracle/answer_flaws.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "fixtures/wire/query.hpp"

namespace nearmiss::oracle {
namespace {

using Text = std::optional<std::string>;

/// The codes of RFC 6749 5.2 and those that extensions registered for the token, revocation and
/// introspection endpoints (RFC 7009, 8628, 8693, 8707, 9396, 9449), and 4.1.2.1's temporary ones.
constexpr std::array<std::string_view, 19> kRegistered = {
    "invalid_request",        "invalid_client",
    "invalid_grant",          "unauthorized_client",
    "unsupported_grant_type", "invalid_scope",
    "invalid_target",         "unsupported_token_type",
    "authorization_pending",  "slow_down",
    "expired_token",          "access_denied",
    "invalid_dpop_proof",     "use_dpop_nonce",
    "invalid_token",          "invalid_authorization_details",
    "server_error",           "temporarily_unavailable",
    "insufficient_scope"};

/// RFC 6749 5.2: %x20-21 / %x23-5B / %x5D-7E.
bool IsErrorCharacter(unsigned char c) { return c >= 0x20 && c <= 0x7E && c != 0x22 && c != 0x5C; }
/// RFC 6749 Appendix A.9: a URI reference within %x21 / %x23-5B / %x5D-7E.
bool IsErrorUriCharacter(unsigned char c) { return IsErrorCharacter(c) && c != 0x20; }

}  // namespace

std::optional<wire::JsonDocument> Document(const wire::Exchange& exchange) {
  if (exchange.Answer() == nullptr) return std::nullopt;
  auto document = wire::ReadJson(exchange.Answer()->body);
  return document ? std::optional(std::move(*document)) : std::nullopt;
}

std::string Lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

bool HasToken(const wire::Response& response, std::string_view header, std::string_view token) {
  return std::ranges::any_of(response.headers.All(header), [&](const std::string& value) {
    std::string lower = value;
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower.find(token) != std::string::npos;
  });
}

Text NotJson(const wire::Exchange& exchange) {
  // RFC 8259 8.1: no byte order mark; readers may ignore one or fail.
  if (exchange.Answer()->body.starts_with("\xEF\xBB\xBF"))
    return "the body begins with a byte order mark";
  const auto type = wire::MediaType(exchange.Answer()->headers);
  if (type != "application/json") return fmt::format("Content-Type is \"{}\"", type);
  const auto document = Document(exchange);
  if (!document) return "the body is not JSON";
  if (document->kind != wire::JsonKind::Object) return "the body is no JSON object";
  return std::nullopt;
}

Text ForbiddenCharacter(std::string_view name, const std::string& value) {
  const auto allowed = name == "error_uri" ? IsErrorUriCharacter : IsErrorCharacter;
  for (const char c : value) {
    if (!allowed(static_cast<unsigned char>(c))) {
      return fmt::format("{} holds 0x{:02X}", name, static_cast<unsigned char>(c));
    }
  }
  return std::nullopt;
}

bool IsRegisteredError(std::string_view code) {
  return std::ranges::find(kRegistered, code) != kRegistered.end();
}

bool UsedBasic(const wire::Exchange& exchange) {
  return exchange.request.headers.Get("Authorization").value_or("").starts_with("Basic ");
}

bool IsErrorRedirect(const wire::Exchange& exchange) {
  const auto* response = exchange.Answer();
  if (response == nullptr) return false;
  const auto location = response->headers.Get("Location").value_or("");
  return wire::QueryOf(location).Get("error").has_value();
}

bool IsPage(const wire::Exchange& exchange) {
  return exchange.Answer() != nullptr && exchange.Answer()->status < 300 &&
         wire::MediaType(exchange.Answer()->headers) == "text/html";
}

bool CarriesCode(const wire::Exchange& exchange) {
  if (exchange.Answer() == nullptr) return false;
  const auto location = exchange.Answer()->headers.Get("Location").value_or("");
  return wire::QueryOf(location).Get("code").has_value();
}

bool HoldsUserCredentials(const wire::Exchange& exchange) {
  return exchange.request.method == "POST" && exchange.Answer() != nullptr &&
         exchange.Answer()->status / 100 == 3;
}

}  // namespace nearmiss::oracle
