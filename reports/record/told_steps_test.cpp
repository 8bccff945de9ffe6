#include "reports/record/told_steps.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace nearmiss::record {
namespace {

using testing::ElementsAre;

Exchange Asked(int n, Role role, std::string method, std::string url) {
  Exchange exchange;
  exchange.n = n;
  exchange.role = role;
  exchange.request.method = std::move(method);
  exchange.request.url = std::move(url);
  return exchange;
}

Exchange Answered(Exchange exchange, int status, std::string header, std::string value,
                  std::string body) {
  exchange.response.emplace();
  exchange.response->status = status;
  exchange.response->headers = {{std::move(header), std::move(value)}};
  exchange.response->body = std::move(body);
  return exchange;
}

TEST(ToldSteps, SayWhatWasAskedAndAnsweredWithoutValues) {
  record::Run run;
  run.exchanges = {Answered(Asked(1, Role::Setup, "GET", "https://as/authorize?client_id=a"), 302,
                            "location", "https://c/cb?code=code#1&state=xyz", ""),
                   Answered(Asked(2, Role::Mutant, "POST", "https://as/token"), 400, "Content-Type",
                            "application/json;charset=UTF-8",
                            R"({"error":"invalid_grant","error_description":"today"})"),
                   Answered(Asked(3, Role::Effect, "POST", "https://as/introspect"), 200,
                            "Content-Type", "application/json", R"({"active":false,"x":1})"),
                   Asked(4, Role::Effect, "GET", "https://as")};
  run.exchanges.back().failure = "timeout: no answer within 10 s";
  CheckResult check;
  check.exchanges = {1, 2, 3, 4};
  EXPECT_THAT(
      StepsOf(run, check),
      ElementsAre(ToldStep{"setup GET /authorize", "302 to https://c/cb code state"},
                  ToldStep{"mutant POST /token", "400 application/json error=invalid_grant"},
                  ToldStep{"effect POST /introspect", "200 application/json with active=false x"},
                  ToldStep{"effect GET /", "no answer: timeout"}));
}

TEST(ToldSteps, TheFirstChangeIsTold) {
  const std::vector<ToldStep> before = {{"control POST /token", "200"},
                                        {"mutant POST /token", "200"}};
  auto now = before;
  EXPECT_EQ(FirstChange(before, now), std::nullopt);
  now[1].answer = "400";
  EXPECT_EQ(FirstChange(before, now), "step 2, mutant POST /token: then 200, now 400");
  now.pop_back();
  EXPECT_EQ(FirstChange(before, now), "step 2, mutant POST /token: then 200, now not sent");
  now[0].request = "control GET /token";
  EXPECT_EQ(FirstChange(before, now), "step 1, then control POST /token, now control GET /token");
}

}  // namespace
}  // namespace nearmiss::record
