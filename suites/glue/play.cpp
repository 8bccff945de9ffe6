#include "suites/glue/play.hpp"

#include <fmt/format.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "fixtures/client/recording_client.hpp"
#include "fixtures/login/visitor.hpp"
#include "fixtures/wire/form.hpp"
#include "fixtures/wire/json.hpp"
#include "fixtures/wire/url.hpp"
#include "reports/record/shallow.hpp"
#include "suites/glue/stop.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/steps/registration.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss {
namespace {

using record::Role;

std::string ToldAnswer(const wire::Exchange& exchange, oracle::Where where) {
  oracle::Evidence evidence;
  evidence.where = where;
  evidence.exchanges.push_back(exchange);
  return oracle::Told(evidence);
}

/// The target as it is to somebody who has no password.
target::Target ToAStranger(target::Target target) {
  auto& login = target.login;
  login.method = target::LoginMethod::None;
  // The calls of a page that is a script would sign in as well.
  login.page.clear();
  login.requests.clear();
  return target;
}

bool IsDrivenFromOutside(target::LoginMethod method) {
  return method != target::LoginMethod::None && method != target::LoginMethod::Form;
}

/// Too many requests (RFC 6585 4): the request was not looked at, so nothing can be judged.
void RequireAHearing(const wire::Response& answer) {
  if (answer.status != 429) return;
  const auto after = answer.headers.Get("Retry-After");
  throw NoAnswer{fmt::format("429, a rate limit{}; a lower --rate would get further",
                             after ? ": Retry-After " + *after : "")};
}

/// A resource has nonces of its own (RFC 9449 9).
std::string NonceOwner(const target::Target& target, const std::string& url) {
  const auto where = WhereOf(target, url);
  const bool resource = where == oracle::Where::Resource || where == oracle::Where::UserInfo;
  return resource ? url : "";
}

std::string ToldEnd(const login::Journey& journey) {
  if (!journey.why.empty()) return journey.why;
  if (journey.exchanges.empty()) return "nothing was sent";
  return ToldAnswer(journey.exchanges.back(), oracle::Where::Authorization);
}

/// Wherever it is: that it belongs into the query is a check's business.
std::string CodeIn(const std::string& url) {
  oracle::Evidence evidence;
  evidence.left_to = url;
  return oracle::SentParameter(evidence, "code").value_or("");
}

}  // namespace

Play::Play(const Surroundings& surroundings)
    : around_(surroundings), session_(surroundings.session), random_(surroundings.seed) {}

const target::Client& Play::Other() const {
  const auto* other = OtherClient(Target());
  if (other == nullptr) throw NotApplicable{std::string(record::kNoOtherClient)};
  return *other;
}

const target::Client& Play::Bound() const {
  const auto* client = BoundClient(Target());
  return client == nullptr ? Main() : *client;
}

const target::Client& Play::Public() const {
  const auto* client = PublicClient(Target());
  if (client == nullptr) throw NotApplicable{std::string(record::kNoPublicClient)};
  return *client;
}

const target::Client& Play::Signing(const std::string& key_type) const {
  for (const auto& client : Target().clients) {
    const auto key = wire::ReadJson(client.key);
    if (key ? key->String("kty") == key_type
            : key_type.empty() && client.auth == target::ClientAuthentication::SecretJwt) {
      return client;
    }
  }
  throw NotApplicable{key_type.empty()
                          ? "no [[client]] uses client_secret_jwt"
                          : fmt::format("no [[client]] has a key of type {}", key_type)};
}

const target::Client& Play::OtherPublic() const {
  const auto* client = OtherPublicClient(Target());
  if (client == nullptr) throw NotApplicable{"no second public [[client]]"};
  return *client;
}

const target::Client& Play::Native() const {
  const auto* client = NativeClient(Target());
  if (client == nullptr) throw NotApplicable{"no native [[client]]"};
  return *client;
}

wire::Exchange Play::Send(const wire::Request& request, Role role) {
  auto exchange = around_.client->Send(request);
  around_.report(exchange, role);
  if (const auto* failure = exchange.NoAnswer()) {
    // A certificate may be refused before any request is read (RFC 8446 6.2); that is for a judge.
    if (failure->kind == wire::FailureKind::Tls && role == Role::Mutant) return exchange;
    throw NoAnswer{fmt::format("{}: {}", wire::Name(failure->kind), failure->text)};
  }
  RequireAHearing(*exchange.Answer());
  if (request.url == Target().registration_endpoint || registrations_.contains(request.url)) {
    NoteRegistration(exchange);
  }
  if (const auto nonce = exchange.Answer()->headers.Get("DPoP-Nonce"))
    nonces_[NonceOwner(Target(), request.url)] = *nonce;
  return exchange;
}

void Play::NoteRegistration(const wire::Exchange& exchange) {
  const auto& answer = *exchange.Answer();
  const auto uri = oracle::TokenIn(answer, "registration_client_uri");
  const auto token = oracle::TokenIn(answer, "registration_access_token");
  if (!uri.empty() && !token.empty()) registrations_[uri] = token;
  if (exchange.request.method == "DELETE" && answer.status / 100 == 2) {
    deleted_.insert(exchange.request.url);
  }
}

