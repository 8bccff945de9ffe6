#include "reports/record/place.hpp"

#include <gtest/gtest.h>

#include <string>

namespace nearmiss::record {
namespace {

Run RunThatSent(const std::string& url, const std::string& body = {}) {
  Run run;
  run.start.config_file = "ci/nearmiss.toml";
  run.start.config_lines = {{"target.issuer", "https://as.example", 3, 1},
                            {"target.token_endpoint", "https://as.example/token", 5, 1},
                            {"client.0.id", "nm", 9, 1},
                            {"client.1.id", "nm-other", 14, 1},
                            {"client.1.redirect_uris", "https://c.example/cb", 16, 1}};
  Exchange exchange;
  exchange.n = 1;
  exchange.role = Role::Mutant;
  exchange.request.url = url;
  exchange.request.body = body;
  run.exchanges = {exchange};
  return run;
}

CheckResult About(std::string condition) {
  CheckResult check;
  check.condition = std::move(condition);
  check.exchanges = {1};
  return check;
}

TEST(Place, IsTheLineOfTheEndpointThatWasAsked) {
  const auto place = PlaceOf(RunThatSent("https://as.example/token?x=1"), About("code_replayed"));
  EXPECT_EQ(place.file, "ci/nearmiss.toml");
  EXPECT_EQ(place.line, 5);
  EXPECT_EQ(PlaceOf(RunThatSent("https://as.example/tokens"), About("")).line, 3);
}

TEST(Place, IsTheLineOfTheClientWhereItsRegistrationIsTheMatter) {
  const auto run = RunThatSent("https://as.example/authorize?client_id=nm-other&scope=a");
  EXPECT_EQ(PlaceOf(run, About("client_unknown")).line, 14);
  EXPECT_EQ(PlaceOf(run, About("redirect_uri_mismatch")).line, 16);
  EXPECT_EQ(PlaceOf(run, About("scope_invalid")).line, 3);
  EXPECT_EQ(ClientPlaceOf(run, About("scope_invalid"))->line, 14);
}

TEST(Place, AnIdInsideALongerWordIsAnotherClient) {
  EXPECT_FALSE(
      ClientPlaceOf(RunThatSent("https://as.example/token", "client_id=nm-conf"), About("")));
  EXPECT_EQ(
      ClientPlaceOf(RunThatSent("https://as.example/token", "a=1&client_id=nm"), About(""))->line,
      9);
}

TEST(Place, WithoutPlacesIsTheFileItself) {
  auto run = RunThatSent("https://as.example/token");
  run.start.config_file.clear();
  run.start.config_lines.clear();
  const auto place = PlaceOf(run, About(""));
  EXPECT_EQ(place.file, "nearmiss.toml");
  EXPECT_EQ(place.line, 1);
}

}  // namespace
}  // namespace nearmiss::record
