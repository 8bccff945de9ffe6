#include "suites/glue/openid.hpp"

#include <utility>

#include "suites/glue/stop.hpp"
#include "suites/oracle/scope.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss {
namespace {

using mutate::With;

steps::Authorization AskingForOpenId(Play& play, const target::Client& client) {
  auto asked = play.Asking(client);
  asked.scope = OpenIdScopeOf(client);
  asked.nonce = play.Random(22);
  return asked;
}

steps::Code CodeFor(Play& play, const steps::Authorization& asked, const mutate::Change& change) {
  return play.Approve(asked, *change.apply(steps::AuthorizationRequest(play.Target(), asked)));
}

std::string ScopeWithoutOpenId(const target::Client& client) {
  std::string scope;
  for (const auto& word : oracle::ScopeTokens(client.scope)) {
    if (word != "openid") scope += (scope.empty() ? "" : " ") + word;
  }
  return scope;
}

/// RFC 8707 2: named in both requests.
mutate::Change ForTheResource(const Play& play) {
  return With("resource", play.Target().resource, "for the resource");
}

steps::Code CodeForTheResource(Play& play, For client = For::Main) {
  return CodeFor(play, play.Asking(ClientFor(play, client)), ForTheResource(play));
}

wire::Request RedemptionForTheResource(Play& play, const steps::Code& code) {
  return *ForTheResource(play).apply(steps::RedemptionRequest(play.Target(), code));
}

}  // namespace

std::string OpenIdScopeOf(const target::Client& client) {
  const auto& scope = client.scope;
  if ((' ' + scope + ' ').find(" openid ") != std::string::npos) return scope;
  return scope.empty() ? "openid" : "openid " + scope;
}

Step AuthorizeOpenId(For client) {
  return {"ask for authentication", oracle::Where::Authorization, [client](Play& play) {
            return steps::AuthorizationRequest(play.Target(),
                                               AskingForOpenId(play, ClientFor(play, client)));
          }};
}

Step AuthorizeOpenIdWith(std::string parameter, std::string value) {
  auto told = "ask for authentication with " + parameter;
  return {std::move(told), oracle::Where::Authorization,
          [parameter = std::move(parameter), value = std::move(value)](Play& play) {
            const auto asked = AskingForOpenId(play, play.Main());
            return *With(parameter, value).apply(steps::AuthorizationRequest(play.Target(), asked));
          }};
}

Recipe<steps::Code> AnOpenIdCode(For client) {
  return {"a code of an authentication request", [client](Play& play) {
            return play.Approve(AskingForOpenId(play, ClientFor(play, client)));
          }};
}

Recipe<steps::Code> AnOpenIdCodeFor(std::string parameter, std::string value) {
  auto told = "a code of an authentication request with " + parameter;
  return {std::move(told),
          [parameter = std::move(parameter), value = std::move(value)](Play& play) {
            auto asked = AskingForOpenId(play, play.Main());
            if (parameter == "nonce") asked.nonce = value;
            return CodeFor(play, asked, With(parameter, value));
          }};
}

Recipe<steps::Code> ACodeWithoutOpenId() {
  return {"a code of a request without openid", [](Play& play) {
            auto asked = play.Asking(play.Main());
            asked.scope = ScopeWithoutOpenId(play.Main());
            if (asked.scope.empty()) throw NotApplicable{"the client has no scope but openid"};
            try {
              return play.Approve(asked);
            } catch (const NotReached& stop) {
              throw NotApplicable{"the server wants openid in every request: " + stop.why};
            }
          }};
}

Recipe<steps::Tokens> OpenIdTokens(For client) {
  return {"tokens of an authentication request", [client](Play& play) {
            return play.Redeem(play.Approve(AskingForOpenId(play, ClientFor(play, client))));
          }};
}

Recipe<steps::Tokens> TokensWithAnIdToken() {
  return {"tokens with an ID token", [](Play& play) {
            auto tokens = OpenIdTokens().make(play);
            if (tokens.id_token.empty()) throw NotReached{"no ID token came with the tokens"};
            return tokens;
          }};
}

Recipe<steps::Tokens> OpenIdTokensForScope(std::string scope) {
  return {"tokens for the scope " + scope, [scope = std::move(scope)](Play& play) {
            auto asked = AskingForOpenId(play, play.Main());
            asked.scope = scope;
            return play.Redeem(play.Approve(asked));
          }};
}

Step AskUserInfo(steps::Tokens tokens) { return AskUserInfoWith(std::move(tokens.access_token)); }

Step AskUserInfo(Recipe<steps::Tokens> tokens) {
  return {"ask for UserInfo", oracle::Where::UserInfo, [tokens = std::move(tokens)](Play& play) {
            return steps::ResourceRequest(play.Target().userinfo_endpoint,
                                          tokens.make(play).access_token);
          }};
}

Step AskUserInfoWith(std::string token) {
  return {token.empty() ? "ask for UserInfo without a token" : "ask for UserInfo",
          oracle::Where::UserInfo, [token = std::move(token)](Play& play) {
            return steps::ResourceRequest(play.Target().userinfo_endpoint, token);
          }};
}

Step ReadDiscovery() {
  return {"read the discovery document", oracle::Where::Metadata, [](Play& play) {
            auto issuer = play.Target().issuer;
            if (issuer.ends_with('/')) issuer.pop_back();
            return steps::MetadataRequest(issuer + "/.well-known/openid-configuration");
          }};
}

Step ReadKeys() {
  return {"read the JWK Set", oracle::Where::Keys,
          [](Play& play) { return steps::MetadataRequest(play.Target().jwks_uri); }};
}

Recipe<steps::Tokens> TokensForTheResource() {
  return {"tokens for the resource", [](Play& play) {
            const auto code = CodeForTheResource(play);
            const auto exchange =
                play.Send(RedemptionForTheResource(play, code), record::Role::Setup);
            return play.TokensOf(exchange, play.Main(), code.asked.scope);
          }};
}

Recipe<steps::Tokens> AJwtAccessToken() {
  return {"a JWT access token", [](Play& play) {
            const auto recipe =
                play.Around().facts.access_jwts ? ApprovedTokens() : TokensForTheResource();
            return recipe.make(play);
          }};
}

Step RedeemForAJwt(For client) {
  return {"redeem a code for a JWT access token", oracle::Where::Token, [client](Play& play) {
            if (play.Around().facts.access_jwts) {
              return steps::RedemptionRequest(play.Target(), AnApprovedCode(client).make(play));
            }
            return RedemptionForTheResource(play, CodeForTheResource(play, client));
          }};
}

Step RedeemForAJwtOfNoResource() {
  return {"redeem a code without a resource", oracle::Where::Token, [](Play& play) {
            const auto recipe = play.Around().facts.access_jwts ? AnApprovedCode() : AnOpenIdCode();
            return steps::RedemptionRequest(play.Target(), recipe.make(play));
          }};
}

Step AskForAJwtOfTheClient() {
  return {"ask for a JWT of the client itself", oracle::Where::Token, [](Play& play) {
            auto request = steps::ClientCredentialsRequest(play.Target(), play.Main());
            if (play.Around().facts.access_jwts) return request;
            return *ForTheResource(play).apply(std::move(request));
          }};
}

}  // namespace nearmiss
