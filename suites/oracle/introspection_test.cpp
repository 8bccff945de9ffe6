// The judges of introspection and revocation answers.

#include "suites/oracle/introspection.hpp"

#include <gtest/gtest.h>

#include <string>

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

Evidence Said(const std::string& body) { return At(Where::Introspection, Json(200, body)); }

class EachAnswer : public testing::TestWithParam<Row> {};

TEST_P(EachAnswer, HoldsOrSaysWhatIsWrong) {
  const auto good = GetParam().judge(Said(GetParam().good));
  EXPECT_TRUE(good.held) << good.actual;
  const auto bad = GetParam().judge(Said(GetParam().bad));
  EXPECT_FALSE(bad.held);
  EXPECT_EQ(bad.actual, GetParam().actual);
}

INSTANTIATE_TEST_SUITE_P(
    Judges, EachAnswer,
    testing::Values(Row{"Inactive", SaysInactive(), R"({"active":false,"x":1})",
                        R"({"active":true})", "200 active:true"},
                    Row{"Boolean", IntrospectionAnswersSayWhetherActive(), R"({"active":false})",
                        R"({"active":"false"})",
                        "active is a string, in the answer 200 active:false"},
                    Row{"NoActive", IntrospectionAnswersSayWhetherActive(), R"({"active":true})",
                        "{}", "no member active, in the answer 200 JSON without error"},
                    Row{"Json", IntrospectionAnswersAreJson(), "{}", "[]",
                        "the body is no JSON object, in the answer 200 JSON without error"},
                    Row{"Times", MembersHaveTheirTypes(), R"({"active":true,"exp":1,"aud":["a"]})",
                        R"({"active":true,"exp":"1"})", "exp is no integer: 1"},
                    Row{"Fraction", MembersHaveTheirTypes(), R"({"active":true})",
                        R"({"active":true,"iat":1.5})", "iat is no integer: 1.5"},
                    Row{"Strings", MembersHaveTheirTypes(), R"({"active":true,"scope":"a"})",
                        R"({"active":true,"scope":["a"]})", "scope is a array"},
                    Row{"Audience", MembersHaveTheirTypes(), R"({"active":true,"aud":"a"})",
                        R"({"active":true,"aud":1})", "aud is a number"},
                    Row{"Scope", ScopeIsWithin("a b"), R"({"active":true,"scope":"b"})",
                        R"({"active":true,"scope":"b c"})", "the scope \"b c\""},
                    Row{"Same", AnsweredLike(Said(R"({"active":false})")), R"({"active":false})",
                        R"({"active":false,"x":1})", "another answer: 200 active:false"}),
    [](const auto& row) { return row.param.name; });

TEST(Introspection, AnErrorIsNoAnswer) {
  const auto error = At(Where::Introspection, Json(400, R"({"error":"invalid_token"})"));
  EXPECT_FALSE(SaysInactive()(error).held);
  EXPECT_FALSE(MembersHaveTheirTypes()(error).held);
  EXPECT_FALSE(ScopeIsWithin("a")(Unanswered(Where::Introspection)).held);
  EXPECT_FALSE(AnsweredLike(error)(Unanswered(Where::Introspection)).held);
}

TEST(Revocation, ASupportedTypeIsAcknowledged) {
  const auto judge = AcknowledgedOrUnsupported();
  EXPECT_TRUE(judge(At(Where::Revocation, {200, {}, ""})).held);
  EXPECT_TRUE(
      judge(At(Where::Revocation, Json(400, R"({"error":"unsupported_token_type"})"))).held);
  EXPECT_FALSE(judge(At(Where::Revocation, Json(400, R"({"error":"invalid_request"})"))).held);
  EXPECT_FALSE(judge(Unanswered(Where::Revocation)).held);
}

}  // namespace
}  // namespace nearmiss::oracle
