#include "suites/oracle/mutual_tls.hpp"

#include <gtest/gtest.h>

#include "fixtures/wire/base64.hpp"
#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

/// For CN=example, and what `openssl x509 -outform DER | openssl dgst -sha256 -binary | basenc
/// --base64url` says of it.
constexpr auto kCertificate = R"(-----BEGIN CERTIFICATE-----
MIIBeDCCAR+gAwIBAgIUJ8E0GV2jf2BeUMDrH+QIyryVVPEwCgYIKoZIzj0EAwIw
EjEQMA4GA1UEAwwHZXhhbXBsZTAeFw0yNjExMjQxNTUwMzdaFw0zNjExMjExNTUw
MzdaMBIxEDAOBgNVBAMMB2V4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
AASSzH8INFJLFoJLdtRWOOlBRVSMZAH2jldzL+zR4Wz5ohtxVnNJfcMwG4pG8x1n
I43KFrcwjzejQRXN9eGOJocco1MwUTAdBgNVHQ4EFgQUEt5IWbBaik76CAJiYZ3r
HAeMEVswHwYDVR0jBBgwFoAUEt5IWbBaik76CAJiYZ3rHAeMEVswDwYDVR0TAQH/
BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiAo5gZ1IPsA+INvcK6aGMX7dS5o4aTe
0toMg+So6PohbAIgGc3dezGiYn6+pHpvCFeojiKR6+c1h8sEn6BphkNQ57c=
-----END CERTIFICATE-----
)";
constexpr auto kThumbprintOfIt = "ct4RbqrZcJVc6lIWRliUgbnJktytNooya-PKHfNNf1Q";

Evidence WithCnf(const std::string& thumbprint) {
  const auto claims = R"({"cnf":{"x5t#S256":")" + thumbprint + R"("}})";
  const auto jwt = wire::Base64Url(R"({"alg":"none"})") + '.' + wire::Base64Url(claims) + '.';
  return At(Where::Token, Json(200, R"({"access_token":")" + jwt + R"("})"));
}

Evidence Metadata(const std::string& aliases) {
  return At(Where::Metadata, Json(200, R"({"mtls_endpoint_aliases":)" + aliases + "}"));
}

Evidence Client(const std::string& members) {
  return At(Where::Registration,
            Json(201, R"({"client_id":"a","token_endpoint_auth_method":"tls_client_auth")" +
                          members + "}"));
}

TEST(CertificateThumbprint, IsThatOfTheDer) {
  EXPECT_EQ(CertificateThumbprint(kCertificate), kThumbprintOfIt);
  EXPECT_EQ(CertificateThumbprint("no certificate"), "");
}

TEST(ThumbprintIsPlain, WantsNoPaddingAndNoSpace) {
  const auto judge = ThumbprintIsPlain("access_token");
  EXPECT_TRUE(judge(WithCnf(kThumbprintOfIt)).held);
  EXPECT_FALSE(judge(WithCnf(std::string(kThumbprintOfIt) + '=')).held);
  EXPECT_FALSE(judge(WithCnf(std::string(42, 'a') + '+')).held);
  EXPECT_FALSE(judge(WithCnf("AB:CD")).held);
  const auto opaque = At(Where::Token, Json(200, R"({"access_token":"abcdefgh"})"));
  EXPECT_FALSE(judge(opaque).applicable);
  EXPECT_FALSE(judge(At(Where::Token, Json(400, R"({"error":"x"})"))).held);
}

TEST(AliasesAreSafeUrls, WantsAbsoluteHttps) {
  const auto judge = AliasesAreSafeUrls();
  EXPECT_TRUE(judge(Metadata(R"({"token_endpoint":"https://mtls.example/token"})")).held);
  EXPECT_TRUE(judge(Metadata(R"({"x_other":"whatever"})")).held);
  EXPECT_FALSE(judge(Metadata(R"({"token_endpoint":"/token"})")).held);
  EXPECT_FALSE(judge(Metadata(R"({"token_endpoint":"http://127.0.0.1/token"})")).held);
  EXPECT_FALSE(judge(Metadata(R"({"token_endpoint":"https://mtls.example/#a"})")).held);
  EXPECT_FALSE(judge(Metadata(R"({"token_endpoint":["https://mtls.example/token"]})")).held);
  EXPECT_FALSE(judge(Metadata(R"("https://mtls.example")")).held);
  EXPECT_FALSE(judge(At(Where::Metadata, Json(200, "{}"))).applicable);
}

TEST(RefusedOrKnownByOneSubject, CountsThem) {
  const auto judge = RefusedOrKnownByOneSubject({});
  EXPECT_TRUE(judge(At(Where::Registration, Json(400, R"({"error":"x"})"))).held);
  EXPECT_TRUE(judge(Client(R"(,"tls_client_auth_san_dns":"a")")).held);
  EXPECT_TRUE(
      judge(Client(R"(,"tls_client_auth_san_dns":"a","tls_client_auth_san_ip":null)")).held);
  EXPECT_FALSE(judge(Client("")).held);
  EXPECT_FALSE(
      judge(Client(R"(,"tls_client_auth_san_dns":"a","tls_client_auth_san_ip":"b")")).held);
  EXPECT_TRUE(judge(At(Where::Registration, Json(201, R"({"client_id":"a"})"))).held);
}

}  // namespace
}  // namespace nearmiss::oracle
