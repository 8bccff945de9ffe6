// Jobs in processes of their own: whatever becomes of one costs the others nothing.

#include "suites/runner/crew.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace nearmiss::runner {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Message Outcome(std::string check) {
  Message message;
  message.kind = Message::Kind::Outcome;
  message.check = std::move(check);
  return message;
}

/// What a crew's jobs told and how they ended, in order.
struct Log {
  std::vector<std::string> outcomes;
  std::vector<std::string> troubles;

  Job Watched(std::function<void(Link&)> work) {
    Job job;
    job.work = std::move(work);
    job.told = [this](const Message& message) { outcomes.push_back(message.check); };
    job.over = [this](const std::string& trouble) { troubles.push_back(trouble); };
    return job;
  }
};

bool Never() { return false; }

/// Runs them; a process that comes back from its work as if it were the runner is ended here.
void RunAll(int places, std::vector<Job> jobs, const std::function<bool()>& stop = Never) {
  const pid_t runner = getpid();
  try {
    Crew(places).Run(std::move(jobs), stop);
  } catch (...) {
    if (getpid() != runner) _exit(99);
    throw;
  }
}

void Sleep(int ms) { std::this_thread::sleep_for(milliseconds(ms)); }

TEST(Crew, TellsWhatEachJobTold) {
  Log log;
  RunAll(1, {log.Watched([](Link& link) { link.Tell(Outcome("a")); }),
             log.Watched([](Link& link) { link.Tell(Outcome("b")); })});
  EXPECT_THAT(log.outcomes, ElementsAre("a", "b"));
  EXPECT_THAT(log.troubles, ElementsAre("", ""));
}

TEST(Crew, RunsNothingAtAll) { RunAll(1, {}); }

TEST(Crew, CarriesWhatIsLarge) {
  std::string body;
  Log log;
  auto job = log.Watched([](Link& link) {
    Message message;
    message.exchange.outcome = wire::Response{200, {}, std::string(3'000'000, '\0')};
    link.Tell(message);
    link.Tell(Outcome("a"));
  });
  job.told = [&](const Message& message) {
    if (message.kind == Message::Kind::Met) body = message.exchange.Answer()->body;
  };
  RunAll(1, {job});
  EXPECT_EQ(body.size(), 3'000'000U);
  EXPECT_THAT(log.troubles, ElementsAre(""));
}

struct End {
  std::string name;
  std::function<void(Link&)> work;
  std::string told;
};

void PrintTo(const End& end, std::ostream* out) { *out << end.name; }

class EachEnd : public testing::TestWithParam<End> {};

TEST_P(EachEnd, IsToldAndCostsTheOthersNothing) {
  Log log;
  RunAll(1, {log.Watched(GetParam().work),
             log.Watched([](Link& link) { link.Tell(Outcome("other")); })});
  EXPECT_THAT(log.outcomes, ElementsAre("other"));
  ASSERT_EQ(log.troubles.size(), 2U);
  EXPECT_THAT(log.troubles[0], HasSubstr(GetParam().told));
  EXPECT_EQ(log.troubles[1], "");
}

INSTANTIATE_TEST_SUITE_P(Ends, EachEnd,
                         testing::Values(End{"Crash",
                                             [](Link&) {
                                               std::signal(SIGSEGV, SIG_DFL);
                                               std::raise(SIGSEGV);
                                             },
                                             "signal 11"},
                                         End{"Kill", [](Link&) { std::raise(SIGKILL); },
                                             "signal 9"},
                                         End{"Exit", [](Link&) { _exit(7); }, "status 7"},
                                         End{"Silence", [](Link&) {}, "no outcome"},
                                         End{"Throw", [](Link&) { throw std::runtime_error("x"); },
                                             "ended by an exception"}),
                         [](const auto& instance) { return instance.param.name; });

TEST(Crew, EndsAJobThatHangs) {
  Log log;
  auto job = log.Watched([](Link&) { Sleep(30'000); });
  job.patience = milliseconds(200);
  const auto begin = std::chrono::steady_clock::now();
  RunAll(1, {job, log.Watched([](Link& link) { link.Tell(Outcome("other")); })});
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
  EXPECT_THAT(log.troubles, ElementsAre(HasSubstr("was not done after"), ""));
}

TEST(Crew, CountsNoWaitingAsWork) {
  Log log;
  auto job = log.Watched([](Link& link) {
    link.Park(milliseconds(1200));
    link.Tell(Outcome("a"));
  });
  job.patience = milliseconds(600);
  RunAll(1, {job});
  EXPECT_THAT(log.outcomes, ElementsAre("a"));
  EXPECT_THAT(log.troubles, ElementsAre(""));
}

TEST(Crew, GivesThePlaceOfAWaitingJobToAnother) {
  Log log;
  RunAll(1, {log.Watched([](Link& link) {
               link.Park(milliseconds(300));
               link.Tell(Outcome("waited"));
             }),
             log.Watched([](Link& link) { link.Tell(Outcome("meanwhile")); })});
  EXPECT_THAT(log.outcomes, ElementsAre("meanwhile", "waited"));
}

TEST(Crew, TellsAJobThatOwesAnOutcome) {
  Log log;
  auto job = log.Watched([](Link& link) { link.Tell(Outcome("first")); });
  job.outcomes = 2;
  RunAll(1, {job});
  EXPECT_THAT(log.outcomes, ElementsAre("first"));
  EXPECT_THAT(log.troubles, ElementsAre(HasSubstr("no outcome")));
}

TEST(Crew, StopsWhenAskedTo) {
  Log log;
  pid_t hanging = 0;
  auto job = log.Watched([](Link& link) {
    link.Tell(Outcome(std::to_string(getpid())));
    Sleep(30'000);
  });
  job.told = [&](const Message& message) { hanging = std::stoi(message.check); };
  const auto begin = std::chrono::steady_clock::now();
  RunAll(1, {job, log.Watched([](Link& link) { link.Tell(Outcome("never")); })},
         [&] { return hanging != 0; });
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
  EXPECT_THAT(log.outcomes, IsEmpty());
  EXPECT_THAT(log.troubles, IsEmpty());
  EXPECT_EQ(kill(hanging, 0), -1);
  EXPECT_EQ(errno, ESRCH);
}

/// A number that the processes share.
class Shared {
 public:
  Shared()
      : value_(new(mmap(nullptr, sizeof(std::atomic<int>), PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0)) std::atomic<int>(0)) {}
  std::atomic<int>& operator*() const { return *value_; }

 private:
  std::atomic<int>* value_;
};

TEST(Crew, FillsItsPlacesAndNoMore) {
  const Shared at_work;
  const Shared most;
  Log log;
  std::vector<Job> jobs;
  for (int i = 0; i < 6; ++i) {
    jobs.push_back(log.Watched([at_work, most](Link& link) {
      const int now = ++*at_work;
      int seen = *most;
      while (now > seen && !(*most).compare_exchange_weak(seen, now)) {
      }
      Sleep(100);
      --*at_work;
      link.Tell(Outcome("x"));
    }));
  }
  RunAll(2, std::move(jobs));
  EXPECT_EQ(log.outcomes.size(), 6U);
  EXPECT_EQ(*most, 2);
}

}  // namespace
}  // namespace nearmiss::runner
