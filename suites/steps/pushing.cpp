#include "suites/steps/pushing.hpp"

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss::steps {

wire::Request PushRequest(const target::Target& target, const Authorization& asked) {
  // What the endpoint's own URL has for a query is no parameter of the request.
  auto bare = target;
  bare.authorization_endpoint =
      target.authorization_endpoint.substr(0, target.authorization_endpoint.find('?'));
  const auto url = wire::Url::Split(AuthorizationRequest(bare, asked).url);
  auto form = wire::Form::Parse(url.query.value_or(""));
  // Every way of authentication but Basic brings the client_id itself.
  if (asked.client->auth != target::ClientAuthentication::Basic) form.Remove("client_id");
  return Authenticated(FormPost(target.pushed_authorization_request_endpoint, form), target,
                       *asked.client);
}

wire::Request PushedAuthorizationRequest(const target::Target& target, const target::Client& client,
                                         const std::string& request_uri) {
  auto url = wire::Url::Split(target.authorization_endpoint);
  auto query = wire::Form::Parse(url.query.value_or(""));
  query.Add("client_id", client.id).Add("request_uri", request_uri);
  url.query = query.Text();
  wire::Request request;
  request.url = url.Text();
  request.headers = {{"Accept", "text/html,application/xhtml+xml"}};
  return request;
}

}  // namespace nearmiss::steps
