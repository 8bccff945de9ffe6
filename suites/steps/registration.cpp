#include "suites/steps/registration.hpp"

#include <array>
#include <string_view>

#include "fixtures/jose/json_value.hpp"
#include "fixtures/wire/json.hpp"

namespace nearmiss::steps {
namespace {

using target::ClientAuthentication;

void Put(json_t* object, const char* name, const std::string& text) {
  if (!text.empty()) json_object_set_new(object, name, json_stringn(text.data(), text.size()));
}

void Put(json_t* object, const char* name, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  json_t* list = json_array();
  for (const auto& text : texts) {
    json_array_append_new(list, json_stringn(text.data(), text.size()));
  }
  json_object_set_new(object, name, list);
}

wire::Request Managing(const Registration& registration, std::string method) {
  wire::Request request;
  request.method = std::move(method);
  request.url = registration.management_url;
  request.headers = {{"Accept", "application/json"},
                     {"Authorization", "Bearer " + registration.management_token}};
  return request;
}

std::vector<std::string> List(const wire::JsonDocument& document, const std::string& name,
                              const std::vector<std::string>& otherwise) {
  const auto* member = document.Find(name);
  if (member == nullptr || member->kind != wire::JsonKind::Array) return otherwise;
  std::vector<std::string> items;
  for (const auto& each : document.members) {
    const bool inside = each.path.starts_with(name + '.');
    if (inside && each.kind == wire::JsonKind::String) items.push_back(each.text);
  }
  return items;
}

ClientAuthentication MethodNamed(std::string_view name, ClientAuthentication otherwise) {
  constexpr std::array kMethods = {ClientAuthentication::Basic,
                                   ClientAuthentication::Post,
                                   ClientAuthentication::None,
                                   ClientAuthentication::PrivateKeyJwt,
                                   ClientAuthentication::SecretJwt,
                                   ClientAuthentication::TlsClient,
                                   ClientAuthentication::SelfSignedTlsClient};
  for (const auto method : kMethods) {
    if (target::Name(method) == name) return method;
  }
  return otherwise;
}

}  // namespace

wire::Request RegistrationRequest(const target::Target& target, const ClientMetadata& metadata) {
  const jose::JsonValue object(json_object());
  Put(object.get(), "redirect_uris", metadata.redirect_uris);
  Put(object.get(), "grant_types", metadata.grant_types);
  Put(object.get(), "response_types", metadata.response_types);
  Put(object.get(), "token_endpoint_auth_method", std::string(target::Name(metadata.auth)));
  Put(object.get(), "client_name", metadata.client_name);
  Put(object.get(), "scope", metadata.scope);
  wire::Request request;
  request.method = "POST";
  request.url = target.registration_endpoint;
  request.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
  if (!target.registration_token.empty()) {
    request.headers.Set("Authorization", "Bearer " + target.registration_token);
  }
  request.body = jose::WriteJson(object.get());
  return request;
}

target::Client RegisteredClient(const std::string& information, const ClientMetadata& asked) {
  const auto document = wire::ReadJson(information).value_or(wire::JsonDocument{});
  target::Client client;
  client.name = "registered";
  client.id = document.String("client_id").value_or("");
  client.secret = document.String("client_secret").value_or("");
  client.redirect_uris = List(document, "redirect_uris", asked.redirect_uris);
  client.scope = document.String("scope").value_or(asked.scope);
  client.grants = List(document, "grant_types", asked.grant_types);
  const auto fallback = client.secret.empty() ? ClientAuthentication::None : asked.auth;
  client.auth = MethodNamed(document.String("token_endpoint_auth_method").value_or(""), fallback);
  return client;
}

wire::Request ReadRequest(const Registration& registration) {
  return Managing(registration, "GET");
}

wire::Request UpdateRequest(const Registration& registration) {
  auto request = Managing(registration, "PUT");
  const auto object = jose::ReadObject(registration.information);
  for (const auto* forbidden : {"registration_access_token", "registration_client_uri",
                                "client_secret_expires_at", "client_id_issued_at"}) {
    if (object != nullptr) json_object_del(object.get(), forbidden);
  }
  request.headers.Set("Content-Type", "application/json");
  request.body = object == nullptr ? "{}" : jose::WriteJson(object.get());
  return request;
}

wire::Request DeleteRequest(const Registration& registration) {
  return Managing(registration, "DELETE");
}

}  // namespace nearmiss::steps
