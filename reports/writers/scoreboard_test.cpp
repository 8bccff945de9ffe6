// The comparison of servers: what decides a cell, and that nothing in a name becomes markup.

#include "reports/writers/scoreboard.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace nearmiss::writers {
namespace {

using record::Outcome;
using testing::HasSubstr;
using testing::Not;

record::CheckResult Result(const std::string& check, Outcome outcome,
                           std::vector<std::string> requirements) {
  record::CheckResult result;
  result.check = check;
  result.outcome = outcome;
  result.requirements = std::move(requirements);
  return result;
}

ScoredServer Server(const std::string& name, std::vector<record::CheckResult> checks) {
  ScoredServer server;
  server.name = server.folder = name;
  server.run.checks = std::move(checks);
  return server;
}

std::string Page(const std::vector<ScoredServer>& servers) {
  std::vector<requirement::Requirement> requirements(3);
  for (std::size_t i = 0; i < requirements.size(); ++i) {
    requirements[i].id = "r" + std::to_string(i);
    requirements[i].spec = "RFC 6749";
  }
  std::ostringstream out;
  WriteScoreboard(servers, requirements, out);
  return out.str();
}

TEST(Scoreboard, OneBrokenCheckOutweighsTheOthers) {
  const auto page = Page({Server(
      "a", {Result("x/1/one", Outcome::Held, {"r0"}), Result("x/1/two", Outcome::Broken, {"r0"}),
            Result("x/1/three", Outcome::NotReached, {"r0"})})});
  EXPECT_THAT(page,
              HasSubstr("<td class=\"broken\"><a href=\"a/report.html#x/1/two\">not held</a> (2)"));
}

TEST(Scoreboard, HasARowForEachRequirementThatSomeServerTold) {
  const auto page = Page({Server("a", {Result("x/1/one", Outcome::Held, {"r0"}),
                                       Result("x/1/two", Outcome::NotApplicable, {"r1"})}),
                          Server("b", {})});
  EXPECT_THAT(page, HasSubstr("<tr id=\"r0\">"));
  EXPECT_THAT(page, Not(HasSubstr("<tr id=\"r1\">")));
  EXPECT_THAT(page, HasSubstr("held</a> (1)</td><td class=\"none\">not told</td>"));
}

TEST(Scoreboard, EscapesWhatServersAreCalled) {
  const auto page = Page({Server("<b>", {Result("x", Outcome::Held, {"r0"})})});
  EXPECT_THAT(page, Not(HasSubstr("<b>")));
}

}  // namespace
}  // namespace nearmiss::writers