const target::Client& Play::Keep(target::Client client) {
  return kept_.emplace_back(std::move(client));
}

std::string Play::ManagementToken(const std::string& uri) const {
  const auto found = registrations_.find(uri);
  return found == registrations_.end() ? "" : found->second;
}

void Play::CleanUp() {
  // What cannot be deleted stays: tidiness is no verdict.
  for (const auto& [uri, token] : registrations_) {
    if (deleted_.contains(uri)) continue;
    const auto request = steps::DeleteRequest({nullptr, uri, token, "", ""});
    around_.report(around_.client->Send(request), Role::Setup);
  }
  registrations_.clear();
}

std::string Play::NonceFor(const std::string& url) const {
  const auto found = nonces_.find(NonceOwner(Target(), url));
  return found == nonces_.end() ? "" : found->second;
}

std::vector<wire::Exchange> Play::SendMany(const std::vector<wire::Request>& requests, Role role) {
  std::vector<wire::Exchange> exchanges;
  if (around_.batch != nullptr) {
    exchanges = around_.batch->SendAll(requests);
  } else {
    for (const auto& request : requests) exchanges.push_back(around_.client->Send(request));
  }
  for (const auto& exchange : exchanges) around_.report(exchange, role);
  const auto unanswered = [](const auto& exchange) { return exchange.Answer() == nullptr; };
  if (!exchanges.empty() && std::ranges::all_of(exchanges, unanswered)) {
    const auto& failure = *exchanges.front().NoAnswer();
    throw NoAnswer{fmt::format("{}: {}", wire::Name(failure.kind), failure.text)};
  }
  return exchanges;
}

client::Volley Play::SendTogether(const std::vector<wire::Request>& requests) {
  auto volley = around_.racer->SendTogether(requests);
  for (const auto& exchange : volley.exchanges) around_.report(exchange, Role::Mutant);
  return volley;
}

login::Journey Play::Journeyed(const wire::Request& request, login::Consent consent, Role role) {
  client::RecordingClient recording(
      *around_.client, [&](const wire::Exchange& exchange) { around_.report(exchange, role); });
  auto journey = login::MakeVisitor(recording, Target(), session_)->Visit(request, consent);
  if (around_.failed_logins != nullptr && journey.login_refused) around_.failed_logins->Count();
  met_consent_ |= journey.approved || journey.denied;
  return journey;
}

login::Journey Play::Look(const wire::Request& request) {
  return Journeyed(request, login::Consent::Approve, Role::Setup);
}

login::Journey Play::Travel(const wire::Request& request, login::Consent consent, Role role) {
  if (around_.failed_logins != nullptr && around_.failed_logins->Reached()) {
    throw NotReached{
        fmt::format("no login any more: {} were refused, which is the cap of [limits] "
                    "failed_logins",
                    around_.failed_logins->Counted())};
  }
  auto journey = Journeyed(request, consent, role);
  if (journey.end == login::Journey::End::NoAnswer) throw NoAnswer{ToldEnd(journey)};
  if (const auto* answer = journey.LastAnswer(); answer != nullptr && !journey.left_to)
    RequireAHearing(*answer);
  // A browser that is not ours shows too little of where it stands for that to be judged.
  if (journey.end == login::Journey::End::Stuck && IsDrivenFromOutside(Target().login.method))
    throw NotReached{ToldEnd(journey)};
  return journey;
}

login::Journey Play::TravelAsAStranger(const wire::Request& request, Role role) {
  client::RecordingClient recording(
      *around_.client, [&](const wire::Exchange& exchange) { around_.report(exchange, role); });
  const auto stranger = ToAStranger(Target());
  login::CookieJar no_cookies;
  login::Browser browser(recording, stranger, no_cookies);
  auto journey = browser.Open(request, login::Consent::Approve);
  if (journey.end == login::Journey::End::NoAnswer) throw NoAnswer{ToldEnd(journey)};
  return journey;
}

login::Journey Play::VisitDevice(const login::DeviceVisit& visit, At at) {
  client::RecordingClient recording(*around_.client, [&](const wire::Exchange& exchange) {
    around_.report(exchange, Role::Setup);
  });
  const auto stranger = ToAStranger(Target());
  login::CookieJar empty;
  const bool own = at == At::OwnSession;
  login::Browser browser(recording, own ? Target() : stranger, own ? session_ : empty);
  return browser.VisitDevice(visit);
}

void Play::TakeBack(const std::string& way) {
  const auto found = Target().revoke.find(way);
  if (found == Target().revoke.end())
    throw NotApplicable{fmt::format("[revoke] {} is not set", way)};
  if (found->second.kind == target::RevocationWay::Kind::Page) {
    client::RecordingClient recording(*around_.client, [&](const wire::Exchange& exchange) {
      around_.report(exchange, Role::Setup);
    });
    login::Browser browser(recording, Target(), session_);
    const auto journey = browser.SubmitAccountForm(found->second.text, Main().id);
    if (journey.end == login::Journey::End::Page) return;
    throw NotReached{fmt::format("[revoke] {}: {}", way, ToldEnd(journey))};
  }
  // The user's own command from the user's own file.
  const int status = std::system(found->second.text.c_str());  // NOLINT(bugprone-command-processor)
  if (status != 0) {
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    throw NotReached{fmt::format("[revoke] {}: the command ended with {}", way, code)};
  }
}

