// What a check needs of the target: each need is met by the full target, and told when one thing is
// taken away.

#include "suites/glue/capability.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>

namespace nearmiss {
namespace {

using target::ClientAuthentication;
using target::Target;
using testing::HasSubstr;
using testing::Optional;

Target Full() {
  Target full;
  full.token_endpoint = "https://as.example/token";
  full.revocation_endpoint = "https://as.example/revoke";
  full.introspection_endpoint = "https://as.example/introspect";
  full.resource = "https://api.example/me";
  full.foreign_resource = "https://api.other.example/me";
  full.code_lifetime = std::chrono::milliseconds(2000);
  target::Client main;
  main.scope = "read write";
  main.redirect_uris = {"https://client.example/cb", "https://client.example/cb2"};
  main.grants = {"authorization_code", "client_credentials"};
  target::Client other;
  other.auth = ClientAuthentication::Post;
  target::Client open;
  open.auth = ClientAuthentication::None;
  full.clients = {main, other, open};
  for (const auto* way : {"connected_apps", "password_reset", "devices_signout"})
    full.revoke[way] = {target::RevocationWay::Kind::Command, "true"};
  return full;
}

Facts AllFacts() {
  Facts facts;
  facts.refresh_token = facts.rotates = facts.consent_page = facts.response_issuer = true;
  facts.metadata_url = "https://as.example/.well-known/oauth-authorization-server";
  return facts;
}

struct Row {
  std::string name;
  Need need;
  std::function<void(Target&, Facts&)> take_away;
  std::string told;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }

class EachNeed : public testing::TestWithParam<Row> {};

TEST_P(EachNeed, IsMetOrTold) {
  Target target = Full();
  Facts facts = AllFacts();
  if (GetParam().need == Need::BodyClient) target.clients[0].auth = ClientAuthentication::Post;
  EXPECT_EQ(Missing(GetParam().need, target, facts), std::nullopt);
  GetParam().take_away(target, facts);
  EXPECT_THAT(Missing(GetParam().need, target, facts), Optional(HasSubstr(GetParam().told)));
}

void WithoutOther(Target& target, Facts& /*facts*/) {
  target.clients.erase(target.clients.begin() + 1);
}

INSTANTIATE_TEST_SUITE_P(
    Needs, EachNeed,
    testing::Values(
        Row{"RefreshToken", Need::RefreshToken,
            [](auto&, auto& facts) { facts.refresh_token = false; }, "no refresh token"},
        Row{"Rotation", Need::Rotation, [](auto&, auto& facts) { facts.rotates = false; },
            "no new refresh token"},
        Row{"ConfidentialClient", Need::ConfidentialClient,
            [](auto& target, auto&) { target.clients[0].auth = ClientAuthentication::None; },
            "is public"},
        Row{"BasicClient", Need::BasicClient,
            [](auto& target, auto&) { target.clients[0].auth = ClientAuthentication::Post; },
            "client_secret_basic"},
        Row{"BodyClient", Need::BodyClient,
            [](auto& target, auto&) { target.clients[0].auth = ClientAuthentication::Basic; },
            "client_secret_post"},
        Row{"OtherClient", Need::OtherClient, WithoutOther, "no second confidential"},
        Row{"OtherBodyClient", Need::OtherBodyClient,
            [](auto& target, auto&) { target.clients[1].auth = ClientAuthentication::Basic; },
            "uses client_secret_post"},
        Row{"OtherBodyClientAtAll", Need::OtherBodyClient, WithoutOther, "no second confidential"},
        Row{"PublicClient", Need::PublicClient,
            [](auto& target, auto&) { target.clients.pop_back(); }, "no public"},
        Row{"TwoScopes", Need::TwoScopes,
            [](auto& target, auto&) { target.clients[0].scope = "read"; }, "fewer than two scopes"},
        Row{"SecondRedirectUri", Need::SecondRedirectUri,
            [](auto& target, auto&) { target.clients[0].redirect_uris.pop_back(); },
            "one redirect URI"},
        Row{"ClientCredentials", Need::ClientCredentials,
            [](auto& target, auto&) { target.clients[0].grants.pop_back(); }, "client_credentials"},
        Row{"Challenge", Need::Challenge,
            [](auto& target, auto&) { target.pkce = target::ChallengeMethod::None; }, "[pkce]"},
        Row{"S256", Need::S256,
            [](auto& target, auto&) { target.pkce = target::ChallengeMethod::Plain; }, "not S256"},
        Row{"CodeLifetime", Need::CodeLifetime,
            [](auto& target, auto&) { target.code_lifetime.reset(); }, "code_lifetime"},
        Row{"Denial", Need::Denial, [](auto&, auto& facts) { facts.consent_page = false; },
            "no consent page"},
        Row{"Revocation", Need::Revocation,
            [](auto& target, auto&) { target.revocation_endpoint = ""; }, "no revocation endpoint"},
        Row{"Introspection", Need::Introspection,
            [](auto& target, auto&) { target.introspection_endpoint = ""; },
            "no introspection endpoint"},
        Row{"Resource", Need::Resource, [](auto& target, auto&) { target.resource = ""; },
            "resource"},
        Row{"ForeignResource", Need::ForeignResource,
            [](auto& target, auto&) { target.foreign_resource = ""; }, "foreign_resource"},
        Row{"TokenProbe", Need::TokenProbe,
            [](auto& target, auto&) { target.resource = target.introspection_endpoint = ""; },
            "neither a resource nor an introspection endpoint"},
        Row{"Metadata", Need::Metadata, [](auto&, auto& facts) { facts.metadata_url = ""; },
            "no metadata document"},
        Row{"ResponseIssuer", Need::ResponseIssuer,
            [](auto&, auto& facts) { facts.response_issuer = false; }, "iss"},
        Row{"ConnectedApps", Need::ConnectedApps,
            [](auto& target, auto&) { target.revoke.erase("connected_apps"); }, "connected_apps"},
        Row{"PasswordReset", Need::PasswordReset,
            [](auto& target, auto&) { target.revoke.erase("password_reset"); }, "password_reset"},
        Row{"DevicesSignout", Need::DevicesSignout,
            [](auto& target, auto&) { target.revoke.erase("devices_signout"); },
            "devices_signout"}),
    [](const auto& instance) { return instance.param.name; });

TEST(TokenProbe, NeedsOneOfTheTwo) {
  auto target = Full();
  target.resource = "";
  EXPECT_FALSE(Missing(Need::TokenProbe, target, {}));
  target = Full();
  target.introspection_endpoint = "";
  EXPECT_FALSE(Missing(Need::TokenProbe, target, {}));
}

TEST(OtherClient, IsNeverTheFirst) {
  auto target = Full();
  EXPECT_EQ(OtherClient(target), &target.clients[1]);
  EXPECT_EQ(PublicClient(target), &target.clients[2]);
  target.clients.resize(1);
  EXPECT_EQ(OtherClient(target), nullptr);
  EXPECT_EQ(PublicClient(target), nullptr);
  target.clients.clear();
  EXPECT_EQ(OtherClient(target), nullptr);
}

TEST(NarrowScopeOf, LeavesOutTheLastToken) {
  target::Client client;
  for (const auto& [scope, narrow] : std::vector<std::pair<std::string, std::string>>{
           {"a b c", "a b"}, {"A.x.READ,B.y.READ", "A.x.READ"}, {"a", ""}, {"", ""}}) {
    client.scope = scope;
    EXPECT_EQ(NarrowScopeOf(client), narrow) << scope;
  }
}

}  // namespace
}  // namespace nearmiss
