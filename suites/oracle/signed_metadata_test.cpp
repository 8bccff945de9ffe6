// The judges of signed_metadata.

#include "suites/oracle/signed_metadata.hpp"

#include <gtest/gtest.h>

#include <string>

#include "fixtures/jose/jws.hpp"
#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

const jose::Key& SigningKey() {
  static const auto kKey = jose::Key::Generate("ES256");
  return kKey;
}

std::string KeySet() {
  return R"({"keys":[{"kid":"k",)" + SigningKey().PublicJson().substr(1) + "]}";
}

std::string Jwt(const std::string& claims) {
  return jose::Sign(SigningKey(), R"({"alg":"ES256","kid":"k"})", claims);
}

Evidence Holding(const std::string& jwt) {
  return At(
      Where::Metadata,
      Json(200, R"({"issuer":"a","list":["x","y"],"flag":true,"signed_metadata":")" + jwt + "\"}"));
}

TEST(SignedMetadata, WantsASignatureAndAnIssuer) {
  const auto judge = SignedMetadataIsSigned(KeySet());
  EXPECT_TRUE(judge(Holding(Jwt(R"({"iss":"a"})"))).held);
  EXPECT_EQ(judge(Holding(Jwt(R"({"issuer":"a"})"))).actual, "it has no iss");
  EXPECT_EQ(judge(Holding(jose::WriteCompact({R"({"alg":"none"})", R"({"iss":"a"})", ""}))).actual,
            "it is not signed");
  EXPECT_EQ(judge(Holding("x.y.z")).actual, "signed_metadata is no JWT");
}

TEST(SignedMetadata, IsOfTheKeyThatItNames) {
  const auto other =
      jose::Sign(jose::Key::Generate("ES256"), R"({"alg":"ES256","kid":"k"})", R"({"iss":"a"})");
  EXPECT_FALSE(SignedMetadataIsSigned(KeySet())(Holding(other)).held);
  EXPECT_TRUE(SignedMetadataIsSigned("")(Holding(other)).held) << "its key is not published";
}

TEST(SignedMetadata, AgreesWithTheDocument) {
  const auto judge = SignedMetadataAgrees();
  EXPECT_TRUE(judge(Holding(Jwt(R"({"issuer":"a","list":["y","x"],"flag":true,"n":1})"))).held);
  EXPECT_EQ(judge(Holding(Jwt(R"({"issuer":"b"})"))).actual, "issuer differs");
  EXPECT_EQ(judge(Holding(Jwt(R"({"list":["x"]})"))).actual, "list differs");
  EXPECT_EQ(judge(Holding(Jwt(R"({"flag":false})"))).actual, "flag differs");
}

TEST(SignedMetadata, DoesNotHoldItself) {
  EXPECT_TRUE(SignedMetadataIsNotNested()(Holding(Jwt("{}"))).held);
  EXPECT_FALSE(SignedMetadataIsNotNested()(Holding(Jwt(R"({"signed_metadata":"x"})"))).held);
  EXPECT_FALSE(SignedMetadataIsNotNested()(At(Where::Metadata, Json(200, "{}"))).applicable);
}

}  // namespace
}  // namespace nearmiss::oracle