steps::Authorization Play::Asking(const target::Client& client) {
  steps::Authorization asked;
  asked.client = &client;
  asked.redirect_uri = client.redirect_uris.empty() ? "" : client.redirect_uris.front();
  asked.scope = client.scope;
  asked.state = Random(22);
  asked.method = Target().pkce;
  if (asked.method != target::ChallengeMethod::None) asked.verifier = Random(43);
  last_asked_ = asked;
  return asked;
}

steps::Code Play::Approve(const steps::Authorization& asked, Role role) {
  return Approve(asked, steps::AuthorizationRequest(Target(), asked), role);
}

steps::Code Play::Approve(const steps::Authorization& asked, const wire::Request& request,
                          Role role) {
  const auto journey = Travel(request, login::Consent::Approve, role);
  const auto now = std::chrono::steady_clock::now();
  if (!journey.left_to) throw NotReached{"no code: " + ToldEnd(journey)};
  steps::Code code{CodeIn(*journey.left_to), asked, now, "an approved code"};
  if (code.value.empty()) {
    oracle::Evidence evidence;
    evidence.where = oracle::Where::Authorization;
    evidence.left_to = journey.left_to;
    evidence.left_status = journey.left_status;
    throw NotReached{"no code: " + oracle::Told(evidence)};
  }
  return code;
}

steps::Tokens Play::TokensOf(const wire::Exchange& exchange, const target::Client& client,
                             std::string asked_scope) const {
  const auto& response = *exchange.Answer();
  steps::Tokens tokens;
  tokens.access_token = oracle::TokenIn(response, "access_token");
  tokens.refresh_token = oracle::TokenIn(response, "refresh_token");
  tokens.id_token = oracle::TokenIn(response, "id_token");
  tokens.scope = oracle::JsonString(response, "scope");
  tokens.asked_scope = std::move(asked_scope);
  tokens.client = &client;
  tokens.token_type = oracle::JsonString(response, "token_type").value_or("");
  if (tokens.access_token.empty()) {
    throw NotReached{"no token for a valid request: " + ToldAnswer(exchange, oracle::Where::Token)};
  }
  return tokens;
}

steps::Tokens Play::Redeem(const steps::Code& code, Role role) {
  const auto exchange = Send(steps::RedemptionRequest(Target(), code), role);
  return TokensOf(exchange, *code.asked.client, code.asked.scope);
}

steps::Tokens Play::Refresh(const steps::Tokens& tokens, const std::string& scope, Role role) {
  const auto exchange = Send(steps::RefreshRequest(Target(), tokens, scope), role);
  auto fresh = TokensOf(exchange, *tokens.client, scope.empty() ? tokens.asked_scope : scope);
  // RFC 6749 6: without a new one the old refresh token goes on.
  if (fresh.refresh_token.empty()) fresh.refresh_token = tokens.refresh_token;
  return fresh;
}

std::string Play::Random(std::size_t length) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += kLetters[random_() % kLetters.size()];
  return text;
}

std::vector<std::string> Play::Secrets() const {
  std::vector<std::string> secrets = {Target().login.password};
  if (!Target().registration_token.empty()) secrets.push_back(Target().registration_token);
  for (const auto& client : Target().clients) {
    if (!client.secret.empty()) secrets.push_back(client.secret);
  }
  return secrets;
}

oracle::Where WhereOf(const target::Target& target, const std::string& url) {
  const auto without_query = [](std::string_view address) {
    return address.substr(0, address.find_first_of("?#"));
  };
  const auto bare = without_query(url);
  const auto is = [&](const std::string& endpoint) {
    if (endpoint.empty()) return false;
    return bare == without_query(endpoint) || bare == without_query(target.OverMutualTls(endpoint));
  };
  if (is(target.token_endpoint)) return oracle::Where::Token;
  if (is(target.authorization_endpoint)) return oracle::Where::Authorization;
  if (is(target.revocation_endpoint)) return oracle::Where::Revocation;
  if (is(target.introspection_endpoint)) return oracle::Where::Introspection;
  if (is(target.resource) || is(target.foreign_resource)) return oracle::Where::Resource;
  if (is(target.registration_endpoint)) return oracle::Where::Registration;
  if (is(target.device_authorization_endpoint)) return oracle::Where::Device;
  if (is(target.pushed_authorization_request_endpoint)) return oracle::Where::Pushed;
  if (is(target.userinfo_endpoint)) return oracle::Where::UserInfo;
  if (is(target.jwks_uri)) return oracle::Where::Keys;
  if (bare.find("/.well-known/") != std::string_view::npos) return oracle::Where::Metadata;
  return oracle::Where::Other;
}

}  // namespace nearmiss
