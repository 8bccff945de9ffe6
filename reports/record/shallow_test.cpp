// When a run says little of the server.

#include "reports/record/shallow.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace nearmiss::record {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

void Add(Run& run, int times, Verdict verdict, std::string_view reason = {}) {
  CheckResult check;
  check.verdict = verdict;
  check.reason = reason;
  run.checks.insert(run.checks.end(), static_cast<std::size_t>(times), check);
}

void Answer(Run& run, int times, int status) {
  Exchange exchange;
  exchange.response.emplace().status = status;
  run.exchanges.insert(run.exchanges.end(), static_cast<std::size_t>(times), exchange);
}

TEST(Shallow, SaysNothingOfADeepRun) {
  record::Run run;
  Add(run, 10, Verdict::Pass);
  Add(run, 10, Verdict::Skipped, "no consent page was shown");
  Answer(run, 10, 200);
  Answer(run, 10, 401);
  EXPECT_THAT(Shallow(run), IsEmpty());
  EXPECT_THAT(Shallow(record::Run()), IsEmpty());
}

TEST(Shallow, NamesWhatIsLackingAndWhatWasLeftOutForIt) {
  record::Run run;
  Add(run, 10, Verdict::Pass);
  Add(run, 1, Verdict::Skipped, kNoRefreshToken);
  Add(run, 2, Verdict::Skipped, kNoOtherClient);
  Add(run, 3, Verdict::Skipped, kNoPublicClient);
  EXPECT_THAT(
      Shallow(run),
      ElementsAre("no refresh token was issued: 1 of 16 checks were left out for that",
                  "there is no second confidential client: 2 of 16 checks were left out for that",
                  "there is no public client: 3 of 16 checks were left out for that"));
}

TEST(Shallow, SaysNothingOfOneCheckInAHundred) {
  record::Run run;
  Add(run, 99, Verdict::Pass);
  Add(run, 1, Verdict::Skipped, kNoPublicClient);
  EXPECT_THAT(Shallow(run), IsEmpty());
}

TEST(Shallow, NoticesThatMostAnswersAreRefusals) {
  record::Run run;
  Add(run, 1, Verdict::Pass);
  Answer(run, 2, 200);
  Answer(run, 3, 401);
  run.exchanges.emplace_back().failure = "reset";
  EXPECT_THAT(Shallow(run), ElementsAre(HasSubstr("3 of 5 answers were 401")));
  Answer(run, 6, 429);
  EXPECT_THAT(Shallow(run), ElementsAre(HasSubstr("6 of 11 answers were 429")));
}

TEST(Shallow, NoticesThatMostChecksCameToNoVerdict) {
  record::Run run;
  Add(run, 2, Verdict::Fail);
  Add(run, 1, Verdict::Skipped, "no revocation endpoint");
  Add(run, 2, Verdict::Inconclusive, "the control was refused");
  EXPECT_THAT(Shallow(run), Contains("3 of 5 checks were not applicable or not reached"));
}

}  // namespace
}  // namespace nearmiss::record
