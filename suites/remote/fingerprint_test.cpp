#include "suites/remote/fingerprint.hpp"

#include <gtest/gtest.h>

namespace nearmiss::remote {
namespace {

using std::chrono::microseconds;
using std::chrono::seconds;

std::string Of(int status, const std::string& body, const std::string& form = "",
               microseconds duration = microseconds(500)) {
  oracle::Evidence evidence;
  evidence.where = oracle::Where::Token;
  evidence.exchanges.push_back(
      {{"POST", "https://as.example/token", {}, form},
       wire::Response{status, {{"Content-Type", "application/json"}, {"Date", "now"}}, body},
       duration});
  return Fingerprint(evidence, duration);
}

TEST(Fingerprint, IsTheSameWhateverTheTokens) {
  EXPECT_EQ(Of(200, R"({"access_token":"aaaaaaaaaaaa1","expires_in":3600})"),
            Of(200, R"({"access_token":"bbbbbbbbbbbb2","expires_in":3599})"));
}

TEST(Fingerprint, IsTheSameWhateverIsEchoed) {
  EXPECT_EQ(
      Of(400, R"({"error":"invalid_scope","error_description":"no scope called alpha/beta!"})",
         "scope=alpha/beta"),
      Of(400, R"({"error":"invalid_scope","error_description":"no scope called gamma@delta!"})",
         "scope=gamma@delta"));
  EXPECT_EQ(Of(400, R"({"error":"x","error_description":"unknown 'foo'"})"),
            Of(400, R"({"error":"x","error_description":"unknown 'bar'"})"));
  EXPECT_EQ(Of(400, R"({"error":"x","error_description":"trace 9f8e at 12"})"),
            Of(400, R"({"error":"x","error_description":"trace 1a2b at 13"})"));
}

TEST(Fingerprint, IsTheSameWhenTheRequestHasWordsOfTheAnswer) {
  const auto* body = R"({"error":"invalid_request","error_description":"the code is missing"})";
  EXPECT_EQ(Of(400, body), Of(400, body, "scope=invalid_request&state=missing&x=invalid_req"));
}

TEST(Fingerprint, TellsAnswersApart) {
  const auto refused = Of(400, R"({"error":"invalid_grant"})");
  EXPECT_NE(refused, Of(401, R"({"error":"invalid_grant"})"));
  EXPECT_NE(refused, Of(400, R"({"error":"invalid_client"})"));
  EXPECT_NE(refused, Of(400, R"({"error":"invalid_grant","error_description":"too late"})"));
  EXPECT_NE(refused, Of(400, R"({"error":"invalid_grant"})", "", seconds(3)));
  EXPECT_NE(refused, Of(400, "invalid_grant"));
}

TEST(Fingerprint, TellsWhereARedirectLeads) {
  oracle::Evidence evidence;
  evidence.where = oracle::Where::Authorization;
  evidence.registered_uris = {"https://client.example/cb"};
  evidence.exchanges.push_back({{"GET", "https://as.example/authorize", {}, ""},
                                wire::Response{302, {}, ""},
                                microseconds(1)});
  evidence.left_to = "https://client.example/cb?code=1&state=2";
  const auto registered = Fingerprint(evidence, microseconds(1));
  evidence.left_to = "https://client.example/cb?code=3&state=4";
  EXPECT_EQ(Fingerprint(evidence, microseconds(1)), registered);
  evidence.left_to = "https://evil.example/cb?code=1&state=2";
  EXPECT_NE(Fingerprint(evidence, microseconds(1)), registered);
}

TEST(MaskedWording, KeepsASentence) {
  EXPECT_EQ(MaskedWording("the code has expired", {}), "the code has expired");
  EXPECT_EQ(MaskedWording("the client's code", {}), "the client's code");
}

}  // namespace
}  // namespace nearmiss::remote
