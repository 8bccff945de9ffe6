// The gate spaces requests over processes. Only lower bounds on time: a busy machine may be later.

#include "suites/runner/rate_gate.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>

#include "fixtures/client/direct_client.hpp"

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
