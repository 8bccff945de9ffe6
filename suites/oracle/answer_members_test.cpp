#include "suites/oracle/answer_members.hpp"

#include <gtest/gtest.h>

#include "suites/oracle/pushed.hpp"
#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

bool Holds(const Judge& judge, std::string body, int status = 200) {
  return judge(At(Where::Device, Json(status, std::move(body)))).held;
}

bool Applies(const Judge& judge, std::string body) {
  return judge(At(Where::Device, Json(200, std::move(body)))).applicable;
}

/// Answers to the same request, each with the member `v`.
Evidence Several(const std::vector<std::string>& values) {
  auto evidence = At(Where::Device, Json(200, ""));
  evidence.exchanges.clear();
  for (const auto& value : values)
    evidence.exchanges.push_back(Answered(Json(200, R"({"v":")" + value + "\"}")));
  return evidence;
}

TEST(AnswerMembers, AreOfTheirKind) {
  EXPECT_TRUE(Holds(AnsweredAsJson(201), "{}", 201));
  EXPECT_FALSE(Holds(AnsweredAsJson(201), "{}", 200));
  EXPECT_FALSE(Holds(AnsweredAsJson(200), "[]"));
  EXPECT_TRUE(Holds(TellsText("v"), R"({"v":"a"})"));
  EXPECT_FALSE(Holds(TellsText("v"), R"({"v":""})"));
  EXPECT_FALSE(Holds(TellsText("v"), R"({"v":1})"));
  EXPECT_FALSE(Holds(TellsText("v"), "{}"));
  EXPECT_TRUE(Holds(TellsAbsoluteUri("v"), R"({"v":"urn:a:b"})"));
  EXPECT_FALSE(Holds(TellsAbsoluteUri("v"), R"({"v":"/device"})"));
  EXPECT_TRUE(Holds(TellsPositiveInteger("v"), R"({"v":60})"));
  for (const auto* wrong : {"0", "-1", "1.5", "\"60\"", "null"})
    EXPECT_FALSE(Holds(TellsPositiveInteger("v"), R"({"v":)" + std::string(wrong) + "}")) << wrong;
  EXPECT_TRUE(Holds(TellsBoolean("v"), R"({"v":false})"));
  EXPECT_FALSE(Holds(TellsBoolean("v"), R"({"v":"false"})"));
  EXPECT_TRUE(Holds(TellsHttps("v"), R"({"v":"https://as.example/x"})"));
  EXPECT_TRUE(Holds(TellsHttps("v"), R"({"v":"http://127.0.0.1:1/x"})"));
  EXPECT_FALSE(Holds(TellsHttps("v"), R"({"v":"http://as.example/x"})"));
}

TEST(AnswerMembers, CountOnlyWhereTheyAre) {
  EXPECT_FALSE(Applies(IfTold("v", TellsText("v")), "{}"));
  EXPECT_TRUE(Applies(IfTold("v", TellsText("v")), R"({"v":1})"));
  EXPECT_FALSE(Applies(TellsWithout("a", "b"), R"({"a":"x"})"));
}

TEST(AnswerMembers, AreFoundInOneAnotherWithoutPunctuation) {
  const auto judge = TellsWithout("uri", "code");
  EXPECT_TRUE(Holds(judge, R"({"uri":"https://a.example/device","code":"WDJB-MJHT"})"));
  EXPECT_FALSE(Holds(judge, R"({"uri":"https://a.example/wdjbmjht","code":"WDJB-MJHT"})"));
}

TEST(AnswerMembers, OfSeveralAnswersDiffer) {
  EXPECT_TRUE(AllDiffer("v")(Several({"a", "b", "c"})).held);
  EXPECT_FALSE(AllDiffer("v")(Several({"a", "b", "a"})).held);
  EXPECT_FALSE(AllDiffer("v")(Several({"a"})).applicable);
}

TEST(AnswerMembers, LookRandomOnlyWithoutTheirCommonBeginning) {
  const auto counted = Several({"code-1000001", "code-1000002", "code-1000003"});
  EXPECT_FALSE(LooksRandom("v", 20)(counted).held);
  const auto drawn = Several({"code-gk3jw9cz", "code-p0qmx7ab", "code-v2hd8nte"});
  EXPECT_TRUE(LooksRandom("v", 20)(drawn).held);
  EXPECT_FALSE(LooksRandom("v", 100)(drawn).held);
  EXPECT_FALSE(LooksRandom("v", 20)(Several({"same", "same"})).held);
}

TEST(AnswerMembers, AreAnnouncedTogether) {
  const auto judge = AnnouncedTogether("end", "list", "x");
  EXPECT_TRUE(Holds(judge, R"({"end":"u","list":["a","x"]})"));
  EXPECT_TRUE(Holds(judge, R"({"list":["a"]})"));
  EXPECT_FALSE(Holds(judge, R"({"end":"u"})"));
  EXPECT_FALSE(Holds(judge, R"({"list":["x"]})"));
}

TEST(AnswerMembers, ShowOnAPageButNotInAHiddenField) {
  const auto seen = [](const std::string& body) {
    return PageShows("WDJB-MJHT")(At(Where::Other, Page(200, body))).held;
  };
  EXPECT_TRUE(seen("<p>Your code: WDJB MJHT</p>"));
  EXPECT_TRUE(seen("<form><input name=c value=WDJB-MJHT></form>"));
  EXPECT_FALSE(seen("<form><input type=hidden name=c value=WDJB-MJHT></form>"));
}

TEST(PushedAnswers, SayNothingOfTheUserAndAreNoRedirects) {
  EXPECT_TRUE(Holds(NoInteractionError(), R"({"request_uri":"urn:x"})", 201));
  EXPECT_FALSE(Holds(NoInteractionError(), R"({"error":"login_required"})", 400));
  EXPECT_FALSE(NeverRedirected()(At(Where::Pushed, {303, {{"Location", "/x"}}, ""})).held);
  EXPECT_TRUE(Holds(PushErrorsAreRegistered(), R"({"error":"invalid_redirect_uri"})", 400));
  EXPECT_FALSE(Holds(PushErrorsAreRegistered(), R"({"error":"consent_required"})", 400));
}

TEST(PushedAnswers, ComeBackAsTheyWerePushed) {
  const std::string own = "https://client.example/cb";
  EXPECT_TRUE(NotReturnedAs("state", "q")(SentTo(own + "?code=c&state=pushed")).held);
  EXPECT_FALSE(NotReturnedAs("state", "q")(SentTo(own + "?code=c&state=q")).held);
  EXPECT_TRUE(NotReturnedAs("state", "q")(At(Where::Authorization, Page(400, "no"))).held);
  EXPECT_FALSE(NotReturnedAs("state", "q")(At(Where::Authorization, Page(500, "no"))).held);
  EXPECT_FALSE(
      NotSentTo("https://client.example/q")(SentTo("https://client.example/q?code=c")).held);
  EXPECT_TRUE(NotSentTo("https://client.example/q")(SentTo(own + "?code=c")).held);
}

}  // namespace
}  // namespace nearmiss::oracle
