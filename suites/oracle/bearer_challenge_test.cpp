// Bearer challenges: sound ones and flawed ones.

#include "suites/oracle/bearer_challenge.hpp"

#include <gtest/gtest.h>

#include <string>

#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

Evidence Challenged(const std::string& field, int status = 401) {
  return At(Where::Resource, {status, {{"WWW-Authenticate", field}}, ""});
}

struct Row {
  Judge judge;
  std::string good;
  std::string bad;
};

TEST(BearerChallenges, AreJudgedByEachDemand) {
  const Row rows[] = {
      {ChallengesHaveAParameter(), "Bearer realm=\"a\"", "Bearer"},
      {ChallengesRepeatNoAttribute(), "Bearer realm=\"a\", error=\"x\"",
       "Bearer error=\"x\", Error=\"x\""},
      {ChallengeScopesKeepToTheirCharacters(), "Bearer scope=\"a b\"", "Bearer scope=\"a  b\""},
      {ChallengeScopesKeepToTheirCharacters(), "Bearer realm=\"a\"", "Bearer scope=\" a\""},
      {ChallengeTextsKeepToTheirCharacters(), "Bearer error_description=\"a b\"",
       "Bearer error_description=\"a\\\"b\""},
      {ChallengeErrorUrisAreAbsolute(), "Bearer error_uri=\"https://a.example/e\"",
       "Bearer error_uri=\"/e\""},
      {ChallengeErrorsAreRegistered(), "Bearer error=\"invalid_token\"", "Bearer error=\"bad\""},
      {ChallengeStatusesFitTheirErrors(), "Bearer error=\"invalid_token\"",
       "Bearer error=\"invalid_request\""},
  };
  for (const auto& [judge, good, bad] : rows) {
    EXPECT_TRUE(judge(Challenged(good)).held) << good;
    EXPECT_FALSE(judge(Challenged(bad)).held) << bad;
    EXPECT_FALSE(judge(Challenged("Basic realm=\"a\"")).applicable);
  }
}

TEST(RefusedOrKeptPrivate, LooksAtWhatWasServed) {
  EXPECT_TRUE(RefusedOrKeptPrivate()(Challenged("Bearer realm=\"a\"")).held);
  EXPECT_FALSE(RefusedOrKeptPrivate()(At(Where::Resource, Json(200, "{}"))).held);
  auto kept = Json(200, "{}");
  kept.headers.Set("Cache-Control", "private, max-age=5");
  EXPECT_TRUE(RefusedOrKeptPrivate()(At(Where::Resource, kept)).held);
}

}  // namespace
}  // namespace nearmiss::oracle
