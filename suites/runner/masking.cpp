#include "suites/runner/masking.hpp"

#include <algorithm>
#include <array>

#include "fixtures/wire/base64.hpp"
#include "fixtures/wire/form.hpp"
#include "fixtures/wire/json.hpp"
#include "fixtures/wire/percent.hpp"
#include "fixtures/wire/url.hpp"

namespace nearmiss::runner {
namespace {

/// Members of an answer that hold a credential: RFC 6749 5.1, OpenID Connect Core 3.1.3.3, RFC 7591
/// 3.2.1, RFC 7592 3, RFC 8628 3.2, RFC 9126 2.2.
constexpr std::array kIssued = {
    "access_token", "refresh_token", "id_token",   "client_secret", "registration_access_token",
    "device_code",  "user_code",     "request_uri"};

/// Two values that share so many octets at one end are one credential with a change.
constexpr std::size_t kKinship = 10;

bool IsNearly(const std::string& value, const std::string& issued) {
  if (value.size() < kKinship || issued.size() < kKinship) return false;
  return value.starts_with(issued.substr(0, kKinship)) ||
         value.ends_with(issued.substr(issued.size() - kKinship)) ||
         issued.find(value) != std::string::npos;
}

std::vector<std::pair<std::string, std::string>> Texts(const wire::Headers& headers,
                                                       const record::Labels& labels) {
  std::vector<std::pair<std::string, std::string>> texts;
  for (const auto& header : headers) texts.emplace_back(header.name, labels.Mask(header.value));
  return texts;
}

wire::Form Query(const std::string& url) {
  return wire::Form::Parse(wire::Url::Split(url).query.value_or(""));
}

/// `name=value; Path=/` -> value
std::string CookieValue(const std::string& set_cookie) {
  const auto pair = set_cookie.substr(0, set_cookie.find(';'));
  const auto equals = pair.find('=');
  return equals == std::string::npos ? "" : pair.substr(equals + 1);
}

}  // namespace

Masking::Masking(const target::Target& target) {
  labels_.Learn("password", target.login.password);
  labels_.Learn("registration_token", target.registration_token);
  for (const auto& client : target.clients) {
    labels_.Learn("client_secret", client.secret);
    if (client.secret.empty()) continue;
    labels_.Learn("basic",
                  wire::PercentEncode(client.id) + ':' + wire::PercentEncode(client.secret));
  }
}

void Masking::LearnIssued(std::string_view kind, const std::string& value) {
  if (value.empty()) return;
  labels_.Learn(kind, value);
  issued_.push_back(value);
}

void Masking::LearnNearlyIssued(std::string_view kind, const std::string& value) {
  // One that holds the whole credential shows its label, which tells more.
  if (value.empty() || labels_.Mask(value) != value) return;
  const bool nearly =
      std::ranges::any_of(issued_, [&](const auto& issued) { return IsNearly(value, issued); });
  if (nearly) labels_.Learn(kind, value);
}

void Masking::LearnRequest(const wire::Request& request) {
  constexpr std::array kKinds = {"code",          "refresh_token", "access_token",
                                 "client_secret", "device_code",   "user_code",
                                 "request_uri",   "subject_token", "actor_token"};
  for (const auto& form : {Query(request.url), wire::Form::Parse(request.body)}) {
    for (const auto* kind : kKinds) {
      if (const auto value = form.Get(kind)) LearnNearlyIssued(kind, *value);
    }
    // Signed by the client, so good for whoever reads them until they end.
    for (const auto* kind : {"client_assertion", "assertion"}) {
      if (const auto value = form.Get(kind)) LearnIssued(kind, *value);
    }
    if (const auto token = form.Get("token")) LearnNearlyIssued("access_token", *token);
  }
  const auto authorization = request.headers.Get("Authorization").value_or("");
  if (authorization.starts_with("Basic ")) {
    const auto pair = wire::FromBase64(authorization.substr(6)).value_or("");
    // Near the real pair, or with the real secret in another spelling: the header as a whole is the
    // secret.
    const auto decoded = wire::PercentDecode(pair, wire::Plus::IsSpace).value_or(pair);
    if (labels_.Mask(authorization) == authorization) labels_.Learn("basic", pair);
    if (const auto colon = decoded.find(':'); colon != std::string::npos) {
      LearnNearlyIssued("client_secret", decoded.substr(colon + 1));
    }
  }
  if (authorization.starts_with("Bearer "))
    LearnNearlyIssued("access_token", authorization.substr(7));
}

void Masking::LearnResponse(const wire::Response& response) {
  for (const auto& cookie : response.headers.All("Set-Cookie"))
    labels_.Learn("cookie", CookieValue(cookie));
  if (const auto location = response.headers.Get("Location")) {
    if (const auto code = Query(*location).Get("code")) LearnIssued("code", *code);
  }
  if (const auto document = wire::ReadJson(response.body)) {
    for (const auto* name : kIssued) {
      if (const auto token = document->String(name)) LearnIssued(name, *token);
    }
  }
}

void Masking::Learn(const wire::Exchange& exchange) {
  LearnRequest(exchange.request);
  if (const auto* response = exchange.Answer()) LearnResponse(*response);
}

record::RequestText Masking::Masked(const wire::Request& request) const {
  record::RequestText text;
  text.method = request.method;
  text.url = labels_.Mask(request.url);
  text.headers = Texts(request.headers, labels_);
  text.body = labels_.Mask(request.body);
  text.certificate_file = request.certificate.chain_file;
  text.key_file = request.certificate.key_file;
  return text;
}

record::ResponseText Masking::Masked(const wire::Response& response) const {
  record::ResponseText text;
  text.status = response.status;
  text.headers = Texts(response.headers, labels_);
  text.body = labels_.Mask(response.body);
  return text;
}

}  // namespace nearmiss::runner
