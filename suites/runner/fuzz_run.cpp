#include "suites/runner/fuzz_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>
#include <vector>

#include "suites/glue/stop.hpp"
#include "suites/runner/conclusion.hpp"
#include "suites/runner/crew.hpp"
#include "suites/runner/fuzz_confirmation.hpp"
#include "suites/runner/fuzz_search.hpp"
#include "suites/runner/journal.hpp"
#include "suites/runner/one_check.hpp"
#include "suites/runner/rate_gate.hpp"
#include "suites/runner/signals.hpp"

namespace nearmiss::runner {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kUsualTime = std::chrono::minutes(1);
/// Executions spent on making one suspicion simpler.
constexpr int kSimplifying = 60;

/// An input that brought a finding once.
struct Suspicion {
  std::string cause;
  std::string input;
};

class Fuzzing {
 public:
  Fuzzing(const Settings& settings, const remote::Harness& harness,
          std::unique_ptr<record::RecordFile> file)
      : settings_(settings),
        harness_(harness),
        journal_(settings.target, std::move(file), Journal::Keeps::Exchanges),
        gate_(settings.rate),
        failed_logins_(settings.target.limits.failed_logins) {}

  RunResult Run(const std::filesystem::path& corpus, const FuzzProgress& progress) {
    Start();
    if (GrantWorks("sanity")) {
      HuntIn(corpus, progress);
      for (const auto& suspicion : suspicions_) {
        if (Signals::Seen() == 0) Confirm(suspicion);
      }
      if (Signals::Seen() == 0 && !GrantWorks("sanity-again"))
        trouble_ = "after the hunt " + trouble_;
    }
    TellWhatHeld();
    return Over();
  }

  RunResult Replay(const Case& recorded) {
    Start();
    if (GrantWorks("sanity")) {
      const auto cause = recorded.check.substr(recorded.check.rfind('/') + 1);
      const auto outcome = Played(recorded.check, [&](const Surroundings& around) {
        return PlayedAgain(harness_, around, recorded.counterexample, CauseOf(cause));
      });
      Finish(recorded.check, cause, outcome);
    }
    return Over();
  }

 private:
  const Settings& settings_;
  const remote::Harness& harness_;
  Journal journal_;
  RateGate gate_;
  login::FailedLogins failed_logins_;
  Signals signals_;
  Clock::time_point began_ = Clock::now();
  Facts facts_;
  login::CookieJar session_;
  bool had_session_ = false;
  bool could_not_test_ = false;
  std::string trouble_;
  std::vector<Suspicion> suspicions_;
  std::set<std::string> told_;  ///< cause and shape of each finding
  int findings_ = 0;
  int unconfirmed_ = 0;
  remote::Progress progress_;
  int hunted_ = 0;  ///< requests of the engine's process, which the record only counts

  void Start() { journal_.Start(StartOf(settings_)); }

  /// Two findings of one cause have numbers behind it.
  static std::string CauseOf(const std::string& slug) {
    const auto sign = slug.rfind("--");
    return sign == std::string::npos ? slug : slug.substr(0, sign);
  }

  Work MakeWork() {
    Work work;
    work.settings = &settings_;
    work.gate = &gate_;
    work.failed_logins = &failed_logins_;
    work.facts = facts_;
    work.session = session_;
    work.history = &journal_.History();
    work.learns = !had_session_;
    return work;
  }

  void Perform(Job job) {
    Crew(1).Run({std::move(job)}, [] { return Signals::Seen() != 0; });
  }

