#include "suites/glue/registration.hpp"

#include <algorithm>
#include <utility>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/glue/stop.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss {
namespace {

using steps::Registration;
using target::ClientAuthentication;

constexpr auto kRedirectUri = "https://client.example/callback";

/// What RFC 7591 2 takes for granted, unless the metadata says that the server has only others.
ClientAuthentication MethodFor(const Facts& facts) {
  const std::string member = "token_endpoint_auth_methods_supported";
  if (!facts.announced.contains(member)) return ClientAuthentication::Basic;
  for (const auto method : {ClientAuthentication::Basic, ClientAuthentication::Post}) {
    if (facts.Announces(member, target::Name(method))) return method;
  }
  return ClientAuthentication::None;
}

steps::ClientMetadata MetadataFor(Play& play) {
  const auto& main = play.Main();
  steps::ClientMetadata metadata;
  metadata.redirect_uris = {main.redirect_uris.empty() ? kRedirectUri : main.redirect_uris.front()};
  if (play.Around().facts.refresh_token) metadata.grant_types.emplace_back("refresh_token");
  metadata.auth = MethodFor(play.Around().facts);
  metadata.scope = main.scope;
  return metadata;
}

std::string ToldAnswer(const wire::Exchange& exchange, oracle::Where where) {
  oracle::Evidence evidence;
  evidence.where = where;
  evidence.exchanges.push_back(exchange);
  return oracle::Told(evidence);
}

wire::Request Changed(wire::Request request, const std::vector<mutate::Change>& changes) {
  for (const auto& change : changes) {
    auto changed = change.apply(std::move(request));
    if (!changed) throw NotApplicable{"no room for the change: " + change.told};
    request = *std::move(changed);
  }
  return request;
}

Registration RegisterWith(Play& play, const std::vector<mutate::Change>& changes) {
  const auto request =
      Changed(steps::RegistrationRequest(play.Target(), MetadataFor(play)), changes);
  return Registered(play, play.Send(request, record::Role::Setup));
}

/// With the token that is good now.
Registration AsOfNow(const Play& play, Registration registration) {
  const auto token = play.ManagementToken(registration.management_url);
  if (!token.empty()) registration.management_token = token;
  return registration;
}

Step Managing(std::string told, std::function<wire::Request(const Registration&)> request,
              Registration registration) {
  return {std::move(told), oracle::Where::Management,
          [request = std::move(request), registration = std::move(registration)](Play& play) {
            return request(AsOfNow(play, registration));
          }};
}

}  // namespace

Registration Registered(Play& play, const wire::Exchange& exchange) {
  const auto& answer = *exchange.Answer();
  if (oracle::TokenIn(answer, "client_id").empty()) {
    throw NotReached{"the registration was refused: " +
                     ToldAnswer(exchange, oracle::Where::Registration)};
  }
  Registration registration;
  registration.client = &play.Keep(steps::RegisteredClient(answer.body, MetadataFor(play)));
  registration.management_url = oracle::TokenIn(answer, "registration_client_uri");
  registration.management_token = oracle::TokenIn(answer, "registration_access_token");
  registration.information = answer.body;
  return registration;
}

std::vector<std::string> TwoRedirectUris() {
  return {kRedirectUri, "https://client.example/second"};
}

Step Register() {
  return {"register a client", oracle::Where::Registration,
          [](Play& play) { return steps::RegistrationRequest(play.Target(), MetadataFor(play)); }};
}

Recipe<Registration> ARegisteredClient(std::vector<mutate::Change> changes) {
  return {"a registered client",
          [changes = std::move(changes)](Play& play) { return RegisterWith(play, changes); }};
}

Recipe<Registration> AManagedClient(std::vector<mutate::Change> changes) {
  return {"a registered client", [changes = std::move(changes)](Play& play) {
            auto registration = RegisterWith(play, changes);
            if (registration.management_url.empty() || registration.management_token.empty()) {
              throw NotApplicable{"the server offers no management of registrations (RFC 7592)"};
            }
            if (wire::Url::Split(registration.management_url).Origin().empty()) {
              throw NotReached{"registration_client_uri is no absolute URL"};
            }
            return registration;
          }};
}

