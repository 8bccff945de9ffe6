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

/// What the masking says of a text once it has seen the exchange.
std::string After(const wire::Exchange& exchange, std::string_view text) {
  Masking masking(Server());
  masking.Learn(exchange);
  return masking.Masked(text);
}

constexpr auto kRandom = "EziMFQtCUuS9JOVZPMHwqY";

wire::Exchange Asked(const std::string& query) {
  return {{"GET", "https://as.example/authorize?" + query, {}, ""}, wire::Response{}, {}};
}

TEST(Masking, KnowsCredentialsInAnotherCase) {
  Learned learned;
  const auto swapped = Post("code=sPLXLoBEzqqyByS6wXsBia&client_secret=Pz%2B4%25R%3A9lW%2FEb7jQ");
  learned.masking.Learn({swapped, wire::Response{400, {}, ""}, {}});
  EXPECT_EQ(learned.masking.Masked(swapped).body, "code=code#2&client_secret=client_secret#2");
}

TEST(Masking, KnowsTheRandomValuesOfOurOwnRequests) {
  const std::string random = kRandom;
  EXPECT_EQ(After(Asked("state=" + random), "Location: /cb?state=" + random),
            "Location: /cb?state=state#1");
  EXPECT_EQ(After(Asked("nonce=" + random), random), "nonce#1");
  EXPECT_EQ(After(Asked("code_challenge=" + random), random), "code_verifier#1");
  EXPECT_EQ(After(Asked("code_challenge_method=S256&code_challenge=" + random), random), random);
  EXPECT_EQ(After({Post("code_verifier=" + random), wire::Response{}, {}}, random),
            "code_verifier#1");
}

TEST(Masking, ShowsWhatIsAroundARandomValue) {
  const std::string random = kRandom;
  EXPECT_EQ(After({Post("code_verifier=%3A" + random + "%0A"), wire::Response{}, {}},
                  "code_verifier=%3A" + random + "%0A"),
            "code_verifier=%3Acode_verifier#1%0A");
}

TEST(Masking, KnowsEveryCodeOfAnAnswer) {
  EXPECT_EQ(After(Redirected(std::string("SplxlOBeZQQYbYS6WxSbIA&code=") + kRandom), kRandom),
            "code#2");
}

TEST(Masking, LeavesACodeThatTheRequestPutThere) {
  auto exchange = Redirected("attacker");
  exchange.request.url =
      "https://as.example/authorize?redirect_uri=https%3A%2F%2Fc.example%2F%3Fcode%3Dattacker";
  EXPECT_EQ(After(exchange, "error=attacker"), "error=attacker");
}

TEST(Masking, LeavesAStateThatACheckSpellsOut) {
  for (const std::string state : {"nearmiss-State.0_1", "nearmiss-state-of-an-error", "code", ""}) {
    EXPECT_EQ(After(Asked("state=" + state), "state=" + state), "state=" + state);
  }
}

wire::Exchange Page(const std::string& body) {
  return {{}, wire::Response{200, {{"Content-Type", "text/html; charset=utf-8"}}, body}, {}};
}

TEST(Masking, KnowsWhatAPageHandsTheBrowser) {
  const std::string random = kRandom;
  EXPECT_EQ(
      After(Page("<form><input type=hidden name=_token value='" + random + "'></form>"), random),
      "csrf#1");
  EXPECT_EQ(After(Page("<form action='/login?execution=" + random + "'></form>"), random),
            "session#1");
  EXPECT_EQ(After(Page("<form><input type=hidden name=code value=" + random + "></form>"), random),
            "code#1");
  EXPECT_EQ(
      After({{}, wire::Response{302, {{"Location", "/interaction/" + random}}, ""}, {}}, random),
      "session#1");
}

TEST(Masking, LeavesWhatEveryClientKnows) {
  const std::string client = "7f3c9b1e-5d2a-4c8e-9f00-1b2c3d4e5f60";
  EXPECT_EQ(
      After(Page("<form><input type=hidden name=client_id value=" + client + "></form>"), client),
      client);
  EXPECT_EQ(After({{},
                   wire::Response{302, {{"Location", "/AuthenticationEndpoint/login?lang=en"}}, ""},
                   {}},
                  "/AuthenticationEndpoint/login?lang=en"),
            "/AuthenticationEndpoint/login?lang=en");
}

TEST(Masking, LeavesACookieThatIsAWord) {
  const wire::Exchange exchange = {
      {}, wire::Response{200, {{"Set-Cookie", "seen=true"}, {"Set-Cookie", "c=accepted"}}, ""}, {}};
  EXPECT_EQ(After(exchange, R"({"active":true} accepted)"), R"({"active":true} accepted)");
}

TEST(Masking, KnowsCookiesThatCameBeforeTheRecord) {
  auto request = Post("");
  request.headers = {{"Cookie", "lang=en; sid=c00kie-value"}};
  EXPECT_EQ(After({request, wire::Response{}, {}}, "sid=c00kie-value"), "sid=cookie#1");
}

TEST(Masking, KnowsTokensInFragmentsFormsAndDeepInJson) {
  const std::string token = kAccess;
  EXPECT_EQ(
      After({{},
             wire::Response{302, {{"Location", "https://c.example/#access_token=" + token}}, ""},
             {}},
            token),
      "access_token#1");
  EXPECT_EQ(After({{}, wire::Response{200, {}, "access_token=" + token + "&scope=a"}, {}}, token),
            "access_token#1");
  EXPECT_EQ(
      After({{}, wire::Response{200, {}, R"({"a":{"access_token":")" + token + "\"}}"}, {}}, token),
      "access_token#1");
}

TEST(Masking, TakesTheSignatureOffAJwt) {
  const std::string unsigned_part = "eyJhbGciOiJFUzI1NiJ9.eyJqdGkiOiIxIn0.";
  auto request = Post("");
  request.headers = {{"DPoP", unsigned_part + "c2lnbmF0dXJl"}};
  const wire::Exchange exchange = {request, wire::Response{}, {}};
  EXPECT_EQ(After(exchange, '"' + unsigned_part + "c2lnbmF0dXJl\""),
            '"' + unsigned_part + "signature#1\"");
  EXPECT_EQ(After(exchange, unsigned_part + "bmV2ZXJtZXQ"), unsigned_part + "(signature)");
  EXPECT_EQ(After(exchange, unsigned_part), unsigned_part);
  EXPECT_EQ(After(exchange, unsigned_part + "a.b.c"), unsigned_part + "a.b.c");
}

TEST(Masking, KnowsPrivateKeys) {
  auto server = Server();
  server.clients.front().key = R"({"kty":"EC","x":"public-x","d":"AKUwSK_AmumQ-Z4qjBB"})";
  const Masking masking(server);
  EXPECT_EQ(masking.Masked(server.clients.front().key), "secret#1");
  EXPECT_EQ(masking.Masked("d=AKUwSK_AmumQ-Z4qjBB x=public-x"), "d=secret#2 x=public-x");
}

}  // namespace
}  // namespace nearmiss::runner
