// No secret, code, token or cookie is left in what a record shows, nor what is nearly one.

#include "suites/runner/masking.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "fixtures/wire/base64.hpp"

namespace nearmiss::runner {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr auto kCode = "SplxlOBeZQQYbYS6WxSbIA";
constexpr auto kAccess = "2YotnFZFEjr1zCsicMWpAA";
constexpr auto kRefresh = "tGzv3JOkF0XG5Qx2TlKWIA";

target::Target Server() {
  target::Target server;
  target::Client client;
  client.id = "nm conf";
  client.secret = "pZ+4%r:9Lw/eB7Jq";
  server.clients = {client};
  server.login.password = "Wonder-Land 4";
  return server;
}

wire::Exchange Redirected(const std::string& code) {
  return {{}, wire::Response{302, {{"Location", "https://c.example/?code=" + code}}, ""}, {}};
}

/// Has seen a code and tokens being issued.
struct Learned {
  Masking masking{Server()};

  Learned() {
    masking.Learn(Redirected(kCode));
    masking.Learn({{},
                   wire::Response{200,
                                  {{"Set-Cookie", "sid=c00kie-value; Path=/; HttpOnly"}},
                                  std::string(R"({"access_token":")") + kAccess +
                                      R"(","refresh_token":")" + kRefresh + "\"}"},
                   {}});
  }
};

wire::Request Post(std::string body) { return {"POST", "https://as.example/token", {}, body}; }

TEST(Masking, KnowsTheConfigurationsSecrets) {
  const Masking masking(Server());
  EXPECT_EQ(masking.Masked(Post("client_secret=pZ%2B4%25r%3A9Lw%2FeB7Jq&a=1")).body,
            "client_secret=client_secret#1&a=1");
  EXPECT_EQ(masking.Masked("password=Wonder-Land+4&x"), "password=password#1&x");
  auto request = Post("");
  request.headers.Set("Authorization",
                      "Basic " + wire::Base64("nm%20conf:pZ%2B4%25r%3A9Lw%2FeB7Jq"));
  EXPECT_EQ(masking.Masked(request).headers.front().second, "Basic basic#1");
}

TEST(Masking, KnowsWhatWasIssued) {
  Learned learned;
  auto& masking = learned.masking;
  EXPECT_EQ(masking.Masked(Post(std::string("code=") + kCode)).body, "code=code#1");
  EXPECT_EQ(masking.Masked(Post(std::string("refresh_token=") + kRefresh)).body,
            "refresh_token=refresh_token#1");
  auto request = Post("");
  request.headers = {{"Authorization", std::string("Bearer ") + kAccess},
                     {"Cookie", "sid=c00kie-value"}};
  const auto masked = masking.Masked(request);
  EXPECT_EQ(masked.headers[0].second, "Bearer access_token#1");
  EXPECT_EQ(masked.headers[1].second, "sid=cookie#1");
}

TEST(Masking, MasksAnswersToo) {
  Learned learned;
  auto& masking = learned.masking;
  const auto masked = masking.Masked(
      wire::Response{200,
                     {{"Location", std::string("https://c.example/?code=") + kCode + "&state=s"},
                      {"Set-Cookie", "sid=c00kie-value; Path=/"}},
                     std::string("{\"access_token\":\"") + kAccess + "\"}"});
  EXPECT_EQ(masked.status, 200);
  EXPECT_EQ(masked.headers[0].second, "https://c.example/?code=code#1&state=s");
  EXPECT_EQ(masked.headers[1].second, "sid=cookie#1; Path=/");
  EXPECT_EQ(masked.body, "{\"access_token\":\"access_token#1\"}");
}

struct NearlyRow {
  std::string name;
  std::string value;
};

void PrintTo(const NearlyRow& row, std::ostream* out) { *out << row.name; }

class NearlyACode : public testing::TestWithParam<NearlyRow> {};

TEST_P(NearlyACode, IsMasked) {
  Learned learned;
  auto& masking = learned.masking;
  const auto request = Post("grant_type=authorization_code&code=" + GetParam().value);
  masking.Learn({request, wire::Response{400, {}, "{}"}, {}});
  const auto masked = masking.Masked(request).body;
  // Ten octets in a row are too many of a code.
  for (std::size_t at = 0; at + 10 <= std::string(kCode).size(); ++at)
    EXPECT_THAT(masked, Not(HasSubstr(std::string(kCode).substr(at, 10))));
  EXPECT_THAT(masked, HasSubstr("code#"));
}

INSTANTIATE_TEST_SUITE_P(Values, NearlyACode,
                         testing::Values(NearlyRow{"TruncatedLast", "SplxlOBeZQQYbYS6WxSbI"},
                                         NearlyRow{"TruncatedFirst", "plxlOBeZQQYbYS6WxSbIA"},
                                         NearlyRow{"Half", "SplxlOBeZQQ"},
                                         NearlyRow{"Appended", "SplxlOBeZQQYbYS6WxSbIAA"},
                                         NearlyRow{"Prepended", "ASplxlOBeZQQYbYS6WxSbIA"},
                                         NearlyRow{"Changed", "SplxlOBeZQQAbYS6WxSbIA"},
                                         NearlyRow{"OneCase", "splxlOBeZQQYbYS6WxSbIA"},
                                         NearlyRow{"Doubled",
                                                   "SplxlOBeZQQYbYS6WxSbIASplxlOBeZQQYbYS6WxSbIA"},
                                         NearlyRow{"SpaceBehind", "SplxlOBeZQQYbYS6WxSbIA%20"},
                                         NearlyRow{"SpaceInside", "SplxlOBeZQQ%20YbYS6WxSbIA"},
                                         NearlyRow{"Encoded", "%53plxlOBeZQQYbYS6WxSbIA"}),
                         [](const auto& instance) { return instance.param.name; });

TEST(Masking, LeavesWhatIsNoSecret) {
  Learned learned;
  auto& masking = learned.masking;
  const auto request = Post("grant_type=authorization_code&code=invented-code-0001&client_id=nm");
  masking.Learn({request, wire::Response{400, {}, R"({"error":"invalid_grant"})"}, {}});
  EXPECT_EQ(masking.Masked(request).body, request.body);
  EXPECT_EQ(masking.Masked(R"({"error":"invalid_grant"})"), R"({"error":"invalid_grant"})");
}

TEST(Masking, GivesEachValueItsOwnLabel) {
  Learned learned;
  auto& masking = learned.masking;
  masking.Learn(
      {{},
       wire::Response{302, {{"Location", "https://c.example/?code=another-code-0002"}}, ""},
       {}});
  EXPECT_EQ(masking.Masked(std::string(kCode) + " another-code-0002"), "code#1 code#2");
}

TEST(Masking, MasksTheSecretInAnotherSpellingOfBasic) {
  Learned learned;
  auto& masking = learned.masking;
  auto request = Post("");
  request.headers.Set("Authorization", "Basic " + wire::Base64("nm%20conf:pZ%2B4%25r%3A9Lw%2FeB7"));
  masking.Learn({request, wire::Response{401, {}, ""}, {}});
  const auto masked = masking.Masked(request).headers.front().second;
  EXPECT_EQ(masked.find("Basic basic#"), 0U) << masked;
}

}  // namespace
}  // namespace nearmiss::runner
