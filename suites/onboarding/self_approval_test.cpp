// Who needs no user: a code at once, at the client's own address, and nothing less.

#include "suites/onboarding/self_approval.hpp"

#include <gtest/gtest.h>

#include <string>

#include "fixtures/client/direct_client.hpp"

namespace nearmiss::onboarding {
namespace {

bool Approves(const wire::Response& answer) {
  client::DirectClient client([&](const wire::Request&) { return answer; });
  target::Target target;
  target.authorization_endpoint = "https://as.example/authorize";
  target::Client asking;
  asking.id = "new";
  asking.redirect_uris = {"https://client.example/callback"};
  return ApprovesByItself(client, target, asking);
}

wire::Response To(const std::string& url, int status = 302) {
  return {status, {{"Location", url}}, ""};
}

TEST(ApprovesByItself, IsACodeAtOnce) {
  EXPECT_TRUE(Approves(To("https://client.example/callback?code=c&state=s")));
  EXPECT_TRUE(Approves(To("https://client.example/callback?code=c", 303)));
}

TEST(ApprovesByItself, IsNoPageAndNoError) {
  EXPECT_FALSE(Approves({200, {{"Content-Type", "text/html"}}, "<form>"}));
  EXPECT_FALSE(Approves(To("https://as.example/login?code=c")));
  EXPECT_FALSE(Approves(To("https://client.example/callback?error=login_required")));
  EXPECT_FALSE(Approves(To("https://client.example/callback?code=")));
  EXPECT_FALSE(Approves({302, {}, ""}));
}

TEST(ApprovesByItself, AsksNothingWithoutAnEndpoint) {
  client::DirectClient client([](const wire::Request&) {
    ADD_FAILURE() << "a request was sent";
    return wire::Response{};
  });
  EXPECT_FALSE(ApprovesByItself(client, {}, {}));
}

}  // namespace
}  // namespace nearmiss::onboarding