  bool GrantWorks(const std::string& name) {
    std::string why = "it was interrupted";
    bool worked = false;
    Job job;
    job.patience = std::chrono::minutes(30);
    job.work = [work = MakeWork()](Link& link) { TryGrant(work, link); };
    job.told = [&](const Message& message) {
      if (message.kind == Message::Kind::Met) journal_.Met(name, message);
      if (message.kind == Message::Kind::Outcome) why = journal_.Masked(message.outcome.actual);
      if (message.kind != Message::Kind::Session) return;
      worked = true;
      if (!had_session_) KeepSession(message);
    };
    job.over = [](const std::string&) {};
    Perform(std::move(job));
    if (worked) return true;
    could_not_test_ = true;
    trouble_ = "a plain valid grant does not work: " + why;
    return false;
  }

  void KeepSession(const Message& message) {
    had_session_ = true;
    facts_ = message.facts;
    if (auto cookies = login::CookieJar::Parse(message.cookies)) session_ = *std::move(cookies);
  }

  void HuntIn(const std::filesystem::path& corpus, const FuzzProgress& progress) {
    const auto time = settings_.max_time.value_or(kUsualTime);
    bool ended = false;
    Job job;
    job.patience = time + std::chrono::minutes(5);
    job.work = [this, work = MakeWork(), time, corpus](Link& link) {
      WithSurroundings(work, link, [&](const Surroundings& around) {
        Search(harness_, around, corpus.string(), time, link);
      });
    };
    job.told = [&](const Message& message) {
      const auto& outcome = message.outcome;
      if (message.check == kSuspicion)
        suspicions_.push_back({outcome.changed, outcome.counterexample});
      if (message.check == kProgress) {
        progress_ = ProgressOf(outcome);
        hunted_ = outcome.trials.sent.at("requests");
        progress(progress_);
      }
      if (message.check != kEnd) return;
      ended = true;
      if (!outcome.actual.empty()) {
        could_not_test_ = true;
        trouble_ =
            fmt::format("the hunt ended early, since {} inputs in a row could not be played: {}",
                        kMostStopped, journal_.Masked(outcome.actual));
      }
    };
    std::string end;
    job.over = [&](const std::string& how) { end = how; };
    Perform(std::move(job));
    if (!ended && Signals::Seen() == 0)
      throw std::runtime_error("the engine's process ended early; " + end);
  }

  /// What `play` says, in a process of its own whose requests go into the record.
  CheckOutcome Played(const std::string& check,
                      const std::function<CheckOutcome(const Surroundings&)>& play) {
    CheckOutcome told;
    told.actual = "it was interrupted";
    Job job;
    job.patience = std::chrono::minutes(10);
    job.work = [work = MakeWork(), play](Link& link) {
      WithSurroundings(work, link,
                       [&](const Surroundings& around) { link.Tell(Told(kEnd, play(around))); });
    };
    job.told = [&](const Message& message) {
      if (message.kind == Message::Kind::Met) journal_.Met(check, message);
      if (message.kind == Message::Kind::Outcome) told = message.outcome;
    };
    job.over = [&](const std::string& trouble) {
      if (!trouble.empty()) told.actual = trouble;
    };
    Perform(std::move(job));
    return told;
  }

  void Confirm(const Suspicion& suspicion) {
    const auto made_simple = Played("", [&](const Surroundings& around) {
      auto quiet = around;
      quiet.report = [](const auto&, auto) {};
      CheckOutcome outcome;
      outcome.counterexample =
          remote::Simplest(harness_, harness_.player(quiet, remote::Stock::Fresh), suspicion.input,
                           suspicion.cause, kSimplifying);
      return outcome;
    });
    const auto& input =
        made_simple.counterexample.empty() ? suspicion.input : made_simple.counterexample;
    const auto shape = suspicion.cause + ' ' + ShapeOf(input);
    if (told_.contains(shape)) return;
    const int number = static_cast<int>(std::ranges::count_if(
        told_, [&](const auto& each) { return each.starts_with(suspicion.cause + ' '); }));
    const auto slug =
        number == 0 ? suspicion.cause : fmt::format("{}--{}", suspicion.cause, number + 1);
    const auto check = fmt::format("fuzz/{}/{}", harness_.name, slug);
    const auto outcome = Played(check, [&](const Surroundings& around) {
      return PlayedAgain(harness_, around, input, suspicion.cause);
    });
    if (outcome.outcome != record::Outcome::Broken) {
      ++unconfirmed_;
      return;
    }
    told_.insert(shape);
    ++findings_;
    Finish(check, suspicion.cause, outcome);
  }

