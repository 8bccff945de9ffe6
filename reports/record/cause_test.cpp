#include "reports/record/cause.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace nearmiss::record {
namespace {

CheckResult Finding(std::string id, std::string condition, std::string actual) {
  CheckResult check;
  check.check = std::move(id);
  check.condition = std::move(condition);
  check.actual = std::move(actual);
  check.outcome = Outcome::Broken;
  return check;
}

TEST(Cause, FindingsThatMissOneConditionInOneWayAreOne) {
  const CheckResult a =
      Finding("r/1/a", "redirect_uri_mismatch", "sent code#1 to https://a/x there");
  const CheckResult b =
      Finding("r/1/b", "redirect_uri_mismatch", "sent code#22 to https://b/ there");
  const CheckResult other_way = Finding("r/1/c", "redirect_uri_mismatch", "500");
  const CheckResult alone = Finding("r/1/d", "", "500");
  const CheckResult alone_too = Finding("r/1/e", "", "500");
  const std::vector<const CheckResult*> findings = {&a, &b, &other_way, &alone, &alone_too};
  const auto causes = CausesOf(findings);
  ASSERT_EQ(causes.size(), 4U);
  EXPECT_EQ(causes[0].checks, (std::vector<const CheckResult*>{&a, &b}));
  EXPECT_EQ(causes[1].checks.front(), &other_way);
}

}  // namespace
}  // namespace nearmiss::record
