// Discovery: every well-known place, a resource that names its server, and documents that lie.

#include "suites/onboarding/discovery.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "fixtures/client/direct_client.hpp"
#include "suites/onboarding/draft.hpp"
#include "suites/onboarding/registering.hpp"

namespace nearmiss::onboarding {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

wire::Response Json(const std::string& body, int status = 200) {
  return {status, {{"Content-Type", "application/json"}}, body};
}

std::string MetadataOf(const std::string& issuer) {
  return R"({"issuer":")" + issuer + R"(","authorization_endpoint":")" + issuer +
         R"(/a","token_endpoint":")" + issuer +
         R"(/t","scopes_supported":["read","openid","write","x","y"]})";
}

/// A web of documents by URL; anything else is not there.
class Web {
 public:
  std::map<std::string, wire::Response> pages;

  std::expected<Discovery, DiscoveryError> Discover(const std::string& address) {
    client::DirectClient client([this](const wire::Request& request) {
      const auto found = pages.find(request.url);
      return found == pages.end() ? Json("", 404) : found->second;
    });
    return onboarding::Discover(client, address);
  }
};

class EachPlace : public testing::TestWithParam<std::string> {};

TEST_P(EachPlace, IsAsked) {
  Web web;
  web.pages[GetParam()] = Json(MetadataOf("https://as.example/tenant"));
  const auto found = web.Discover("https://as.example/tenant");
  ASSERT_TRUE(found) << found.error().text;
  EXPECT_EQ(found->metadata_url, GetParam());
  EXPECT_EQ(found->target.token_endpoint, "https://as.example/tenant/t");
  EXPECT_TRUE(found->remarks.empty());
}

INSTANTIATE_TEST_SUITE_P(
    WellKnown, EachPlace,
    testing::Values("https://as.example/.well-known/oauth-authorization-server/tenant",
                    "https://as.example/.well-known/openid-configuration/tenant",
                    "https://as.example/tenant/.well-known/openid-configuration"));

TEST(Discover, TakesTheIssuerThatDiffersByASlash) {
  Web web;
  web.pages["https://as.example/.well-known/openid-configuration"] =
      Json(MetadataOf("https://as.example/"));
  const auto found = web.Discover("https://as.example");
  ASSERT_TRUE(found) << found.error().text;
  EXPECT_EQ(found->target.issuer, "https://as.example/");
  EXPECT_THAT(found->remarks, ElementsAre(HasSubstr("RFC 8414 3.3")));
}

TEST(Discover, TakesNoOtherIssuer) {
  Web web;
  web.pages["https://as.example/.well-known/oauth-authorization-server"] =
      Json(MetadataOf("https://evil.example"));
  EXPECT_FALSE(web.Discover("https://as.example"));
}

