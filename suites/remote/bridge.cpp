#include "suites/remote/bridge.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>

#include "fixtures/wire/form.hpp"
#include "suites/glue/capability.hpp"
#include "suites/remote/script.hpp"

namespace nearmiss::remote {
namespace {

using Kind = Edit::Kind;

/// `code#1`: something secret that the record does not hold.
bool IsLabel(std::string_view value) {
  const auto sign = value.rfind('#');
  return sign != std::string_view::npos && sign > 0 && sign + 1 < value.size() &&
         std::ranges::all_of(value.substr(sign + 1),
                             [](unsigned char c) { return std::isdigit(c); });
}

std::string ParameterText(const record::RequestText& request) {
  if (request.method != "GET") return request.body;
  // Not by the rules of URIs: a label's `#` begins no fragment.
  const auto mark = request.url.find('?');
  return mark == std::string::npos ? "" : request.url.substr(mark + 1);
}

std::optional<Verb> VerbOf(const record::RequestText& request, const target::Target& target,
                           const wire::Form& form) {
  const auto url = request.url.substr(0, request.url.find('?'));
  const auto is = [&](const std::string& endpoint) { return !endpoint.empty() && url == endpoint; };
  if (is(target.token_endpoint)) {
    const auto grant = form.Get("grant_type").value_or("");
    if (grant == "refresh_token") return Verb::Refresh;
    if (grant == "client_credentials") return Verb::ClientCredentials;
    return grant == kDeviceGrant ? Verb::Poll : Verb::Redeem;
  }
  const auto token = form.Get("token").value_or("");
  if (is(target.revocation_endpoint))
    return token.starts_with("access_token#") ? Verb::RevokeAccess : Verb::RevokeRefresh;
  if (is(target.introspection_endpoint))
    return token.starts_with("refresh_token#") ? Verb::IntrospectRefresh : Verb::Introspect;
  if (is(target.authorization_endpoint)) return Verb::Authorize;
  if (is(target.pushed_authorization_request_endpoint)) return Verb::Push;
  if (is(target.device_authorization_endpoint)) return Verb::AskDevice;
  return std::nullopt;
}

/// What a valid request has, and what it says where that is always the same.
std::map<std::string, std::string> ValidParameters(Verb verb, const target::Target& target) {
  switch (verb) {
    case Verb::Redeem: {
      std::map<std::string, std::string> valid = {
          {"grant_type", "authorization_code"}, {"code", ""}, {"redirect_uri", ""}};
      if (target.pkce != target::ChallengeMethod::None) valid["code_verifier"];
      return valid;
    }
    case Verb::Refresh:
      return {{"grant_type", "refresh_token"}, {"refresh_token", ""}};
    case Verb::ClientCredentials:
      return {{"grant_type", "client_credentials"}};
    case Verb::Poll:
      return {{"grant_type", std::string(kDeviceGrant)}, {"device_code", ""}};
    case Verb::Authorize:
    case Verb::Push:
      return {{"response_type", "code"}, {"client_id", ""}, {"redirect_uri", ""}, {"state", ""}};
    default:
      return {{"token", ""}};
  }
}

bool IsRegistered(const target::Client& client, const std::string& uri) {
  return std::ranges::find(client.redirect_uris, uri) != client.redirect_uris.end();
}

/// Whether the value is what a valid request of that kind has of its own.
bool IsUsual(const std::string& name, const std::string& value, const std::string& valid,
             const target::Target& target) {
  const auto& main = target.clients.front();
  if (IsLabel(value) || (!valid.empty() && value == valid)) return true;
  if (name == "redirect_uri") return IsRegistered(main, value);
  if (name == "client_id") return value == main.id;
  // A fresh one each time.
  return name == "state" || name == "nonce" || name == "code_challenge" ||
         (name == "scope" && value == main.scope);
}

Step StepOf(Verb verb, const wire::Form& form, const target::Target& target) {
  const auto valid = ValidParameters(verb, target);
  Step step{verb};
  std::set<std::string> seen;
  for (const auto& field : form.Fields()) {
    const auto name = field.Name();
    const auto value = field.Value();
    if (name.empty()) continue;
    const auto found = valid.find(name);
    const bool first = seen.insert(name).second;
    if (!first) {
      step.edits.push_back({Kind::Add, name, value});
    } else if (!IsUsual(name, value, found == valid.end() ? "" : found->second, target)) {
      step.edits.push_back({Kind::Set, name, value});
    }
  }
  for (const auto& [name, value] : valid) {
    if (!seen.contains(name)) step.edits.push_back({Kind::Drop, name, ""});
  }
  return step;
}

}  // namespace

std::string ScriptOf(const record::RequestText& request, const target::Target& target) {
  const auto form = wire::Form::Parse(ParameterText(request));
  const auto verb = VerbOf(request, target, form);
  return verb ? Text({StepOf(*verb, form, target)}) : "";
}

std::vector<std::string> ScriptsOf(const record::Run& run, const target::Target& target) {
  std::map<std::string, std::string> by_check;
  for (const auto& exchange : run.exchanges) {
    if (exchange.role == record::Role::Setup || exchange.check.empty()) continue;
    by_check[exchange.check] += ScriptOf(exchange.request, target);
  }
  std::set<std::string> scripts;
  for (const auto& [check, text] : by_check) {
    // As much of it as a script may have.
    if (auto script = Text(ReadScript(text)); !script.empty()) scripts.insert(std::move(script));
  }
  return {scripts.begin(), scripts.end()};
}

}  // namespace nearmiss::remote
