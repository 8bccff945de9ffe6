#include "suites/remote/rightful.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>
#include <string_view>

#include "fixtures/wire/base64.hpp"
#include "fixtures/wire/form.hpp"
#include "fixtures/wire/percent.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/glue/capability.hpp"

namespace nearmiss::remote {
namespace {

using Values = std::set<std::string>;

bool IsBasic(std::string_view scheme) {
  constexpr std::string_view kBasic = "basic";
  return std::ranges::equal(scheme, kBasic, {}, [](unsigned char c) { return std::tolower(c); });
}

/// Everything that a reader may take for a parameter's value, or for the client's name and secret.
class Reading {
 public:
  explicit Reading(const wire::Request& request) {
    Take(request.body);
    Take(wire::Url::Split(request.url).query.value_or(""));
    ids_ = (*this)["client_id"];
    secrets_ = (*this)["client_secret"];
    for (const auto& field : request.headers.All("Authorization")) TakeAuthorization(field);
  }

  const Values& operator[](const std::string& name) const {
    static const Values kNone;
    const auto found = values_.find(name);
    return found == values_.end() ? kNone : found->second;
  }
  bool Says(const std::string& name, const std::string& value) const {
    return (*this)[name].contains(value);
  }
  bool Names(const target::Client& client) const { return ids_.contains(client.id); }
  /// Whether the client is who it says: where that is not a secret that it sends, nobody can tell
  /// from the request alone.
  bool Authenticates(const target::Client& client) const {
    if (client.IsPublic()) return Names(client);
    if (!client.SendsItsSecret()) return true;
    return Names(client) && secrets_.contains(client.secret);
  }
  bool HasBearer() const { return bearer_; }

 private:
  std::map<std::string, Values> values_;
  Values ids_;
  Values secrets_;
  bool bearer_ = false;