TEST(Discover, GoesFromAResourceToItsServer) {
  Web web;
  web.pages["https://mcp.example/.well-known/oauth-protected-resource/mcp"] = Json(
      R"({"resource":"https://mcp.example/mcp","authorization_servers":["https://as.example"]})");
  web.pages["https://as.example/.well-known/oauth-authorization-server"] =
      Json(MetadataOf("https://as.example"));
  const auto found = web.Discover("https://mcp.example/mcp");
  ASSERT_TRUE(found) << found.error().text;
  EXPECT_EQ(found->target.issuer, "https://as.example");
  EXPECT_EQ(found->target.resource, "https://mcp.example/mcp");
  EXPECT_EQ(found->resource_metadata_url,
            "https://mcp.example/.well-known/oauth-protected-resource/mcp");
}

TEST(Discover, FollowsTheChallengeOfAResource) {
  Web web;
  web.pages["https://mcp.example/mcp"] = {
      401, {{"WWW-Authenticate", "Bearer resource_metadata=\"https://mcp.example/about\""}}, ""};
  web.pages["https://mcp.example/about"] = Json(
      R"({"resource":"https://mcp.example/mcp","authorization_servers":["https://as.example"]})");
  web.pages["https://as.example/.well-known/oauth-authorization-server"] =
      Json(MetadataOf("https://as.example"));
  const auto found = web.Discover("https://mcp.example/mcp");
  ASSERT_TRUE(found) << found.error().text;
  EXPECT_EQ(found->resource_metadata_url, "https://mcp.example/about");
}

TEST(Discover, TellsWhatItAskedInVain) {
  Web web;
  web.pages["https://as.example/.well-known/oauth-authorization-server"] = Json("<html>");
  const auto found = web.Discover("https://as.example");
  ASSERT_FALSE(found);
  EXPECT_THAT(found.error().text, HasSubstr("no metadata"));
  EXPECT_GE(found.error().asked.size(), 4U);
}

TEST(Discover, AsksNoMoreOfAServerThatIsNotThere) {
  int asked = 0;
  struct Gone : client::Client {
    int& asked;
    explicit Gone(int& count) : asked(count) {}
    wire::Exchange Send(const wire::Request& request) override {
      ++asked;
      return {request, wire::Failure{wire::FailureKind::Refused, "connection refused"}, {}};
    }
  } gone(asked);
  const auto found = Discover(gone, "https://as.example");
  ASSERT_FALSE(found);
  EXPECT_THAT(found.error().text, HasSubstr("connection refused"));
  EXPECT_EQ(asked, 1);
}

TEST(ScopeFor, TakesThoseOfOpenIdFirstAndAFew) {
  target::Target target;
  EXPECT_EQ(ScopeFor(target), "");
  target.advertised.scopes_supported = {"a", "offline_access", "b", "openid", "c", "d"};
  EXPECT_EQ(ScopeFor(target), "openid offline_access a b");
}

/// A registration endpoint that takes https redirection URIs only.
wire::Response Register(const wire::Request& request) {
  if (request.body.find("http://127") != std::string::npos)
    return Json(R"({"error":"invalid_redirect_uri"})", 400);
  return Json(R"({"client_id":"new","client_secret":"s"})", 201);
}

TEST(RegisterClients, TriesAnotherKindOfRedirectionUri) {
  client::DirectClient client(Register);
  target::Target target;
  target.registration_endpoint = "https://as.example/register";
  const auto registrations = RegisterClients(client, target);
  ASSERT_EQ(registrations.clients.size(), 3U);
  EXPECT_EQ(registrations.clients[0].redirect_uris.front(), "https://client.example/callback");
  EXPECT_EQ(registrations.clients[1].name, "public");
  EXPECT_EQ(registrations.told.size(), 4U);
}

TEST(RegisterClients, AuthenticatesAsTheServerAnnounces) {
  std::vector<std::string> bodies;
  client::DirectClient client([&](const wire::Request& request) {
    bodies.push_back(request.body);
    return Json(R"({"client_id":"new","client_secret":"s"})", 201);
  });
  target::Target target;
  target.registration_endpoint = "https://as.example/register";
  target.advertised.token_endpoint_auth_methods_supported = {"client_secret_post", "none"};
  ASSERT_EQ(RegisterClients(client, target).clients.size(), 3U);
  EXPECT_THAT(bodies[0], HasSubstr("client_secret_post"));
  EXPECT_THAT(bodies[1], HasSubstr("\"none\""));
  EXPECT_THAT(bodies[2], HasSubstr("client_secret_post"));
}

TEST(RegisterClients, StopsWhereItIsClosed) {
  client::DirectClient client(
      [](const wire::Request&) { return Json(R"({"error":"invalid_token"})", 401); });
  target::Target target;
  EXPECT_TRUE(RegisterClients(client, target).told.empty());
  target.registration_endpoint = "https://as.example/register";
  const auto registrations = RegisterClients(client, target);
  EXPECT_TRUE(registrations.clients.empty());
  EXPECT_THAT(registrations.told, ElementsAre(HasSubstr("401 invalid_token")));
}

TEST(DraftText, KeepsHostileTextInItsComment) {
  Discovery discovery;
  discovery.target.issuer = "https://as.example";
  discovery.metadata_url = "https://as.example/x";
  discovery.target.advertised.scopes_supported = {"a\n[client]\nid = 1"};
  target::Target draft;
  draft.issuer = "https://as.example";
  const auto text = DraftText(discovery, draft, {"[login]: a user"});
  EXPECT_THAT(text, HasSubstr("a [client] id = 1"));
  EXPECT_THAT(text, HasSubstr("#   - [login]: a user"));
}

}  // namespace
}  // namespace nearmiss::onboarding
