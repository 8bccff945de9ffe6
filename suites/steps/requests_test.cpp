// The valid request of each step, to the letter.

#include "suites/steps/requests.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "fixtures/wire/base64.hpp"

namespace nearmiss::steps {
namespace {

using target::ChallengeMethod;
using target::ClientAuthentication;

target::Target Server() {
  target::Target server;
  server.authorization_endpoint = "https://as.example/authorize?tenant=t";
  server.token_endpoint = "https://as.example/token";
  server.revocation_endpoint = "https://as.example/revoke";
  server.introspection_endpoint = "https://as.example/introspect";
  server.authorize = {{"prompt", "consent"}};
  return server;
}

target::Client Client(ClientAuthentication auth) {
  target::Client client;
  client.id = "id:1";
  client.secret = "s +%";
  client.auth = auth;
  return client;
}

// RFC 7636 Appendix B.
constexpr auto kVerifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

TEST(Challenge, IsTheOneOfTheRfc) {
  EXPECT_EQ(Challenge(kVerifier, ChallengeMethod::S256),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  EXPECT_EQ(Challenge(kVerifier, ChallengeMethod::Plain), kVerifier);
}

TEST(AuthorizationRequest, KeepsTheEndpointsQueryAndAddsTheTargetsParameters) {
  const auto client = Client(ClientAuthentication::Basic);
  Authorization asked;
  asked.client = &client;
  asked.redirect_uri = "https://client.example/cb?a=1";
  asked.scope = "read write";
  asked.state = "s1";
  asked.verifier = kVerifier;
  const auto request = AuthorizationRequest(Server(), asked);
  EXPECT_EQ(request.method, "GET");
  EXPECT_EQ(request.url,
            "https://as.example/authorize?tenant=t&response_type=code&client_id=id%3A1"
            "&redirect_uri=https%3A%2F%2Fclient.example%2Fcb%3Fa%3D1&scope=read%20write&state=s1"
            "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
            "&code_challenge_method=S256&prompt=consent");
  EXPECT_EQ(request.body, "");
}

TEST(AuthorizationRequest, LeavesOutWhatIsEmpty) {
  const auto client = Client(ClientAuthentication::None);
  Authorization asked;
  asked.client = &client;
  auto server = Server();
  server.authorize.clear();
  server.authorization_endpoint = "https://as.example/authorize";
  EXPECT_EQ(AuthorizationRequest(server, asked).url,
            "https://as.example/authorize?response_type=code&client_id=id%3A1");
}

TEST(AuthorizationRequest, NamesThePlainMethod) {
  const auto client = Client(ClientAuthentication::None);
  Authorization asked;
  asked.client = &client;
  asked.verifier = "v";
  asked.method = ChallengeMethod::Plain;
  EXPECT_THAT(AuthorizationRequest(Server(), asked).url,
              testing::HasSubstr("code_challenge=v&code_challenge_method=plain"));
}

// RFC 6749 2.3.1: id and secret are form-encoded before they are joined.
TEST(Authenticated, PutsTheClientWhereItsMethodSays) {
  const wire::Request bare{"POST", "https://as.example/token", {}, "a=1"};
  const auto basic = Authenticated(bare, {}, Client(ClientAuthentication::Basic));
  EXPECT_EQ(basic.body, "a=1");
  EXPECT_EQ(basic.headers.Get("Authorization"), "Basic " + wire::Base64("id%3A1:s%20%2B%25"));
  const auto post = Authenticated(bare, {}, Client(ClientAuthentication::Post));
  EXPECT_EQ(post.body, "a=1&client_id=id%3A1&client_secret=s%20%2B%25");
  EXPECT_FALSE(post.headers.Get("Authorization"));
  const auto open = Authenticated(bare, {}, Client(ClientAuthentication::None));
  EXPECT_EQ(open.body, "a=1&client_id=id%3A1");
  EXPECT_FALSE(open.headers.Get("Authorization"));
}

TEST(RedemptionRequest, RepeatsTheRedirectUriAndBringsTheVerifier) {
  const auto client = Client(ClientAuthentication::None);
  Code code;
  code.value = "c/1";
  code.asked.client = &client;
  code.asked.redirect_uri = "https://c.example/";
  code.asked.verifier = "v";
  const auto request = RedemptionRequest(Server(), code);
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.url, "https://as.example/token");
  EXPECT_EQ(request.headers.Get("Content-Type"), "application/x-www-form-urlencoded");
  EXPECT_EQ(request.body,
            "grant_type=authorization_code&code=c%2F1&redirect_uri=https%3A%2F%2Fc.example%2F"
            "&code_verifier=v&client_id=id%3A1");
  code.asked.redirect_uri = code.asked.verifier = "";
  EXPECT_EQ(RedemptionRequest(Server(), code).body,
            "grant_type=authorization_code&code=c%2F1&client_id=id%3A1");
}

TEST(RefreshRequest, NamesAScopeOnlyWhenThereIsOne) {
  const auto client = Client(ClientAuthentication::None);
  Tokens tokens;
  tokens.refresh_token = "r";
  tokens.client = &client;
  EXPECT_EQ(RefreshRequest(Server(), tokens).body,
            "grant_type=refresh_token&refresh_token=r&client_id=id%3A1");
  EXPECT_EQ(RefreshRequest(Server(), tokens, "a b").body,
            "grant_type=refresh_token&refresh_token=r&scope=a%20b&client_id=id%3A1");
}

TEST(OtherRequests, AreAsTheirSpecificationsSay) {
  const auto client = Client(ClientAuthentication::None);
  EXPECT_EQ(ClientCredentialsRequest(Server(), client).body,
            "grant_type=client_credentials&client_id=id%3A1");
  const auto revocation = RevocationRequest(Server(), client, "t", "refresh_token");
  EXPECT_EQ(revocation.url, "https://as.example/revoke");
  EXPECT_EQ(revocation.body, "token=t&token_type_hint=refresh_token&client_id=id%3A1");
  EXPECT_EQ(RevocationRequest(Server(), client, "t").body, "token=t&client_id=id%3A1");
  const auto introspection = IntrospectionRequest(Server(), client, "t");
  EXPECT_EQ(introspection.url, "https://as.example/introspect");
  EXPECT_EQ(introspection.body, "token=t&client_id=id%3A1");
  const auto resource = ResourceRequest("https://api.example/me", "t");
  EXPECT_EQ(resource.method, "GET");
  EXPECT_EQ(resource.headers.Get("Authorization"), "Bearer t");
  EXPECT_FALSE(ResourceRequest("https://api.example/me", "").headers.Get("Authorization"));
  EXPECT_EQ(MetadataRequest("https://as.example/.well-known/x").url,
            "https://as.example/.well-known/x");
}

}  // namespace
}  // namespace nearmiss::steps
