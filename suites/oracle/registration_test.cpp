// The judges of registrations against written answers.

#include "suites/oracle/registration.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

constexpr std::chrono::sys_seconds kNow{std::chrono::seconds(1'700'000'000)};

Evidence Said(int status, std::string body) {
  return At(Where::Registration, Json(status, std::move(body)));
}

Evidence Refusal(std::string error) {
  return Said(400, "{\"error\":\"" + std::move(error) + "\"}");
}

Documented Metadata() {
  Alternative alternative;
  alternative.statuses = {400};
  alternative.text = "invalid_client_metadata";
  return {alternative};
}

struct Case {
  std::string name;
  Judge judge;
  std::string good;
  std::vector<std::string> bad;
};

std::vector<Case> Cases() {
  return {
      {"Tells",
       Tells({"client_id", "scope"}),
       R"({"client_id":"a","scope":"s"})",
       {R"({"client_id":"a"})", R"({"scope":"s"})", "[]", ""}},
      {"ListsAll",
       ListsAll("redirect_uris", {"x:/", "y:/"}),
       R"({"client_id":"a","redirect_uris":["y:/","x:/","z:/"]})",
       {R"({"client_id":"a","redirect_uris":["x:/"]})", R"({"client_id":"a"})"}},
      {"ListsExactly",
       ListsExactly("redirect_uris", {"x:/", "y:/"}),
       R"({"client_id":"a","redirect_uris":["y:/","x:/"]})",
       {R"({"client_id":"a","redirect_uris":["x:/","y:/","z:/"]})"}},
      {"SaysNot",
       SaysNot("client_name", "old"),
       R"({"client_id":"a"})",
       {R"({"client_id":"a","client_name":"old"})"}},
      {"NotTaken",
       RefusedOrNotTaken(Metadata(), "grant_types", "odd"),
       R"({"client_id":"a","grant_types":["authorization_code"]})",
       {R"({"client_id":"a","grant_types":["odd"]})", R"({"client_id":"a","grant_types":"odd"})"}},
      {"WellTyped",
       RefusedOrWellTyped(Metadata()),
       R"({"client_id":"a","scope":"s"})",
       {R"({"client_id":"a","scope":["s"]})", R"({"client_id":"a","grant_types":[7]})"}},
      {"OneKeyMember",
       RefusedOrWithOneKeyMember(Metadata()),
       R"({"client_id":"a","jwks_uri":"u"})",
       {R"({"client_id":"a","jwks_uri":"u","jwks":{"keys":[]}})"}},
      {"PublicKeys",
       RefusedOrWithPublicKeys(Metadata()),
       R"({"client_id":"a","jwks":{"keys":[{"kty":"EC","x":"1"}]}})",
       {R"({"client_id":"a","jwks":{"keys":[{"kty":"EC","d":"1"}]}})",
        R"({"client_id":"a","jwks":"text"})", R"({"client_id":"a","jwks":{"keys":"text"}})"}},
      {"Consistent",
       RefusedOrConsistent(Metadata()),
       R"({"client_id":"a","grant_types":["authorization_code"],"response_types":["code"]})",
       {R"({"client_id":"a","grant_types":["client_credentials"],"response_types":["code"]})",
        R"({"client_id":"a","grant_types":["authorization_code"],"response_types":["id_token token"]})"}},
      {"WithoutSecret",
       RefusedOrWithoutSecret(Metadata()),
       R"({"client_id":"a","token_endpoint_auth_method":"none"})",
       {R"({"client_id":"a","token_endpoint_auth_method":"none","client_secret":"s"})",
        R"({"client_id":"a","client_secret":"s"})"}},
      {"PrintableClientId",
       PrintableClientId(),
       R"({"client_id":"a b~"})",
       {"{\"client_id\":\"caf\xC3\xA9\"}", R"({"client_id":"a\n"})", R"({"client_id":""})"}},
      {"SecretExpires",
       TellsWhenTheSecretExpires(kNow),
       R"({"client_id":"a","client_secret":"s","client_secret_expires_at":0})",
       {R"({"client_id":"a","client_secret":"s"})",
        R"({"client_id":"a","client_secret":"s","client_secret_expires_at":"0"})",
        R"({"client_id":"a","client_secret":"s","client_secret_expires_at":1600000000})"}},
      {"IssuedAbout",
       IssuedAbout(kNow),
       R"({"client_id":"a","client_id_issued_at":1700000009})",
       {R"({"client_id":"a","client_id_issued_at":1700000009000})",
        R"({"client_id":"a","client_id_issued_at":"1700000009"})"}},
      {"OtherCredential",
       OtherCredential("client_id", "b"),
       R"({"client_id":"a"})",
       {R"({"client_id":"b"})"}},
      {"OffersManagement",
       OffersManagement(),
       R"({"client_id":"a","registration_client_uri":"https://as.example/a","registration_access_token":"0123456789012345678901"})",
       {R"({"client_id":"a","registration_client_uri":"https://as.example/a"})",
        R"({"client_id":"a","registration_access_token":"0123456789012345678901"})",
        R"({"client_id":"a","registration_client_uri":"/a","registration_access_token":"0123456789012345678901"})",
        R"({"client_id":"a","registration_client_uri":"http://as.example/a","registration_access_token":"0123456789012345678901"})",
        R"({"client_id":"a","registration_client_uri":"https://as.example/a","registration_access_token":"short"})"}},
  };
}

TEST(Registration, TellsGoodAnswersFromBadOnes) {
  for (const auto& [name, judge, good, bad] : Cases()) {
    EXPECT_TRUE(judge(Said(201, good)).held) << name << ": " << judge(Said(201, good)).actual;
    for (const auto& body : bad) EXPECT_FALSE(judge(Said(201, body)).held) << name << ": " << body;
    EXPECT_FALSE(judge(Unanswered(Where::Registration)).held) << name;
  }
}

TEST(Registration, TakesADocumentedRefusalAndNoOther) {
  for (const auto& judge : {RefusedOrNotTaken(Metadata(), "scope", "s"),
                            RefusedOrWellTyped(Metadata()), RefusedOrConsistent(Metadata())}) {
    EXPECT_TRUE(judge(Refusal("invalid_client_metadata")).held);
    EXPECT_FALSE(judge(Refusal("invalid_request")).held);
    EXPECT_FALSE(judge(Said(500, "{}")).held);
  }
}

TEST(Registration, IsRefusedOrWithoutWhatWasSent) {
  const auto judged = [](const std::string& sent, int status, const std::string& said) {
    auto evidence = Said(status, said);
    evidence.exchanges.back().request.body = sent;
    return RefusedOrWithoutTheSent("redirect_uris")(evidence).held;
  };
  const std::string sent = R"({"redirect_uris":["javascript:x"]})";
  EXPECT_TRUE(judged(sent, 400, R"({"error":"invalid_redirect_uri"})"));
  EXPECT_TRUE(judged(sent, 201, R"({"client_id":"a","redirect_uris":["https://a.example/"]})"));
  EXPECT_FALSE(judged(sent, 201, R"({"client_id":"a","redirect_uris":["javascript:x"]})"));
  EXPECT_FALSE(judged(sent, 500, "{}"));
  EXPECT_FALSE(
      judged(R"({"redirect_uris":"a b"})", 201, R"({"client_id":"a","redirect_uris":["a b"]})"))
      << "a string in place of a list";
  EXPECT_FALSE(judged("{}", 201, R"({"client_id":"a"})")) << "nothing was sent to be left out";
}

TEST(Registration, HasNothingToSayOfASecretOrManagementThatIsNotThere) {
  const auto bare = Said(201, R"({"client_id":"a"})");
  EXPECT_FALSE(TellsWhenTheSecretExpires(kNow)(bare).applicable);
  EXPECT_FALSE(OtherCredential("client_secret", "s")(bare).applicable);
  EXPECT_FALSE(OffersManagement()(bare).applicable);
}

TEST(Registration, WantsStatus201AndJson) {
  EXPECT_TRUE(Registered()(Said(201, R"({"client_id":"a"})")).held);
  EXPECT_FALSE(Registered()(Said(200, R"({"client_id":"a"})")).held);
  EXPECT_FALSE(Registered()(At(Where::Registration, Page(201, R"({"client_id":"a"})"))).held);
}

TEST(Registration, ReadsBackTheSameClient) {
  const auto answer = At(Where::Management, Json(200, R"({"client_id":"a"})"));
  EXPECT_TRUE(ReadOf("a")(answer).held);
  EXPECT_FALSE(ReadOf("b")(answer).held);
}

TEST(Registration, DeletionIs204OrUnsupported) {
  EXPECT_TRUE(DeletedOrUnsupported()(At(Where::Management, {204, {}, ""})).held);
  EXPECT_TRUE(DeletedOrUnsupported()(At(Where::Management, {405, {}, ""})).held);
  EXPECT_FALSE(DeletedOrUnsupported()(At(Where::Management, {200, {}, ""})).held);
  EXPECT_FALSE(DeletedOrUnsupported()(At(Where::Management, {204, {}, "{}"})).held);
}

TEST(Registration, FindsLinksToScripts) {
  EXPECT_TRUE(
      NoScriptLinks()(At(Where::Authorization, Page(200, "<a href='https://c.example'>c</a>")))
          .held);
  EXPECT_FALSE(
      NoScriptLinks()(At(Where::Authorization, Page(200, "<a href='JavaScript:alert(1)'>c</a>")))
          .held);
}

TEST(Registration, LooksAtRefusedRegistrationsOnly) {
  wire::Request request{
      "POST", "https://as.example/r", {{"Content-Type", "application/json"}}, "{}"};
  const auto after = [&](wire::Response response) {
    Evidence evidence;
    evidence.where = Where::Registration;
    evidence.exchanges.push_back(Answered(std::move(response), request));
    return RegistrationErrorsAreJson()(evidence);
  };
  EXPECT_TRUE(after(Json(400, R"({"error":"invalid_client_metadata"})")).held);
  EXPECT_FALSE(after(Json(422, R"({"error":"invalid_client_metadata"})")).held);
  EXPECT_FALSE(after(Json(400, R"({"message":"no"})")).held);
  EXPECT_FALSE(after(Page(400, "<p>no</p>")).held);
  EXPECT_FALSE(after(Json(401, R"({"error":"invalid_token"})")).applicable);
}

}  // namespace
}  // namespace nearmiss::oracle
