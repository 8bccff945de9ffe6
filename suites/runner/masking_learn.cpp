#include <algorithm>
#include <array>
#include <cctype>

#include "fixtures/wire/base64.hpp"
#include "fixtures/wire/form.hpp"
#include "fixtures/wire/json.hpp"
#include "fixtures/wire/percent.hpp"
#include "fixtures/wire/query.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/runner/masking.hpp"
#include "suites/runner/page_secrets.hpp"

namespace nearmiss::runner {
namespace {

/// Members of an answer that hold a credential: RFC 6749 5.1, OpenID Connect Core 3.1.3.3, RFC 7591
/// 3.2.1, RFC 7592 3, RFC 8628 3.2, RFC 9126 2.2.
constexpr std::array kIssued = {
    "access_token", "refresh_token", "id_token",   "client_secret", "registration_access_token",
    "device_code",  "user_code",     "request_uri"};

/// Two values that share so many octets at one end are one credential with a change.
constexpr std::size_t kKinship = 10;

/// Whoever reads it has the credential itself after a few trials, or one.
bool IsInAnotherCase(const std::string& value, const std::string& secret) {
  return std::ranges::equal(value, secret, [](unsigned char a, unsigned char b) {
    return std::tolower(a) == std::tolower(b);
  });
}

bool IsNearly(const std::string& value, const std::string& issued) {
  if (IsInAnotherCase(value, issued)) return true;
  if (value.size() < kKinship || issued.size() < kKinship) return false;
  return value.starts_with(issued.substr(0, kKinship)) ||
         value.ends_with(issued.substr(issued.size() - kKinship)) ||
         issued.find(value) != std::string::npos;
}

/// Values of cookies that are at least so long are taken for sessions; `true` is none.
constexpr std::size_t kCookieLength = 8;
/// Our own random values are longer; what a check spells out is shorter or has other characters.
constexpr int kRandomLength = 16;

/// The values of `name=value; name=value`.
std::vector<std::string> CookieValues(const std::string& cookies) {
  std::vector<std::string> values;
  for (std::size_t at = 0; at < cookies.size();) {
    const auto end = std::min(cookies.find(';', at), cookies.size());
    const auto pair = cookies.substr(at, end - at);
    if (const auto equals = pair.find('='); equals != pair.npos)
      values.push_back(pair.substr(equals + 1));
    at = end + 1;
  }
  return values;
}

/// The random cores of a value: a near miss of one has other characters around or inside it, which
/// are what a reader wants to see.
std::vector<std::string> RandomRuns(const std::string& value) {
  std::vector<std::string> runs;
  const auto is_plain = [](unsigned char c) { return std::isalnum(c) != 0; };
  for (auto at = value.begin(); at != value.end();) {
    const auto end = std::find_if_not(at, value.end(), is_plain);
    if (end - at >= kRandomLength) runs.emplace_back(at, end);
    at = end == value.end() ? end : end + 1;
  }
  return runs;
}

/// A member of an answer, wherever it stands: `data.access_token` -> `access_token`.
std::string_view LastName(std::string_view path) { return path.substr(path.rfind('.') + 1); }

bool NamesForgery(std::string name) {
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
  return name.contains("csrf") || name.contains("xsrf");
}

}  // namespace

void Masking::LearnIssued(std::string_view kind, const std::string& value) {
  if (value.empty()) return;
  labels_.Learn(kind, value);
  issued_.push_back(value);
}

void Masking::LearnOpaque(std::string_view kind, const std::string& value, std::size_t length) {
  if (IsOpaque(value, length) && !public_.contains(value)) labels_.Learn(kind, value);
}

void Masking::LearnNearlyIssued(std::string_view kind, const std::string& value) {
  // One that holds the whole credential shows its label, which tells more.
  if (value.empty() || labels_.Mask(value) != value) return;
  const bool nearly =
      std::ranges::any_of(issued_, [&](const auto& issued) { return IsNearly(value, issued); }) ||
      std::ranges::any_of(configured_,
                          [&](const auto& secret) { return IsInAnotherCase(value, secret); });
  if (nearly) labels_.Learn(kind, value);
}

void Masking::LearnParameters(const wire::Form& form) {
  constexpr std::array kKinds = {"code",          "refresh_token", "access_token",
                                 "client_secret", "device_code",   "user_code",
                                 "request_uri",   "subject_token", "actor_token"};
  for (const auto* kind : kKinds) {
    if (const auto value = form.Get(kind)) LearnNearlyIssued(kind, *value);
  }
  // Signed by the client, so good for whoever reads them until they end.
  for (const auto* kind : {"client_assertion", "assertion"}) {
    if (const auto value = form.Get(kind)) LearnIssued(kind, *value);
  }
  if (const auto object = form.Get("request")) LearnIssued("request_object", *object);
  if (const auto token = form.Get("token")) LearnNearlyIssued("access_token", *token);
  for (const auto* kind : {"state", "nonce", "code_verifier"}) {
    for (const auto& run : RandomRuns(form.Get(kind).value_or("")))
      LearnOpaque(kind, run, kRandomLength);
  }
  // Without a method, or with `plain`, the challenge is the verifier (RFC 7636 4.3).
  if (const auto challenge = form.Get("code_challenge");
      challenge && form.Get("code_challenge_method").value_or("plain") == "plain")
    LearnOpaque("code_verifier", *challenge, kRandomLength);
}

void Masking::LearnCredentials(const wire::Headers& headers) {
  const auto authorization = headers.Get("Authorization").value_or("");
  const auto blank = authorization.find(' ');
  const auto credentials = blank == authorization.npos ? "" : authorization.substr(blank + 1);
  if (authorization.starts_with("Basic ")) {
    const auto pair = wire::FromBase64(credentials).value_or("");
    // Near the real pair, or with the real secret in another spelling: the header as a whole is the
    // secret.
    const auto decoded = wire::PercentDecode(pair, wire::Plus::IsSpace).value_or(pair);
    if (labels_.Mask(authorization) == authorization) labels_.Learn("basic", pair);
    if (const auto colon = decoded.find(':'); colon != std::string::npos) {
      LearnNearlyIssued("client_secret", decoded.substr(colon + 1));
    }
  } else {
    LearnNearlyIssued("access_token", credentials);
  }
  for (const auto& cookies : headers.All("Cookie")) {
    for (const auto& value : CookieValues(cookies)) LearnOpaque("cookie", value, kCookieLength);
  }
}

void Masking::LearnRequest(const wire::Request& request) {
  LearnParameters(wire::QueryOf(request.url));
  LearnParameters(wire::Form::Parse(request.body));
  LearnCredentials(request.headers);
  signatures_.Learn(request.url);
  signatures_.Learn(request.body);
  for (const auto& header : request.headers) {
    if (NamesForgery(header.name)) LearnOpaque("csrf", header.value, kCookieLength);
    signatures_.Learn(header.value);
  }
}

void Masking::LearnAnswer(const wire::Form& answer, const std::string& asked) {
  // Each, for a server that is led to repeat one.
  for (const auto& field : answer.Fields()) {
    const auto name = field.Name();
    const auto value = field.Value();
    // What stood in a redirect URI of ours, `?code=attacker`, only comes back.
    if (!value.empty() && asked.contains(value)) continue;
    if (name == "code" || std::ranges::find(kIssued, name) != kIssued.end())
      LearnIssued(name, value);
  }
}

void Masking::LearnDocument(const std::string& body) {
  const auto document = wire::ReadJson(body);
  if (!document) {
    // The form that some servers answer with unless they are asked for JSON.
    if (body.contains("_token=")) LearnAnswer(wire::Form::Parse(body), "");
    return;
  }
  const auto client = document->String("client_id");
  if (client && !public_.contains(*client)) public_ += *client + '\n';
  for (const auto& member : document->members) {
    if (member.kind != wire::JsonKind::String) continue;
    const auto name = LastName(member.path);
    if (std::ranges::find(kIssued, name) != kIssued.end()) LearnIssued(name, member.text);
    if (NamesForgery(std::string(name))) LearnOpaque("csrf", member.text, kCookieLength);
  }
}

void Masking::LearnResponse(const wire::Response& response, const std::string& asked) {
  for (const auto& cookie : response.headers.All("Set-Cookie")) {
    for (const auto& value : CookieValues(cookie.substr(0, cookie.find(';'))))
      LearnOpaque("cookie", value, kCookieLength);
  }
  for (const auto& location : response.headers.All("Location")) {
    LearnAnswer(wire::QueryOf(location), asked);
    LearnAnswer(wire::Form::Parse(wire::Url::Split(location).fragment.value_or("")), asked);
  }
  if (const auto nonce = response.headers.Get("DPoP-Nonce"))
    LearnOpaque("nonce", *nonce, kCookieLength);
  LearnDocument(response.body);
  for (const auto& secret : PageSecrets(response)) LearnOpaque(secret.kind, secret.value, 1);
  signatures_.Learn(response.body);
  for (const auto& header : response.headers) signatures_.Learn(header.value);
}

}  // namespace nearmiss::runner
