#include "suites/runner/masking.hpp"

#include "fixtures/target/endpoints.hpp"
#include "fixtures/wire/json.hpp"
#include "fixtures/wire/percent.hpp"

namespace nearmiss::runner {
namespace {

std::string PublicText(const target::Target& target) {
  std::string text;
  for (const auto& [name, url] : target::Endpoints()) text += target.*url + '\n';
  for (const auto* url : {&target.issuer, &target.resource, &target.foreign_resource})
    text += *url + '\n';
  for (const auto& client : target.clients) {
    text += client.id + '\n';
    for (const auto& uri : client.redirect_uris) text += uri + '\n';
  }
  return text;
}

}  // namespace

Masking::Masking(const target::Target& target) : public_(PublicText(target)) {
  labels_.Learn("password", target.login.password);
  labels_.Learn("registration_token", target.registration_token);
  for (const auto& client : target.clients) LearnConfigured(client);
}

void Masking::LearnConfigured(const target::Client& client) {
  if (!client.secret.empty()) {
    labels_.Learn("client_secret", client.secret);
    configured_.push_back(client.secret);
    labels_.Learn("basic",
                  wire::PercentEncode(client.id) + ':' + wire::PercentEncode(client.secret));
  }
  // Never sent. Should a message ever quote one, it is not to be read there.
  labels_.Learn("secret", client.certificate.key);
  labels_.Learn("secret", client.key);
  if (const auto key = wire::ReadJson(client.key)) {
    for (const auto* name : {"d", "p", "q", "dp", "dq", "qi", "k"})
      labels_.Learn("secret", key->String(name).value_or(""));
  }
}

void Masking::Learn(const wire::Exchange& exchange) {
  LearnRequest(exchange.request);
  if (const auto* response = exchange.Answer()) LearnResponse(*response, exchange.request.url);
}

std::vector<std::pair<std::string, std::string>> Masking::Masked(
    const wire::Headers& headers) const {
  std::vector<std::pair<std::string, std::string>> texts;
  for (const auto& header : headers) texts.emplace_back(header.name, Masked(header.value));
  return texts;
}

record::RequestText Masking::Masked(const wire::Request& request) const {
  record::RequestText text;
  text.method = request.method;
  text.url = Masked(request.url);
  text.headers = Masked(request.headers);
  text.body = Masked(request.body);
  text.certificate_file = request.certificate.chain_file;
  text.key_file = request.certificate.key_file;
  return text;
}

record::ResponseText Masking::Masked(const wire::Response& response) const {
  record::ResponseText text;
  text.status = response.status;
  text.headers = Masked(response.headers);
  text.body = Masked(response.body);
  return text;
}

}  // namespace nearmiss::runner
