#include "suites/remote/grant.hpp"

#include <algorithm>
#include <utility>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/glue/stop.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss::remote {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Of a code whose life is not known.
constexpr milliseconds kShortLife(20'000);
/// Tokens that this many scripts used may be dead by something that nobody noticed.
constexpr int kScriptsOfOneGrant = 64;
/// What was issued longer ago than this is in no request any more.
constexpr std::size_t kHeld = 256;
constexpr std::size_t kHeldTokens = 100'000;

template <class T>
void Keep(std::deque<T>& items, T item) {
  items.push_back(std::move(item));
  if (items.size() > kHeld) items.pop_front();
}

/// Read in one way only: no other grant type or code could have brought the tokens.
bool AsksForThisCodeAlone(const wire::Request& request, const std::string& code) {
  const auto form = wire::Form::Parse(request.body);
  return wire::Url::Split(request.url).query.value_or("").empty() && form.Count("code") == 1 &&
         form.Get("code") == code && form.Count("grant_type") == 1 &&
         form.Get("grant_type") == "authorization_code";
}

}  // namespace

Grant::Grant(Play& play, Stock stock) : play_(play), stock_(stock) {
  holdings_.target = &play.Target();
  holdings_.redirect_uri_is_compared =
      !play.Around().profile->For("code_redirect_uri_mismatch").empty();
}

bool Grant::IsOld(const steps::Code& code) const {
  const auto life = play_.Target().code_lifetime.value_or(kShortLife);
  return steady_clock::now() - code.issued > life / 2;
}

void Grant::Hold(const steps::Code& code) {
  Keep(holdings_.codes, HeldCode{code.value, code.asked.client, code.asked.redirect_uri,
                                 code.asked.verifier, false});
}

void Grant::Hold(const steps::Tokens& tokens) {
  if (holdings_.tokens.size() > kHeldTokens) holdings_.tokens.clear();
  for (const auto& token : {tokens.access_token, tokens.refresh_token, tokens.id_token}) {
    if (!token.empty()) holdings_.tokens.insert(token);
  }
  if (!tokens.refresh_token.empty())
    Keep(holdings_.refresh_tokens, HeldToken{tokens.refresh_token, tokens.client});
}

const steps::Code& Grant::Code() {
  if (code_ && uses_ == 0 && IsOld(*code_)) code_.reset();
  if (!code_) {
    code_ = play_.Approve(play_.Asking(play_.Main()));
    Hold(*code_);
  }
  return *code_;
}

const steps::Tokens& Grant::Tokens() {
  if (!tokens_) {
    auto tokens = play_.Redeem(play_.Approve(play_.Asking(play_.Main())));
    Hold(tokens);
    tokens_ = std::move(tokens);
    scripts_ = 0;
  }
  return *tokens_;
}

const steps::Device& Grant::Device(const target::Client& client) {
  if (device_ && steady_clock::now() - device_->issued < device_->life / 2) return *device_;
  const auto exchange = play_.Send(
      steps::DeviceAuthorizationRequest(play_.Target(), client, client.scope), record::Role::Setup);
  const auto& answer = *exchange.Answer();
  steps::Device device{&client,
                       oracle::TokenIn(answer, "device_code"),
                       "",
                       "",
                       "",
                       std::chrono::seconds(5),
                       oracle::JsonSeconds(answer, "expires_in", std::chrono::seconds(60)),
                       steady_clock::now()};
  if (device.device_code.empty()) throw NotReached{"no device code for a valid request"};
  device_ = std::move(device);
  return *device_;
}

void Grant::Redeemed(const wire::Exchange& exchange) {
  if (code_ && AsksForThisCodeAlone(exchange.request, code_->value)) {
    for (auto& held : holdings_.codes) held.spent |= held.value == code_->value;
  } else {
    code_doubted_ = true;
  }
  auto tokens = play_.TokensOf(exchange, play_.Main(), play_.Main().scope);
  Hold(tokens);
  tokens_ = std::move(tokens);
  tokens_touched_ = false;
  scripts_ = 0;
}

void Grant::Refreshed(const wire::Exchange& exchange) {
  auto tokens = play_.TokensOf(exchange, play_.Main(), "");
  Hold(tokens);
  // RFC 6749 6: without a new one the old refresh token goes on.
  if (tokens.refresh_token.empty() && tokens_) tokens.refresh_token = tokens_->refresh_token;
  tokens_ = std::move(tokens);
}

bool Grant::CodeIsSpent() const {
  return code_ && std::ranges::any_of(holdings_.codes, [&](const HeldCode& held) {
           return held.spent && held.value == code_->value;
         });
}

void Grant::ScriptIsOver() {
  const bool spent = CodeIsSpent();
  const bool fresh = stock_ == Stock::Fresh;
  if (spent || fresh || code_doubted_) code_.reset();
  code_doubted_ = false;
  if (tokens_touched_ || fresh || ++scripts_ > kScriptsOfOneGrant) tokens_.reset();
  if (fresh) device_.reset();
  tokens_touched_ = false;
  uses_ = 0;
}

mutate::Stage Grant::Stage() const {
  mutate::Stage stage;
  const auto& target = play_.Target();
  if (const auto* other = OtherClient(target)) {
    stage.other_client_id = other->id;
    if (!other->redirect_uris.empty()) stage.other_client_uri = other->redirect_uris.front();
  }
  if (const auto* client = PublicClient(target)) stage.public_client_id = client->id;
  const auto& uris = play_.Main().redirect_uris;
  if (uris.size() > 1) stage.second_uri = uris[1];
  if (code_) {
    stage.code = code_->value;
    stage.verifier = code_->asked.verifier;
  }
  if (tokens_) {
    stage.access_token = tokens_->access_token;
    stage.refresh_token = tokens_->refresh_token;
    if (!tokens_->id_token.empty()) stage.id_token = tokens_->id_token;
  }
  return stage;
}

}  // namespace nearmiss::remote