  void Finish(const std::string& check, std::string cause, const CheckOutcome& outcome) {
    record::CheckResult result;
    std::ranges::replace(cause, '-', ' ');
    result.check = check;
    result.title = fmt::format("Fuzzing {}: {}", harness_.told, cause);
    result.level = record::Level::Must;
    result.clause_url = outcome.source;
    result.harm = outcome.harm;
    result.outcome = outcome.outcome;
    result.layer = outcome.layer;
    result.expected = journal_.Masked(outcome.expected);
    result.actual = journal_.Masked(outcome.actual);
    result.changed = journal_.Masked(outcome.changed);
    result.source = outcome.source;
    result.counterexample = outcome.counterexample;
    result.trials = outcome.trials;
    result.seed = settings_.seed;
    result.exchanges = journal_.ExchangesOf(check);
    const bool broken = outcome.outcome == record::Outcome::Broken;
    result.attempts = broken ? record::Attempts{2, 2} : record::Attempts{1, 0};
    GiveVerdict(settings_, journal_.Run().start.time, outcome.source_verified, result);
    if (broken) result.replay_file = CaseFileOf(check);
    journal_.Finished(std::move(result));
  }

  /// The row of everything else that was answered.
  void TellWhatHeld() {
    CheckOutcome outcome;
    const bool hunted = progress_.executions > progress_.stopped;
    outcome.outcome = hunted ? record::Outcome::Held : record::Outcome::NotReached;
    outcome.expected = "every other input is answered as a correct server may answer it";
    outcome.actual =
        hunted ? fmt::format("{} inputs, {} different answers, {} states{}", progress_.executions,
                             progress_.answers, progress_.states,
                             unconfirmed_ == 0
                                 ? std::string()
                                 : fmt::format("; {} suspicions did not come again", unconfirmed_))
               : trouble_;
    outcome.trials.sent["inputs"] = static_cast<int>(progress_.executions);
    outcome.trials.discarded = static_cast<int>(progress_.stopped);
    outcome.trials.stopped = Signals::Seen() != 0 ? "interrupted" : "the time was over";
    Finish(fmt::format("fuzz/{}/every-other-input", harness_.name), "every other input", outcome);
  }

  RunResult Over() {
    record::RunFacts facts;
    facts.requests = journal_.Requests() + hunted_;
    facts.could_not_test = could_not_test_;
    facts.signal = Signals::Seen();
    const int exit_code = EndRecord(journal_, facts, began_, trouble_);
    auto idle = IdleEntries(settings_, journal_.Run().start.time);
    return {journal_.TakeRun(), exit_code, facts_, {}, trouble_, std::move(idle)};
  }
};

}  // namespace

RunResult FuzzTarget(const Settings& settings, const remote::Harness& harness,
                     const std::filesystem::path& corpus, std::unique_ptr<record::RecordFile> file,
                     const FuzzProgress& progress) {
  return Fuzzing(settings, harness, std::move(file)).Run(corpus, progress);
}

bool IsFuzzFinding(const std::string& check) { return check.starts_with("fuzz/"); }

RunResult ReplayFinding(const Settings& settings, const Case& recorded) {
  const auto name = recorded.check.substr(5, recorded.check.find('/', 5) - 5);
  const auto* harness = remote::FindHarness(name);
  if (harness == nullptr) {
    RunResult result;
    result.trouble = fmt::format("no harness is called {}", name);
    return result;
  }
  return Fuzzing(settings, *harness, nullptr).Replay(recorded);
}

}  // namespace nearmiss::runner
