#include "suites/steps/requests.hpp"

#include <openssl/rand.h>
#include <openssl/sha.h>

#include <array>
#include <string_view>
#include <utility>

#include "fixtures/wire/base64.hpp"
#include "fixtures/wire/form.hpp"
#include "fixtures/wire/percent.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/steps/assertion.hpp"

namespace nearmiss::steps {
namespace {

using wire::Form;
using wire::Request;

void AddUnlessEmpty(Form& form, std::string_view name, const std::string& value) {
  if (!value.empty()) form.Add(name, value);
}

/// The one part of a request that is neither the target's nor the check's: its time and its name.
ClientAssertion FreshAssertion(const target::Target& target, const target::Client& client) {
  std::array<unsigned char, 16> octets{};
  RAND_bytes(octets.data(), static_cast<int>(octets.size()));
  return AssertionFor(
      target, client, std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()),
      wire::Base64Url({reinterpret_cast<const char*>(octets.data()), octets.size()}));
}

Request Get(std::string url, std::string accept) {
  Request request;
  request.url = std::move(url);
  request.headers = {{"Accept", std::move(accept)}};
  return request;
}

}  // namespace

Request FormPost(const std::string& url, const Form& form) {
  Request request;
  request.method = "POST";
  request.url = url;
  request.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                     {"Accept", "application/json"}};
  request.body = form.Text();
  return request;
}

std::string Challenge(const std::string& verifier, target::ChallengeMethod method) {
  if (method != target::ChallengeMethod::S256) return verifier;
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(verifier.data()), verifier.size(), digest.data());
  return wire::Base64Url({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

Request WithCertificate(Request request, const target::Target& target,
                        const target::Client& client) {
  if (client.certificate.Empty()) return request;
  request.certificate = client.certificate;
  request.url = target.OverMutualTls(request.url);
  return request;
}

Request Authenticated(Request request, const target::Target& target, const target::Client& client) {
  Form form = Form::Parse(request.body);
  switch (client.auth) {
    case target::ClientAuthentication::Basic:
      request.headers.Set("Authorization",
                          "Basic " + wire::Base64(wire::PercentEncode(client.id) + ':' +
                                                  wire::PercentEncode(client.secret)));
      break;
    case target::ClientAuthentication::Post:
      form.Add("client_id", client.id).Add("client_secret", client.secret);
      break;
    case target::ClientAuthentication::None:
      form.Add("client_id", client.id);
      break;
    case target::ClientAuthentication::PrivateKeyJwt:
    case target::ClientAuthentication::SecretJwt:
      form.Add("client_id", client.id)
          .Add("client_assertion_type", kJwtAssertionType)
          .Add("client_assertion", Signed(FreshAssertion(target, client), client));
      break;
    case target::ClientAuthentication::TlsClient:
    case target::ClientAuthentication::SelfSignedTlsClient:
      form.Add("client_id", client.id);
      break;
  }
  request.body = form.Text();
  return WithCertificate(std::move(request), target, client);
}

Request AuthorizationRequest(const target::Target& target, const Authorization& asked) {
  auto url = wire::Url::Split(target.authorization_endpoint);
  Form query = Form::Parse(url.query.value_or(""));
  AddUnlessEmpty(query, "response_type", asked.response_type);
  query.Add("client_id", asked.client->id);
  AddUnlessEmpty(query, "redirect_uri", asked.redirect_uri);
  AddUnlessEmpty(query, "scope", asked.scope);
  AddUnlessEmpty(query, "state", asked.state);
  AddUnlessEmpty(query, "nonce", asked.nonce);
  if (!asked.verifier.empty()) {
    query.Add("code_challenge", Challenge(asked.verifier, asked.method));
    query.Add("code_challenge_method",
              asked.method == target::ChallengeMethod::S256 ? "S256" : "plain");
  }
  for (const auto& [name, value] : target.authorize) query.Add(name, value);
  url.query = query.Text();
  return Get(url.Text(), "text/html,application/xhtml+xml");
}

Request RedemptionRequest(const target::Target& target, const Code& code) {
  Form form;
  form.Add("grant_type", "authorization_code").Add("code", code.value);
  AddUnlessEmpty(form, "redirect_uri", code.asked.redirect_uri);
  AddUnlessEmpty(form, "code_verifier", code.asked.verifier);
  return Authenticated(FormPost(target.token_endpoint, form), target, *code.asked.client);
}

Request RefreshRequest(const target::Target& target, const Tokens& tokens,
                       const std::string& scope) {
  Form form;
  form.Add("grant_type", "refresh_token").Add("refresh_token", tokens.refresh_token);
  AddUnlessEmpty(form, "scope", scope);
  return Authenticated(FormPost(target.token_endpoint, form), target, *tokens.client);
}

Request ClientCredentialsRequest(const target::Target& target, const target::Client& client) {
  Form form;
  form.Add("grant_type", "client_credentials");
  return Authenticated(FormPost(target.token_endpoint, form), target, client);
}

Request RevocationRequest(const target::Target& target, const target::Client& client,
                          const std::string& token, const std::string& hint) {
  Form form;
  form.Add("token", token);
  AddUnlessEmpty(form, "token_type_hint", hint);
  return Authenticated(FormPost(target.revocation_endpoint, form), target, client);
}

Request IntrospectionRequest(const target::Target& target, const target::Client& client,
                             const std::string& token) {
  Form form;
  form.Add("token", token);
  return Authenticated(FormPost(target.introspection_endpoint, form), target, client);
}

Request ResourceRequest(const std::string& resource, const std::string& token) {
  Request request = Get(resource, "application/json");
  if (!token.empty()) request.headers.Set("Authorization", "Bearer " + token);
  return request;
}

Request MetadataRequest(const std::string& url) { return Get(url, "application/json"); }

}  // namespace nearmiss::steps
