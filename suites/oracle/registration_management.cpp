#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

#include "fixtures/wire/url.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/answer_flaws.hpp"
#include "suites/oracle/client_information.hpp"
#include "suites/oracle/registration.hpp"

namespace nearmiss::oracle {
namespace {

constexpr std::size_t kShortestToken = 20;  // 120 bits in base64url

bool IsProtected(const wire::Url& url) {
  return url.scheme == "https" || (url.scheme == "http" && url.IsLoopback());
}

/// RFC 6750 2.1: b64token.
bool IsBearerToken(std::string_view token) {
  constexpr std::string_view kOthers = "-._~+/=";
  return std::ranges::all_of(token, [&](unsigned char c) {
    return std::isalnum(c) != 0 || kOthers.contains(static_cast<char>(c));
  });
}

Flawed UnmanageableBy(const std::string& uri, const std::string& token) {
  if (uri.empty()) return "registration_access_token without registration_client_uri";
  if (token.empty()) return "registration_client_uri without registration_access_token";
  const auto url = wire::Url::Split(uri);
  if (!url.scheme || url.Host().empty()) return "registration_client_uri is no absolute URL";
  if (!IsProtected(url)) return "registration_client_uri is not protected by TLS";
  if (!IsBearerToken(token)) return "registration_access_token is no bearer token";
  if (token.size() < kShortestToken) {
    return fmt::format("registration_access_token has {} characters", token.size());
  }
  return std::nullopt;
}

}  // namespace

Judge OffersManagement() {
  return [](const Evidence& evidence) {
    const std::string expected =
        "registration_client_uri, an absolute URL, and an unguessable registration_access_token";
    if (!Accepted(evidence)) return Unsafe(expected, Told(evidence));
    const auto document = ClientInformation(evidence);
    const auto uri = document.String("registration_client_uri").value_or("");
    const auto token = document.String("registration_access_token").value_or("");
    if (uri.empty() && token.empty()) {
      return NothingToJudge(expected, "the server offers no management of registrations");
    }
    const auto flaw = UnmanageableBy(uri, token);
    return flaw ? Unsafe(expected, *flaw) : Held(expected, "both");
  };
}

Judge ReadOf(std::string client_id) {
  return [client_id = std::move(client_id)](const Evidence& evidence) {
    const auto expected = "200 with the client information as JSON, client_id as before";
    const auto* response = evidence.Answer();
    if (response == nullptr || response->status != 200) return Unsafe(expected, Told(evidence));
    if (const auto flaw = NotJson(evidence.exchanges.back())) return Unsafe(expected, *flaw);
    return ClientInformation(evidence).String("client_id") == client_id
               ? Held(expected, Told(evidence))
               : Unsafe(expected, "another client_id, or none");
  };
}

Judge DeletedOrUnsupported() {
  return [](const Evidence& evidence) {
    const std::string expected = "204 without a body, or 405 where deletion is not supported";
    const auto* response = evidence.Answer();
    const bool deleted = response != nullptr && response->status == 204 && response->body.empty();
    const bool unsupported = response != nullptr && response->status == 405;
    return deleted || unsupported ? Held(expected, Told(evidence))
                                  : Unsafe(expected, Told(evidence));
  };
}

Judge Status(std::vector<int> statuses) {
  return [statuses = std::move(statuses)](const Evidence& evidence) {
    const auto expected = fmt::format("status {}", fmt::join(statuses, " or "));
    const auto* response = evidence.Answer();
    const bool fits =
        response != nullptr && std::ranges::find(statuses, response->status) != statuses.end();
    return fits ? Held(expected, Told(evidence)) : Unsafe(expected, Told(evidence));
  };
}

}  // namespace nearmiss::oracle
