// The judges of the metadata document.

#include "suites/oracle/metadata.hpp"

#include <gtest/gtest.h>

#include <string>

#include "suites/oracle/document.hpp"
#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

struct Row {
  std::string name;
  Judge judge;
  std::string good;
  std::string bad;
  std::string actual;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }

Evidence Document(const std::string& body) { return At(Where::Metadata, Json(200, body)); }

class EachDocument : public testing::TestWithParam<Row> {};

TEST_P(EachDocument, HoldsOrSaysWhatIsWrong) {
  const auto good = GetParam().judge(Document(GetParam().good));
  EXPECT_TRUE(good.held) << good.actual;
  EXPECT_TRUE(good.applicable);
  const auto bad = GetParam().judge(Document(GetParam().bad));
  EXPECT_FALSE(bad.held);
  EXPECT_EQ(bad.actual, GetParam().actual);
}

INSTANTIATE_TEST_SUITE_P(
    Judges, EachDocument,
    testing::Values(
        Row{"IssuerScheme", IssuerIsAPlainUrl(), R"({"issuer":"https://as.example/t"})",
            R"({"issuer":"http://as.example"})", "issuer is not https: \"http://as.example\""},
        Row{"IssuerQuery", IssuerIsAPlainUrl(), R"({"issuer":"http://127.0.0.1:8400"})",
            R"({"issuer":"https://as.example?a=1"})", "issuer has a query: https://as.example?a=1"},
        Row{"IssuerMissing", IssuerIsAPlainUrl(), R"({"issuer":"https://as.example"})", "{}",
            "issuer is no absolute URL: \"\""},
        Row{"EndpointRelative", EndpointsAreUrls(), R"({"token_endpoint":"https://as.example/t"})",
            R"({"token_endpoint":"/t"})", "token_endpoint is no absolute URL: \"/t\""},
        Row{"EndpointFragment", EndpointsAreUrls(), "{}",
            R"({"token_endpoint":"https://as.example/t#x"})",
            "token_endpoint has a fragment: \"https://as.example/t#x\""},
        Row{"EndpointNumber", EndpointsAreUrls(), R"({"op_policy_uri":"http://as.example"})",
            R"({"jwks_uri":1})", "jwks_uri is a number"},
        Row{"OneEndpoint", IsASafeEndpoint("revocation_endpoint"),
            R"({"revocation_endpoint":"https://as.example/r?a=1"})",
            R"({"revocation_endpoint":"http://as.example/r"})",
            "revocation_endpoint is not https: \"http://as.example/r\""},
        Row{"ListAsText", ListsAreArrays(), R"({"a_supported":["x"],"b_supported":true})",
            R"({"a_supported":"x"})", "a_supported is a string"},
        Row{"ListOfNumbers", ListsAreArrays(), R"({"a":"x"})", R"({"a_supported":["x",1]})",
            "a_supported.1 is a number"},
        Row{"Empty", NoListIsEmpty(), R"({"a":["x"],"b":{}})", R"({"a":[]})", "a is empty"},
        Row{"Lists", Lists("a", "x"), R"({"a":["y","x"]})", R"({"a":["y"]})", "a has no x"},
        Row{"ListsDefault", Lists("a", "x", {"x"}), "{}", R"({"a":["y"]})", "a has no x"},
        Row{"ListsNothing", Lists("a", "x"), R"({"a":["x"]})", "{}", "a is left out"},
        Row{"AnyOf", ListsAnyOf("a", {"x", "y"}), R"({"a":["y"]})", R"({"a":["v","w"]})",
            "it has v, w"},
        Row{"Scopes", ListsScopes(), R"({"scopes_supported":["a:b"]})",
            R"({"scopes_supported":["a b"]})", "\"a b\" is no scope token"},
        Row{"NoScopes", ListsScopes(), R"({"scopes_supported":["x"]})", "{}",
            "scopes_supported is left out"},
        Row{"GrantTypes", GrantTypesFitTheResponseTypes(),
            R"({"response_types_supported":["code","id_token token"]})",
            R"({"response_types_supported":["code"]})",
            "it is left out, and no response type is implicit"},
        Row{"Algorithms", SigningAlgorithmsStandBesideJwtMethods("token_endpoint"),
            R"({"token_endpoint_auth_methods_supported":["private_key_jwt"],
                "token_endpoint_auth_signing_alg_values_supported":["ES256"]})",
            R"({"token_endpoint_auth_methods_supported":["client_secret_jwt"]})", "it is left out"},
        Row{"Rs256", SigningAlgorithmsHaveRs256(),
            R"({"token_endpoint_auth_signing_alg_values_supported":["ES256","RS256"]})",
            R"({"token_endpoint_auth_signing_alg_values_supported":["ES256"]})",
            "token_endpoint_auth_signing_alg_values_supported has no RS256"},
        Row{"None", SigningAlgorithmsLeaveOutNone(), "{}",
            R"({"revocation_endpoint_auth_signing_alg_values_supported":["none"]})",
            "revocation_endpoint_auth_signing_alg_values_supported has it"},
        Row{"True", SaysTrue("a"), R"({"a":true})", R"({"a":"true"})", "it is not"},
        Row{"Published", IsAMetadataDocument(), "{}", "<html>", "200 \"<html>\""},
        Row{"Another", HasNoDocumentOfAnotherIssuer("https://as.example/x"),
            R"({"issuer":"https://as.example/x"})", R"({"issuer":"https://as.example"})",
            "the document of the issuer https://as.example"}),
    [](const auto& row) { return row.param.name; });

TEST(Metadata, WhatIsNotAnnouncedIsNotJudged) {
  const auto empty = Document("{}");
  EXPECT_FALSE(IsASafeEndpoint("revocation_endpoint")(empty).applicable);
  EXPECT_FALSE(SigningAlgorithmsStandBesideJwtMethods("token_endpoint")(empty).applicable);
  EXPECT_FALSE(SigningAlgorithmsHaveRs256()(empty).applicable);
  EXPECT_FALSE(IsServedAsADocument()(At(Where::Metadata, Page(404, "no"))).applicable);
  EXPECT_FALSE(IsServedAsADocument()(At(Where::Metadata, Page(401, "sign in"))).applicable);
}

TEST(Metadata, ADocumentIsServedWith200AsJson) {
  EXPECT_TRUE(IsServedAsADocument()(Document("{}")).held);
  EXPECT_FALSE(IsServedAsADocument()(At(Where::Metadata, Page(200, "{}"))).held);
  EXPECT_FALSE(IsServedAsADocument()(At(Where::Metadata, {302, {}, ""})).held);
  EXPECT_FALSE(IsServedAsADocument()(Document("[]")).held);
  EXPECT_FALSE(IsServedAsADocument()(Unanswered(Where::Metadata)).held);
}

TEST(Metadata, HostileTextIsNoDocument) {
  for (const auto* text : {"", "[", "null", "\xFF", "{\"issuer\":{}}"}) {
    EXPECT_FALSE(IssuerIsAPlainUrl()(Document(text)).held) << text;
    EXPECT_NO_THROW(ListsAreArrays()(Document(text)));
  }
}

}  // namespace
}  // namespace nearmiss::oracle
