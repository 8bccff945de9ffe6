#include <utility>

#include "suites/glue/step.hpp"
#include "suites/glue/stop.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss {
namespace {

std::string Owner(For client) {
  switch (client) {
    case For::Main:
      return "";
    case For::Other:
      return " of the other client";
    case For::Public:
      return " of the public client";
    case For::Key:
      return " of the client with a key";
    case For::RsaKey:
      return " of the client with an RSA key";
    case For::SecretJwt:
      return " of the client that signs with its secret";
    case For::Native:
      return " of the native client";
    case For::Bound:
      return " of the client with bound tokens";
    case For::Tls:
      return " of the client with a certificate";
    case For::OtherTls:
      return " of the other client with a certificate";
    case For::SelfSigned:
      return " of the client with a self-signed certificate";
    case For::CertificateBound:
      return " of the client with tokens bound to its certificate";
    case For::PublicWithCertificate:
      return " of the public client with a certificate";
  }
  return "";
}

/// A code for a request that a strict server refuses at once, which is as good an answer.
steps::Code ApproveIfTheServerDoes(Play& play, const steps::Authorization& asked,
                                   const wire::Request& request) {
  try {
    return play.Approve(asked, request);
  } catch (const NotReached& stop) {
    throw NotApplicable{"the server refuses such a request before: " + stop.why};
  }
}

const target::Client& Found(const target::Client* client) {
  if (client == nullptr) throw NotApplicable{"no [[client]] with such a certificate"};
  return *client;
}

wire::Request UseRequest(const Play& play, const steps::Tokens& tokens) {
  const auto& target = play.Target();
  return steps::WithCertificate(steps::ResourceRequest(target.resource, tokens.access_token),
                                target, *tokens.client);
}

}  // namespace

const target::Client& ClientFor(Play& play, For client) {
  switch (client) {
    case For::Main:
      return play.Main();
    case For::Other:
      return play.Other();
    case For::Public:
      return play.Public();
    case For::Key:
      return play.Signing("EC");
    case For::RsaKey:
      return play.Signing("RSA");
    case For::SecretJwt:
      return play.Signing("");
    case For::Native:
      return play.Native();
    case For::Bound:
      return play.Bound();
    case For::Tls:
      return Found(ClientThatUses(play.Target(), target::ClientAuthentication::TlsClient));
    case For::OtherTls:
      return Found(OtherTlsClient(play.Target()));
    case For::SelfSigned:
      return Found(
          ClientThatUses(play.Target(), target::ClientAuthentication::SelfSignedTlsClient));
    case For::CertificateBound:
      return Found(CertificateBoundClient(play.Target()));
    case For::PublicWithCertificate:
      return Found(PublicClientWithCertificate(play.Target()));
  }
  return play.Main();
}

Recipe<steps::Code> AnApprovedCode(For client) {
  return {"an approved code" + Owner(client),
          [client](Play& play) { return play.Approve(play.Asking(ClientFor(play, client))); }};
}

Recipe<steps::Code> ACodeFor(std::string parameter, std::string value) {
  auto told = "a code for " + parameter + '=' + value;
  return {told, [parameter = std::move(parameter), value = std::move(value), told](Play& play) {
            const auto asked = play.Asking(play.Main());
            const auto change = mutate::With(parameter, value);
            auto code = play.Approve(
                asked, *change.apply(steps::AuthorizationRequest(play.Target(), asked)));
            code.told = told;
            return code;
          }};
}

Recipe<steps::Code> ACodeOfAShortVerifier() {
  return {"a code of a verifier of 42 characters", [](Play& play) {
            auto asked = play.Asking(play.Main());
            asked.verifier = play.Random(42);
            return ApproveIfTheServerDoes(play, asked,
                                          steps::AuthorizationRequest(play.Target(), asked));
          }};
}

Recipe<steps::Code> ACodeWithoutChallengeMethod() {
  return {"a code asked for without a challenge method", [](Play& play) {
            const auto asked = play.Asking(play.Main());
            const auto change = mutate::Without("code_challenge_method");
            return ApproveIfTheServerDoes(
                play, asked, *change.apply(steps::AuthorizationRequest(play.Target(), asked)));
          }};
}

Recipe<steps::Code> ACodeOfAPlainChallenge() {
  return {"a code of a plain challenge", [](Play& play) {
            auto asked = play.Asking(play.Main());
            asked.method = target::ChallengeMethod::Plain;
            return ApproveIfTheServerDoes(play, asked,
                                          steps::AuthorizationRequest(play.Target(), asked));
          }};
}

Recipe<steps::Code> ARedeemedCode() {
  return {"a code used before", [](Play& play) {
            auto code = play.Approve(play.Asking(play.Main()));
            play.Redeem(code, record::Role::Control);
            code.told = "a code used before";
            return code;
          }};
}

Recipe<steps::Code> ACodeWithoutChallenge() {
  return {"a code asked for without a challenge", [](Play& play) {
            auto asked = play.Asking(play.Main());
            asked.verifier.clear();
            return ApproveIfTheServerDoes(play, asked,
                                          steps::AuthorizationRequest(play.Target(), asked));
          }};
}

Recipe<steps::Code> AnInventedCode() {
  return {"a code that was never issued", [](Play& play) {
            return steps::Code{
                play.Random(32), play.Asking(play.Main()), {}, "a code that was never issued"};
          }};
}

Recipe<steps::Tokens> ApprovedTokens(For client) {
  return {"tokens" + Owner(client), [client](Play& play) {
            return play.Redeem(play.Approve(play.Asking(ClientFor(play, client))));
          }};
}

Recipe<steps::Tokens> NarrowlyApprovedTokens() {
  return {"tokens of a narrow scope", [](Play& play) {
            auto asked = play.Asking(play.Main());
            asked.scope = NarrowScopeOf(play.Main());
            return play.Redeem(play.Approve(asked));
          }};
}

Recipe<steps::Tokens> TokensFor(steps::Code code) {
  return {"the tokens of " + code.told, [code = std::move(code)](Play& play) {
            return play.Redeem(code, record::Role::Control);
          }};
}

Recipe<steps::Tokens> RefreshedTokens(steps::Tokens tokens) {
  return {"refreshed tokens", [tokens = std::move(tokens)](Play& play) {
            return play.Refresh(tokens, "", record::Role::Control);
          }};
}

Recipe<steps::Tokens> NarrowedTokens(steps::Tokens tokens, std::string scope) {
  return {"tokens narrowed to " + scope, [tokens = std::move(tokens), scope = std::move(scope)](
                                             Play& play) { return play.Refresh(tokens, scope); }};
}

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
