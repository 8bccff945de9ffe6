#include "suites/glue/step.hpp"

#include <utility>

#include "suites/glue/client_roles.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss {
namespace {

wire::Request UseRequest(const Play& play, const steps::Tokens& tokens) {
  const auto& target = play.Target();
  return steps::WithCertificate(steps::ResourceRequest(target.resource, tokens.access_token),
                                target, *tokens.client);
}

}  // namespace

Step Authorize(For client) {
  return {"authorize" + Owner(client), oracle::Where::Authorization, [client](Play& play) {
            return steps::AuthorizationRequest(play.Target(), play.Asking(ClientFor(play, client)));
          }};
}

Step AuthorizeWithState(std::string state) {
  return {"authorize with a state", oracle::Where::Authorization,
          [state = std::move(state)](Play& play) {
            auto asked = play.Asking(play.Main());
            asked.state = state;
            return steps::AuthorizationRequest(play.Target(), asked);
          }};
}

Step AuthorizeAt(std::string redirect_uri) {
  return {"authorize at " + redirect_uri, oracle::Where::Authorization, [redirect_uri](Play& play) {
            auto asked = play.Asking(play.Main());
            asked.redirect_uri = redirect_uri;
            return steps::AuthorizationRequest(play.Target(), asked);
          }};
}

Step AuthorizeWithout(std::string parameter, For client) {
  return {"authorize" + Owner(client) + " without " + parameter, oracle::Where::Authorization,
          [parameter, client](Play& play) {
            const auto request =
                steps::AuthorizationRequest(play.Target(), play.Asking(ClientFor(play, client)));
            return mutate::Without(parameter).apply(request).value_or(request);
          }};
}

Step Redeem(steps::Code code) {
  return {"redeem " + code.told, oracle::Where::Token, [code = std::move(code)](Play& play) {
            return steps::RedemptionRequest(play.Target(), code);
          }};
}

Step Redeem(Recipe<steps::Code> code) {
  return {"redeem " + code.told, oracle::Where::Token, [code = std::move(code)](Play& play) {
            return steps::RedemptionRequest(play.Target(), code.make(play));
          }};
}

Step Refresh(steps::Tokens tokens) {
  return {"refresh " + tokens.told, oracle::Where::Token, [tokens = std::move(tokens)](Play& play) {
            return steps::RefreshRequest(play.Target(), tokens);
          }};
}

Step Refresh(Recipe<steps::Tokens> tokens) {
  return {"refresh " + tokens.told, oracle::Where::Token, [tokens = std::move(tokens)](Play& play) {
            return steps::RefreshRequest(play.Target(), tokens.make(play));
          }};
}

Step RefreshForScope(steps::Tokens tokens, std::string scope) {
  return {"refresh for the scope " + scope, oracle::Where::Token,
          [tokens = std::move(tokens), scope = std::move(scope)](Play& play) {
            return steps::RefreshRequest(play.Target(), tokens, scope);
          }};
}

Step AskForClientCredentials() {
  return {"ask for client_credentials", oracle::Where::Token,
          [](Play& play) { return steps::ClientCredentialsRequest(play.Target(), play.Main()); }};
}

Step AskForClientCredentials(std::string scope) {
  return {"ask for client_credentials with a scope", oracle::Where::Token,
          [scope = std::move(scope)](Play& play) {
            auto request = steps::ClientCredentialsRequest(play.Target(), play.Main());
            return *mutate::With("scope", scope).apply(std::move(request));
          }};
}

Step RevokeRefreshToken(steps::Tokens tokens) {
  return {"revoke the refresh token", oracle::Where::Revocation,
          [tokens = std::move(tokens)](Play& play) {
            return steps::RevocationRequest(play.Target(), *tokens.client, tokens.refresh_token);
          }};
}

Step RevokeAccessToken(steps::Tokens tokens) {
  return {"revoke the access token", oracle::Where::Revocation,
          [tokens = std::move(tokens)](Play& play) {
            return steps::RevocationRequest(play.Target(), *tokens.client, tokens.access_token);
          }};
}

Step RevokeRefreshToken(Recipe<steps::Tokens> tokens) {
  return {"revoke the refresh token", oracle::Where::Revocation,
          [tokens = std::move(tokens)](Play& play) {
            const auto made = tokens.make(play);
            return steps::RevocationRequest(play.Target(), *made.client, made.refresh_token);
          }};
}

Step Introspect(std::string token) {
  return {"introspect a token", oracle::Where::Introspection,
          [token = std::move(token)](Play& play) {
            return steps::IntrospectionRequest(play.Target(), play.Main(), token);
          }};
}

Step Introspect(Recipe<steps::Tokens> tokens) {
  return {"introspect an access token", oracle::Where::Introspection,
          [tokens = std::move(tokens)](Play& play) {
            return steps::IntrospectionRequest(play.Target(), play.Main(),
                                               tokens.make(play).access_token);
          }};
}

Step UseAccessToken(steps::Tokens tokens) {
  return {"ask the resource with a token", oracle::Where::Resource,
          [tokens = std::move(tokens)](Play& play) { return UseRequest(play, tokens); }};
}

Step UseAccessToken(Recipe<steps::Tokens> tokens) {
  return {"use an access token", oracle::Where::Resource,
          [tokens = std::move(tokens)](Play& play) { return UseRequest(play, tokens.make(play)); }};
}

Step AskResourceWith(std::string token) {
  return {token.empty() ? "ask the resource without a token" : "ask the resource with a token",
          oracle::Where::Resource, [token = std::move(token)](Play& play) {
            return steps::ResourceRequest(play.Target().resource, token);
          }};
}

Step AskForeignResource(steps::Tokens tokens) {
  return {"ask the resource of the other data centre", oracle::Where::Resource,
          [tokens = std::move(tokens)](Play& play) {
            return steps::ResourceRequest(play.Target().foreign_resource, tokens.access_token);
          }};
}

Step ProbeAccessToken(steps::Tokens tokens) {
  Step step{"see whether the access token is alive", oracle::Where::Resource,
            [tokens = std::move(tokens)](Play& play) {
              if (play.Target().resource.empty()) {
                return steps::IntrospectionRequest(play.Target(), play.Main(), tokens.access_token);
              }
              return UseRequest(play, tokens);
            }};
  return step;
}

Step ReadMetadata() {
  return {"read the metadata", oracle::Where::Metadata,
          [](Play& play) { return steps::MetadataRequest(play.Around().facts.metadata_url); }};
}

}  // namespace nearmiss
