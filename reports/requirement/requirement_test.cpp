// The list of requirements as it is read, and what is counted of it.

#include "reports/requirement/requirement.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "reports/requirement/coverage.hpp"
#include "reports/requirement/csv.hpp"

namespace nearmiss::requirement {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string kHeader =
    "id,spec,section,level,role_endpoint,requirement,black_box_testable,how_to_test,"
    "expected_outcome\n";

std::vector<Requirement> Four() {
  return ReadRequirements(kHeader +
                          "a-1,RFC 6749,4.1.2,MUST NOT,token,One.,yes,Do.,See.\n"
                          "a-2,RFC 6749,Appendix A.1,MUST,token,\"Two, three.\",yes,Do.,See.\n"
                          "a-3,RFC 6749,5,SHOULD,token,Four.,no,Review.,Nothing.\n"
                          "b-1,OpenID Connect Core 1.0,2,MUST,token,Five.,partly,Wait.,See.\n")
      .value();
}

TEST(ReadCsv, ReadsQuotedFieldsAndEveryLineEnd) {
  const auto rows = ReadCsv("a,\"b \"\"c\"\", d\"\r\n\"e\nf\",\ng,h");
  ASSERT_TRUE(rows) << rows.error();
  ASSERT_EQ(rows->size(), 3U);
  EXPECT_THAT((*rows)[0].fields, ElementsAre("a", "b \"c\", d"));
  EXPECT_THAT((*rows)[1].fields, ElementsAre("e\nf", ""));
  EXPECT_THAT((*rows)[2].fields, ElementsAre("g", "h"));
  EXPECT_EQ((*rows)[2].line, 4);
}

TEST(ReadCsv, TellsAQuoteWithoutAnEnd) {
  const auto rows = ReadCsv("a,b\nc,\"d\n");
  ASSERT_FALSE(rows);
  EXPECT_THAT(rows.error(), HasSubstr("line 2"));
}

TEST(ReadRequirements, ReadsEveryColumn) {
  const auto four = Four();
  ASSERT_EQ(four.size(), 4U);
  EXPECT_EQ(four[1].id, "a-2");
  EXPECT_EQ(four[1].section, "Appendix A.1");
  EXPECT_EQ(four[1].text, "Two, three.");
  EXPECT_EQ(four[3].testable, Testable::Partly);
  EXPECT_EQ(four[3].how, "Wait.");
}

TEST(ReadRequirements, GivesTheClauseAsTheIdsOfChecksBegin) {
  const auto four = Four();
  EXPECT_EQ(Clause(four[0]), "rfc6749/4.1.2");
  EXPECT_EQ(Clause(four[1]), "rfc6749/A.1");
  EXPECT_EQ(Clause(four[3]), "oidc-core/2");
  EXPECT_EQ(Keyword(four[0]), "MUST");
}

TEST(ReadRequirements, TellsWhatIsWrong) {
  const auto error_of = [](const std::string& row) {
    const auto read = ReadRequirements(kHeader + row);
    return read ? "none" : read.error();
  };
  EXPECT_THAT(error_of("a,b\n"), HasSubstr("line 2: 9 fields"));
  EXPECT_THAT(error_of("a,RFC 1,1,WILL,token,t,yes,h,e\n"), HasSubstr("WILL"));
  EXPECT_THAT(error_of("a,RFC 1,1,MUST,token,t,maybe,h,e\n"), HasSubstr("maybe"));
  EXPECT_THAT(error_of("a,RFC 1,1,MUST,,t,yes,h,e\n"), HasSubstr("empty"));
  EXPECT_THAT(error_of("a,RFC 1,1,MUST,x,t,yes,h,e\na,RFC 1,1,MUST,x,t,yes,h,e\n"),
              HasSubstr("line 3: the id is there twice: a"));
  EXPECT_FALSE(ReadRequirements("id,reason\n"));
  EXPECT_FALSE(ReadRequirements(""));
}

TEST(ReadReasons, ReadsThem) {
  const auto reasons = ReadReasons("id,reason\na-1,\"No, never.\"\n");
  ASSERT_TRUE(reasons) << reasons.error();
  EXPECT_EQ(reasons->at("a-1"), "No, never.");
  EXPECT_FALSE(ReadReasons("id,reason\na-1,\n"));
}

TEST(Cover, TellsEachState) {
  const auto four = Four();
  const auto coverage = Cover(four, {{"a-2", "Too dear."}}, {{"a-1", {"rfc6749/4.1.2/x"}}});
  ASSERT_EQ(coverage.size(), 4U);
  EXPECT_EQ(coverage[0].state, State::Checked);
  EXPECT_THAT(coverage[0].checks, ElementsAre("rfc6749/4.1.2/x"));
  EXPECT_EQ(coverage[1].state, State::LeftOut);
  EXPECT_THAT(coverage[1].why, HasSubstr("Too dear."));
  EXPECT_EQ(coverage[2].state, State::Untestable);
  EXPECT_THAT(coverage[2].why, HasSubstr("not testable from outside: Review."));
  EXPECT_EQ(coverage[3].state, State::Partly);
  EXPECT_EQ(Cover(four, {}, {})[1].state, State::NotYet);
}

TEST(Totals, CountBySpecificationAndKeyword) {
  const auto four = Four();
  const auto totals = Totals(Cover(four, {}, {{"a-1", {"x"}}}));
  ASSERT_EQ(totals.size(), 3U);
  EXPECT_EQ(totals[0].spec, "RFC 6749");
  EXPECT_EQ(totals[0].keyword, "MUST");
  EXPECT_EQ(totals[0].counts.at(Testable::Yes).all, 2);
  EXPECT_EQ(totals[0].counts.at(Testable::Yes).checked, 1);
  EXPECT_EQ(totals[1].keyword, "SHOULD");
  EXPECT_EQ(totals[2].spec, "OpenID Connect Core 1.0");
  EXPECT_EQ(GrandTotals(Cover(four, {}, {})).front().counts.at(Testable::Yes).all, 2);
}

}  // namespace
}  // namespace nearmiss::requirement
