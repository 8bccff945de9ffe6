// The doctor on the embedded server without sockets: sound, and with one thing wrong at a time.

#include "suites/onboarding/doctor.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "fixtures/client/direct_client.hpp"
#include "suites/selftest/in_process_server.hpp"

namespace nearmiss::onboarding {
namespace {

using testing::HasSubstr;
using Answering = std::function<wire::Response(const wire::Request&)>;

class DoctorTest : public testing::Test {
 protected:
  selftest::InProcessServer server_{server::Dialect::Rfc, {}};
  target::Target target_ = server_.Target();

  std::vector<Finding> Findings(const Answering& answer) {
    const oracle::Profile profile;
    client::DirectClient client(answer);
    Surroundings around;
    around.target = &target_;
    around.profile = &profile;
    around.client = &client;
    around.wait = [](auto) {};
    around.now = [] {
      return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    };
    std::size_t told = 0;
    auto findings = Examine(around, [&](const Finding&) { ++told; });
    EXPECT_EQ(told, findings.size());
    return findings;
  }
  std::vector<Finding> Findings() { return Findings(server_.Answering()); }

  /// The finding about the fact that begins so.
  static Finding About(const std::vector<Finding>& findings, const std::string& fact) {
    for (const auto& finding : findings) {
      if (finding.fact.starts_with(fact)) return finding;
    }
    ADD_FAILURE() << "nothing about " << fact;
    return {};
  }
  static Finding FirstBad(const std::vector<Finding>& findings) {
    for (const auto& finding : findings) {
      if (finding.state == State::Bad) return finding;
    }
    ADD_FAILURE() << "nothing is bad";
    return {};
  }
};

TEST_F(DoctorTest, FindsTheSoundServerHealthy) {
  const auto findings = Findings();
  EXPECT_TRUE(IsHealthy(findings)) << FirstBad(findings).told;
  for (const auto* fact : {"reachable", "metadata", "client \"confidential\"", "login: sign in",
                           "login: approve", "code", "access token", "resource", "introspection",
                           "refresh token", "revocation", "redirect URI", "rate limit"}) {
    EXPECT_EQ(About(findings, fact).state, State::Good) << fact << About(findings, fact).told;
  }
  EXPECT_THAT(About(findings, "client \"confidential\"").told, HasSubstr("invalid_client"));
}

TEST_F(DoctorTest, NamesTheSecretThatIsWrong) {
  target_.clients.front().secret = "not this";
  const auto bad = FirstBad(Findings());
  EXPECT_THAT(bad.fact, HasSubstr("client"));
  EXPECT_THAT(bad.key, HasSubstr("client.0.secret"));
}

TEST_F(DoctorTest, NamesTheRedirectUriThatIsNotRegistered) {
  target_.clients.front().redirect_uris.emplace_back("https://elsewhere.example/cb");
  const auto bad = FirstBad(Findings());
  EXPECT_EQ(bad.fact, "redirect URI https://elsewhere.example/cb");
  EXPECT_EQ(bad.key, "client.0.redirect_uris");
}

TEST_F(DoctorTest, NamesThePasswordAndShowsThePage) {
  target_.login.password = "wrong password";
  const auto bad = FirstBad(Findings());
  EXPECT_EQ(bad.fact, "login: sign in");
  EXPECT_EQ(bad.key, "login.password");
  std::string picture;
  for (const auto& line : bad.picture) picture += line + '\n';
  EXPECT_THAT(picture, HasSubstr("User name or password is wrong."));
  EXPECT_THAT(picture, HasSubstr("password password"));
  EXPECT_THAT(picture, testing::Not(HasSubstr("wrong password\n")));
}

TEST_F(DoctorTest, NamesTheScope) {
  target_.clients.front().scope = "no-such-scope";
  const auto bad = FirstBad(Findings());
  EXPECT_EQ(bad.key, "client.0.scope");
  EXPECT_THAT(bad.told, HasSubstr("invalid_scope"));
}

TEST_F(DoctorTest, ComparesTheEndpointsWithTheMetadata) {
  target_.revocation_endpoint += "d";
  const auto found = About(Findings(), "metadata");
  EXPECT_EQ(found.state, State::Noted);
  EXPECT_EQ(found.key, "target.revocation_endpoint");
}

TEST_F(DoctorTest, StopsWhereNothingAnswers) {
  target_.issuer = "https://127.0.0.1:1";
  const oracle::Profile profile;
  struct Gone : client::Client {
    wire::Exchange Send(const wire::Request& request) override {
      return {request, wire::Failure{wire::FailureKind::Tls, "certificate not trusted"}, {}};
    }
  } gone;
  Surroundings around;
  around.target = &target_;
  around.profile = &profile;
  around.client = &gone;
  const auto findings = Examine(around, [](const Finding&) {});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().fact, "reachable");
  EXPECT_THAT(findings.front().key, HasSubstr("--cacert"));
}

TEST_F(DoctorTest, TellsTheClockAndTheRateLimit) {
  const auto answer = server_.Answering();
  int requests = 0;
  const auto findings = Findings([&](const wire::Request& request) {
    auto response = answer(request);
    if (++requests == 2) response = {429, {{"Retry-After", "7"}}, ""};
    response.headers.Set("Date", "Thu, 01 Jan 2015 00:00:00 GMT");
    return response;
  });
  EXPECT_EQ(About(findings, "clock").state, State::Noted);
  EXPECT_THAT(About(findings, "clock").told, HasSubstr("behind"));
  EXPECT_EQ(About(findings, "rate limit").key, "limits.rate");
  EXPECT_THAT(About(findings, "rate limit").told, HasSubstr("7 (s)"));
}

}  // namespace
}  // namespace nearmiss::onboarding
