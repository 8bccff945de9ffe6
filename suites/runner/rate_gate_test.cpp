// The gate spaces requests over processes. Only lower bounds on time: a busy machine may be later.

#include "suites/runner/rate_gate.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>

#include "fixtures/client/direct_client.hpp"
#include "suites/runner/patient_client.hpp"

namespace nearmiss::runner {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

TEST(RateGate, SpacesWhatPasses) {
  RateGate gate(50);
  const auto begin = Clock::now();
  for (int i = 0; i < 6; ++i) gate.Take();
  EXPECT_GE(Clock::now() - begin, milliseconds(95));
}

TEST(RateGate, OfZeroLetsEverythingThrough) {
  RateGate gate(0);
  const auto begin = Clock::now();
  for (int i = 0; i < 10'000; ++i) gate.Take();
  EXPECT_LT(Clock::now() - begin, std::chrono::seconds(5));
}

TEST(RateGate, IsOneForAllProcesses) {
  RateGate gate(50);
  const auto begin = Clock::now();
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    for (int i = 0; i < 5; ++i) gate.Take();
    _exit(0);
  }
  for (int i = 0; i < 5; ++i) gate.Take();
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  EXPECT_GE(Clock::now() - begin, milliseconds(175));
}

TEST(RateGate, PausesEverything) {
  RateGate gate(0);
  gate.Pause(milliseconds(150));
  const auto begin = Clock::now();
  gate.Take();
  EXPECT_GE(Clock::now() - begin, milliseconds(140));
}

wire::Response Answered(int status, const std::string& retry_after) {
  wire::Response response{status, {}, ""};
  if (!retry_after.empty()) response.headers.Add("Retry-After", retry_after);
  return response;
}

TEST(AskedToWait, ReadsSecondsAndDates) {
  using std::chrono::seconds;
  const std::chrono::sys_seconds now{seconds(1'445'412'480)};  // Wed, 21 Oct 2015 07:28:00 GMT
  EXPECT_EQ(AskedToWait(Answered(429, "7"), now), seconds(7));
  EXPECT_EQ(AskedToWait(Answered(503, "Wed, 21 Oct 2015 07:28:30 GMT"), now), seconds(30));
  EXPECT_EQ(AskedToWait(Answered(503, "Wed, 21 Oct 2015 07:00:00 GMT"), now), seconds(0));
  EXPECT_EQ(AskedToWait(Answered(429, ""), now), seconds(1));
  EXPECT_EQ(AskedToWait(Answered(429, "soon"), now), seconds(1));
  EXPECT_EQ(AskedToWait(Answered(429, "-4"), now), seconds(1));
  EXPECT_EQ(AskedToWait(Answered(503, ""), now), std::nullopt);
  EXPECT_EQ(AskedToWait(Answered(200, "7"), now), std::nullopt);
}

TEST(PatientClient, SendsAgainWhatWasTurnedAway) {
  RateGate gate(0);
  int asked = 0;
  client::DirectClient inner(
      [&](const wire::Request&) { return ++asked < 2 ? Answered(429, "0") : Answered(200, ""); });
  GatedClient gated(inner, inner, gate);
  PatientClient patient(gated, gated, gate);
  EXPECT_EQ(patient.Send({"GET", "https://as.example/", {}, ""}).Answer()->status, 200);
  EXPECT_EQ(asked, 2);
}

TEST(PatientClient, PassesOnWhatAsksForTooLong) {
  RateGate gate(0);
  int asked = 0;
  client::DirectClient inner([&](const wire::Request&) {
    ++asked;
    return Answered(429, asked < 10 ? "0" : "3600");
  });
  PatientClient patient(inner, inner, gate);
  EXPECT_EQ(patient.Send({"GET", "https://as.example/", {}, ""}).Answer()->status, 429);
  EXPECT_EQ(asked, 3);
  asked = 10;
  EXPECT_EQ(patient.Send({"GET", "https://as.example/", {}, ""}).Answer()->status, 429);
  EXPECT_EQ(asked, 11);
}

TEST(GatedClient, PassesRequestsOn) {
  RateGate gate(0);
  client::DirectClient inner(
      [](const wire::Request& request) { return wire::Response{200, {}, request.body}; });
  GatedClient gated(inner, inner, gate);
  const auto exchange = gated.Send({"POST", "https://as.example/", {}, "a=1"});
  ASSERT_NE(exchange.Answer(), nullptr);
  EXPECT_EQ(exchange.Answer()->body, "a=1");
}

}  // namespace
}  // namespace nearmiss::runner