Recipe<Registration> AnUpdatedClient(Registration registration, mutate::Change change) {
  return {"an updated client",
          [registration = std::move(registration), change = std::move(change)](Play& play) {
            const auto request =
                Changed(steps::UpdateRequest(AsOfNow(play, registration)), {change});
            const auto exchange = play.Send(request, record::Role::Setup);
            if (exchange.Answer()->status / 100 != 2) {
              throw NotReached{"the client could not be updated: " +
                               ToldAnswer(exchange, oracle::Where::Management)};
            }
            return registration;
          }};
}

Recipe<Registration> ADeletedClient(Registration registration) {
  return {"a deleted client", [registration = std::move(registration)](Play& play) {
            const auto exchange =
                play.Send(steps::DeleteRequest(AsOfNow(play, registration)), record::Role::Control);
            const int status = exchange.Answer()->status;
            if (status == 405 || status == 501) {
              throw NotApplicable{"the server offers no deletion of clients"};
            }
            if (status / 100 != 2) {
              throw NotReached{"the client could not be deleted: " +
                               ToldAnswer(exchange, oracle::Where::Management)};
            }
            return registration;
          }};
}

Step ReadClient(Registration registration) {
  return Managing("read a registration", steps::ReadRequest, std::move(registration));
}

Step UpdateClient(Registration registration) {
  return Managing("update a registration", steps::UpdateRequest, std::move(registration));
}

Step DeleteClient(Registration registration) {
  return Managing("delete a registration", steps::DeleteRequest, std::move(registration));
}

Step AuthorizeAs(const target::Client& client) {
  return {"authorize as a registered client", oracle::Where::Authorization, [&client](Play& play) {
            return steps::AuthorizationRequest(play.Target(), play.Asking(client));
          }};
}

Step AuthorizeTo(const target::Client& client, std::string redirect_uri) {
  return {"authorize as a registered client, to " + redirect_uri, oracle::Where::Authorization,
          [&client, uri = std::move(redirect_uri)](Play& play) {
            auto asked = play.Asking(client);
            asked.redirect_uri = uri;
            return steps::AuthorizationRequest(play.Target(), asked);
          }};
}

Recipe<steps::Code> ACodeOf(const target::Client& client) {
  return {"a code of a registered client",
          [&client](Play& play) { return play.Approve(play.Asking(client)); }};
}

Recipe<steps::Tokens> TokensOf(const target::Client& client) {
  return {"tokens of a registered client",
          [&client](Play& play) { return play.Redeem(play.Approve(play.Asking(client))); }};
}

mutate::Change ByItsOtherMethod(const target::Target& target, const target::Client& client) {
  if (!client.SendsItsSecret()) throw NotApplicable{"the registered client sends no secret"};
  auto other = client;
  const bool basic = client.auth == ClientAuthentication::Basic;
  other.auth = basic ? ClientAuthentication::Post : ClientAuthentication::Basic;
  const auto request = steps::Authenticated({}, target, other);
  return mutate::WithCredentials(basic ? "with the secret in the body" : "with the secret in Basic",
                                 request.headers.Get("Authorization").value_or(""),
                                 wire::Form::Parse(request.body).Fields());
}

mutate::Change WithSecretOf(const target::Client& client) {
  if (client.secret.empty()) throw NotApplicable{"the registered client has no secret"};
  auto basic = client;
  basic.auth = ClientAuthentication::Basic;
  const auto request = steps::Authenticated({}, {}, basic);
  auto change =
      mutate::WithHeader("Authorization", request.headers.Get("Authorization").value_or(""));
  change.told = "with the client's secret";
  return change;
}

mutate::Change ForAnUnregisteredGrant(const target::Client& client, std::string grant_type) {
  if (client.May(grant_type)) throw NotApplicable{"the server registered " + grant_type + " too"};
  auto told = "with " + grant_type + " for the grant_type";
  return mutate::With("grant_type", std::move(grant_type), std::move(told));
}

}  // namespace nearmiss
