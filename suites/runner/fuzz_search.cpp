#include "suites/runner/fuzz_search.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdint>
#include <iostream>
#include <utility>

#include "suites/remote/libfuzzer.hpp"

namespace nearmiss::runner {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

CheckOutcome Numbers(const remote::Progress& progress, int requests) {
  CheckOutcome outcome;
  const auto put = [&](const char* name, std::int64_t value) {
    outcome.trials.sent[name] = static_cast<int>(value);
  };
  put("executions", progress.executions);
  put("answers", progress.answers);
  put("states", progress.states);
  put("findings", progress.findings);
  put("stopped", progress.stopped);
  put("requests", requests);
  return outcome;
}

/// What the engine says of itself goes into a file beside the corpus.
void LogInto(const std::string& path) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return;
  dup2(file, STDERR_FILENO);
  close(file);
}

}  // namespace

Message Told(std::string_view kind, CheckOutcome outcome) {
  Message message;
  message.kind = Message::Kind::Outcome;
  message.check = kind;
  message.outcome = std::move(outcome);
  return message;
}

remote::Progress ProgressOf(const CheckOutcome& outcome) {
  const auto& sent = outcome.trials.sent;
  return {sent.at("executions"), sent.at("stopped"), sent.at("answers"), sent.at("states"),
          sent.at("findings")};
}

void Search(const remote::Harness& harness, Surroundings around, const std::string& corpus,
            milliseconds time, Link& link) {
  LogInto(corpus + ".log");
  int requests = 0;
  around.report = [&requests](const auto&, auto) { ++requests; };
  remote::Hunt hunt(harness.player(around, remote::Stock::Shared));
  const auto end = Clock::now() + time;
  auto next_word = Clock::now() + seconds(1);
  remote::EngineOptions options;
  options.seed = static_cast<std::uint32_t>(around.seed);
  options.corpus = corpus;
  remote::RunEngine(harness, hunt, options, [&](std::string_view input, const auto& novelty) {
    for (const auto& finding : novelty.findings) {
      CheckOutcome outcome;
      outcome.changed = finding.cause;
      outcome.counterexample = input;
      link.Tell(Told(kSuspicion, outcome));
    }
    // Into the log.
    if (!hunt.Stopped().empty())
      std::cerr << fmt::format("not played to its end: {}\n{}", hunt.Stopped(), input);
    const bool over = Clock::now() >= end || hunt.StoppedInARow() >= kMostStopped;
    if (over || Clock::now() >= next_word) {
      link.Tell(Told(kProgress, Numbers(hunt.Progress(), requests)));
      next_word = Clock::now() + seconds(1);
    }
    if (!over) return true;
    CheckOutcome last;
    if (hunt.StoppedInARow() >= kMostStopped) last.actual = hunt.Stopped();
    link.Tell(Told(kEnd, last));
    return false;
  });
}

}  // namespace nearmiss::runner