  void Take(std::string_view text) {
    const auto form = wire::Form::Parse(text);
    for (const auto& field : form.Fields()) values_[field.Name()].insert(field.Value());
  }
  void TakeAuthorization(const std::string& field) {
    const auto blank = field.find(' ');
    if (blank == std::string::npos) return;
    if (!IsBasic(std::string_view(field).substr(0, blank))) {
      bearer_ = true;
      return;
    }
    const auto begin = field.find_first_not_of(' ', blank);
    const auto pair =
        begin == std::string::npos ? "" : wire::FromBase64(field.substr(begin)).value_or("");
    const auto colon = pair.find(':');
    if (colon == std::string::npos) return;
    TakeBoth(pair.substr(0, colon), ids_);
    TakeBoth(pair.substr(colon + 1), secrets_);
  }
  /// RFC 6749 2.3.1 has both parts form-encoded; RFC 7617 knows nothing of that.
  static void TakeBoth(const std::string& text, Values& values) {
    values.insert(text);
    if (auto decoded = wire::PercentDecode(text, wire::Plus::IsSpace))
      values.insert(*std::move(decoded));
  }
};

using Reason = std::optional<Wrong>;

Reason WrongClient(const Reading& reading, const target::Client& owner, const std::string& what) {
  if (!reading.Names(owner) && owner.SendsItsSecret())
    return Wrong{"for-another-client", "the " + what + " was issued to another client"};
  if (!reading.Authenticates(owner))
    return Wrong{"without-authentication", "the client's secret is not in the request"};
  return std::nullopt;
}

Reason WrongCode(const Reading& reading, const Holdings& holdings) {
  const auto code = std::ranges::find_if(
      holdings.codes, [&](const auto& each) { return reading.Says("code", each.value); });
  if (code == holdings.codes.end())
    return Wrong{"for-a-code-never-issued", "no code that was issued is in the request"};
  if (code->spent) return Wrong{"for-a-code-used-before", "the code was redeemed before"};
  if (!code->verifier.empty() && !reading.Says("code_verifier", code->verifier))
    return Wrong{"without-the-code-verifier", "the code's verifier is not in the request"};
  const bool names_another = !reading["redirect_uri"].empty() && holdings.redirect_uri_is_compared;
  if (names_another && !reading.Says("redirect_uri", code->redirect_uri))
    return Wrong{"for-another-redirect-uri", "the redirect_uri is not that of the code"};
  return WrongClient(reading, *code->client, "code");
}

Reason WrongRefreshToken(const Reading& reading, const Holdings& holdings) {
  const auto token = std::ranges::find_if(holdings.refresh_tokens, [&](const auto& each) {
    return reading.Says("refresh_token", each.value);
  });
  if (token == holdings.refresh_tokens.end())
    return Wrong{"for-a-refresh-token-never-issued",
                 "no refresh token that was issued is in the request"};
  return WrongClient(reading, *token->client, "refresh token");
}

bool AnyAuthenticates(const Reading& reading, const target::Target& target) {
  return std::ranges::any_of(target.clients, [&](const auto& client) {
    return !client.IsPublic() && reading.Authenticates(client);
  });
}

/// Every grant that the request may be of is wrong, so that the last one's reason is told.
Reason WrongGrant(const Reading& reading, const Holdings& holdings) {
  Reason reason;
  bool known = false;
  const auto wrong_for = [&](const std::string& grant, auto look) {
    if (!reading.Says("grant_type", grant)) return false;
    known = true;
    reason = look();
    return !reason;
  };
  if (wrong_for("authorization_code", [&] { return WrongCode(reading, holdings); }) ||
      wrong_for("refresh_token", [&] { return WrongRefreshToken(reading, holdings); }))
    return std::nullopt;
  const bool authenticates = AnyAuthenticates(reading, *holdings.target);
  if (wrong_for("client_credentials", [&]() -> Reason {
        if (authenticates) return std::nullopt;
        return Wrong{"without-authentication", "no client's secret is in the request"};
      }))
    return std::nullopt;
  if (wrong_for(std::string(kDeviceGrant), []() -> Reason {
        return Wrong{"for-a-device-nobody-approved", "no user approved the device"};
      }))
    return std::nullopt;
  if (known && reading["grant_type"].size() == 1) return reason;
  // Of a grant that we do not know, one thing is sure: without anybody's credentials it is
  // nobody's.
  const bool holds_something =
      authenticates || reading.HasBearer() || !reading["assertion"].empty() ||
      !reading["client_assertion"].empty() ||
      reading.Says("username", holdings.target->login.username) || !WrongCode(reading, holdings) ||
      !WrongRefreshToken(reading, holdings);
  if (holds_something) return std::nullopt;
  return Wrong{"for-no-credentials", "nothing in the request was issued to anybody"};
}

Reason WrongQuestion(const Reading& reading, const Holdings& holdings) {
  const bool known = std::ranges::any_of(
      reading["token"], [&](const auto& token) { return holdings.tokens.contains(token); });
  if (!known)
    return Wrong{"active-for-a-token-never-issued", "no token that was issued is in the request"};
  // RFC 7662 2.1: by any kind of authorization, a bearer token's included.
  const bool all_send_secrets = std::ranges::all_of(holdings.target->clients, [](const auto& each) {
    return each.SendsItsSecret() || each.IsPublic();
  });
  if (all_send_secrets && !reading.HasBearer() && !AnyAuthenticates(reading, *holdings.target))
    return Wrong{"active-without-authentication", "no client's secret is in the request"};
  return std::nullopt;
}

}  // namespace

Reason WhyWrong(oracle::Where where, const wire::Request& request, const Holdings& holdings) {
  const Reading reading(request);
  if (where == oracle::Where::Token) return WrongGrant(reading, holdings);
  if (where == oracle::Where::Introspection) return WrongQuestion(reading, holdings);
  if (where != oracle::Where::Pushed) return std::nullopt;
  const bool names_nobody_public = std::ranges::none_of(
      holdings.target->clients,
      [&](const auto& each) { return each.IsPublic() && reading.Names(each); });
  if (names_nobody_public && !AnyAuthenticates(reading, *holdings.target))
    return Wrong{"request-uri-without-authentication", "no client's secret is in the request"};
  return std::nullopt;
}

}  // namespace nearmiss::remote
