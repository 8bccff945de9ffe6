#include "suites/runner/run.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <memory>
#include <set>
#include <string_view>
#include <utility>

#include "suites/runner/build_version.hpp"
#include "suites/runner/conclusion.hpp"
#include "suites/runner/config_lines.hpp"
#include "suites/runner/crew.hpp"
#include "suites/runner/journal.hpp"
#include "suites/runner/one_check.hpp"
#include "suites/runner/rate_gate.hpp"
#include "suites/runner/recorded_target.hpp"
#include "suites/runner/sanity.hpp"
#include "suites/runner/signals.hpp"

namespace nearmiss::runner {
namespace {

using Clock = std::chrono::steady_clock;

/// The order in which checks start: those that wait first, so that their clocks run from the
/// beginning.
int Turn(Manner manner) {
  switch (manner) {
    case Manner::Waiting:
      return 0;
    case Manner::Apart:
      return 1;
    case Manner::Beside:
      return 2;
    case Manner::Batch:
      return 3;
    case Manner::Alone:
      return 4;
    case Manner::Afterwards:
      return 5;
  }
  return 2;
}

std::string Now() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))); }

class Runner {
 public:
  Runner(const Settings& settings, std::unique_ptr<record::RecordFile> file,
         const Progress& progress)
      : settings_(settings),
        progress_(progress),
        journal_(
            settings.target, std::move(file),
            settings.keeps_exchanges ? Journal::Keeps::Exchanges : Journal::Keeps::VerdictsOnly),
        gate_(settings.rate),
        failed_logins_(settings.target.limits.failed_logins),
        crew_(settings.jobs) {}

  RunResult Run() {
    journal_.Start(StartOf(settings_));
    journal_.Configured({ToRecordedToml(settings_.target), settings_.strict});
    if (!settings_.checks.empty()) RunAll();
    return Result();
  }

 private:
  const Settings& settings_;
  const Progress& progress_;
  Journal journal_;
  RateGate gate_;
  login::FailedLogins failed_logins_;
  Crew crew_;
  Signals signals_;
  Clock::time_point began_ = Clock::now();
  Sanity sanity_;
  bool had_session_ = false;
  std::string trouble_;
  bool could_not_test_ = false;
  int failures_ = 0;
  std::set<const Entry*> done_;
  std::vector<std::pair<const Entry*, record::CheckResult>> unconfirmed_;
  std::vector<const Entry*> checks_ = settings_.checks;
  std::map<std::string, std::set<std::string>> dependencies_;

  bool MustStop() const {
    if (Signals::Seen() != 0) return true;
    if (settings_.max_failures && failures_ >= *settings_.max_failures) return true;
    return settings_.max_time && Clock::now() - began_ > *settings_.max_time;
  }

  void RunAll() {
    if (FirstGrantWorks()) {
      if (settings_.narrow) checks_ = settings_.narrow(sanity_.facts);
      RunTurns();
    }
    // Numbers add up: what did not get its turn is told too.
    for (const auto* entry : checks_) {
      if (!done_.contains(entry)) Finish(*entry, NotReached(), std::chrono::milliseconds(0));
    }
  }

  CheckOutcome NotReached() const {
    CheckOutcome outcome;
    outcome.outcome = record::Outcome::NotReached;
    outcome.actual =
        had_session_ ? "the run ended before this check" : "a plain valid grant does not work";
    return outcome;
  }

  void RunTurns() {
    for (const auto& turn : {std::vector<Manner>{Manner::Waiting, Manner::Apart, Manner::Beside},
                             std::vector<Manner>{Manner::Batch}, std::vector<Manner>{Manner::Alone},
                             std::vector<Manner>{Manner::Afterwards}}) {
      RunTurn(turn);
    }
    if (!MustStop()) LastGrantWorks();
  }

  Work MakeWork(std::vector<const Entry*> entries) const {
    Work work;
    work.settings = &settings_;
    work.entries = std::move(entries);
    work.gate = const_cast<RateGate*>(&gate_);
    work.failed_logins = const_cast<login::FailedLogins*>(&failed_logins_);
    work.facts = sanity_.facts;
    const bool shares = std::ranges::all_of(
        work.entries, [&](const auto* entry) { return SharesSession(settings_, *entry); });
    if (shares) work.session = sanity_.session;
    work.history = &journal_.History();
    work.learns = !had_session_;
    return work;
  }

  /// A browser takes seconds for each login, a person minutes.
  std::chrono::milliseconds Patience() const {
    switch (settings_.target.login.method) {
      case target::LoginMethod::Manual:
        return std::chrono::minutes(30);
      case target::LoginMethod::Command:
      case target::LoginMethod::Browser:
        return std::chrono::minutes(5);
      default:
        return std::chrono::seconds(90);
    }
  }

  /// One valid grant in a process of its own; what it says lands in `trouble`.
  std::string Grant(const std::string& name) {
    std::string why;
    bool worked = false;
    Job job;
    job.patience = Patience();
    job.work = [work = MakeWork({})](Link& link) { TryGrant(work, link); };
    job.told = [&](const Message& message) {
      if (message.kind == Message::Kind::Met) journal_.Met(name, message);
      if (message.kind == Message::Kind::Session) {
        worked = true;
        if (!had_session_) KeepSession(message);
      }
      if (message.kind == Message::Kind::Outcome) why = journal_.Masked(message.outcome.actual);
    };
    job.over = [&](const std::string& end) {
      if (why.empty()) why = end;
    };
    Crew(1).Run({job}, [] { return Signals::Seen() != 0; });
    return worked ? "" : why.empty() ? "it was interrupted" : why;
  }

  void KeepSession(const Message& message) {
    had_session_ = true;
    sanity_.facts = message.facts;
    if (auto cookies = login::CookieJar::Parse(message.cookies))
      sanity_.session = *std::move(cookies);
  }

  bool FirstGrantWorks() {
    const auto why = Grant("sanity");
    if (why.empty()) return true;
    could_not_test_ = true;
    trouble_ = "a plain valid grant does not work, so nothing was tested: " + why;
    return false;
  }

  void LastGrantWorks() {
    const auto why = Grant("sanity-again");
    if (why.empty() || Signals::Seen() != 0) return;
    could_not_test_ = true;
    trouble_ = fmt::format("a plain valid grant worked before the checks and not after them: {}{}",
                           why, DeadSince());
  }

  /// Since which exchange the target answers nothing any more.
  std::string DeadSince() const {
    const record::Exchange* since = nullptr;
    for (const auto& exchange : journal_.Run().exchanges) {
      if (exchange.response) {
        since = nullptr;
      } else if (since == nullptr) {
        since = &exchange;
      }
    }
    if (since == nullptr) return "";
    return fmt::format("; it has not answered since exchange {}, in {}", since->n, since->check);
  }

  void RunTurn(const std::vector<Manner>& manners) {
    std::vector<const Entry*> entries;
    for (const auto* entry : checks_) {
      if (std::ranges::find(manners, entry->about.manner) != manners.end())
        entries.push_back(entry);
    }
    std::ranges::sort(entries, {}, [](const auto* entry) {
      return std::pair<int, std::string_view>(Turn(entry->about.manner), entry->id);
    });
    std::vector<Job> jobs;
    for (std::size_t i = 0; i < entries.size();) jobs.push_back(JobFor(NextGroup(entries, i)));
    // A process that answers its own requests disturbs no other.
    const bool alone =
        manners.front() == Manner::Alone || (manners.front() == Manner::Batch && !settings_.direct);
    (alone ? Crew(1) : crew_).Run(std::move(jobs), [this] { return MustStop(); });
    Confirm();
  }

  /// Findings are tried once more, one at a time and signed in anew, so that what checks at the
  /// same time do to each other is not told as the server's fault.
  void Confirm() {
    auto findings = std::exchange(unconfirmed_, {});
    std::vector<Job> jobs;
    for (auto& [entry, result] : findings) jobs.push_back(JobAgain(*entry, result));
    Crew(1).Run(std::move(jobs), [this] { return MustStop(); });
    for (auto& [entry, result] : findings) Tell(std::move(result));
  }

  Job JobAgain(const Entry& entry, record::CheckResult& result) {
    Job job;
    job.outcomes = 1;
    auto work = MakeWork({&entry});
    work.session = {};
    job.work = [work](Link& link) { RunTests(work, link); };
    job.told = [this, &result](const Message& message) {
      if (message.kind == Message::Kind::Met) journal_.Met(message.check, message);
      if (message.kind != Message::Kind::Outcome) return;
      const bool broken = message.outcome.outcome == record::Outcome::Broken;
      // What could not be asked again says nothing about the first answer.
      if (!broken && message.outcome.outcome != record::Outcome::Held) return;
      ++result.attempts.run;
      result.attempts.broken += broken ? 1 : 0;
    };
    job.over = [](const std::string&) {};
    return job;
  }

  /// As many checks as one process may run, all of one manner.
  std::vector<const Entry*> NextGroup(const std::vector<const Entry*>& entries,
                                      std::size_t& i) const {
    std::vector<const Entry*> group;
    const auto manner = entries[i]->about.manner;
    while (i < entries.size() && entries[i]->about.manner == manner &&
           std::ssize(group) < settings_.checks_a_process) {
      group.push_back(entries[i++]);
    }
    return group;
  }

  Job JobFor(const std::vector<const Entry*>& group) {
    Job job;
    auto begin = std::make_shared<Clock::time_point>();
    job.outcomes = static_cast<int>(group.size());
    job.patience = Patience();
    job.work = [work = MakeWork(group)](Link& link) { RunTests(work, link); };
    const auto weight = group.front()->about.manner == Manner::Batch ? Journal::Weight::OneOfMany
                                                                     : Journal::Weight::One;
    job.told = [this, group, begin, weight](const Message& message) {
      if (*begin == Clock::time_point()) *begin = Clock::now() - message.exchange.duration;
      if (message.kind == Message::Kind::Met) journal_.Met(message.check, message, weight);
      if (message.kind != Message::Kind::Outcome) return;
      if (settings_.dependencies) dependencies_[message.check] = message.dependencies;
      const auto* entry =
          *std::ranges::find(group, message.check, [](const auto* each) { return each->id; });
      Finish(*entry, message.outcome,
             std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - *begin));
      *begin = Clock::time_point();
    };
    job.over = [this, group](const std::string& end) {
      for (const auto* entry : group) {
        if (done_.contains(entry)) continue;
        CheckOutcome outcome;
        outcome.actual = end;
        Finish(*entry, outcome, std::chrono::milliseconds(0));
      }
    };
    return job;
  }

  void Finish(const Entry& entry, const CheckOutcome& outcome, std::chrono::milliseconds time) {
    done_.insert(&entry);
    auto result = ResultOf(entry, outcome, settings_.seed);
    GivePlace(settings_.plan, result);
    result.expected = journal_.Masked(result.expected);
    result.actual = journal_.Masked(result.actual);
    result.changed = journal_.Masked(result.changed);
    result.counterexample = journal_.Masked(result.counterexample);
    result.duration = time;
    result.exchanges = journal_.ExchangesOf(entry.id);
    if (outcome.culprit > 0) result.exchanges = {outcome.culprit};
    if (const auto cited = std::ssize(result.exchanges) - outcome.cited;
        outcome.cited > 0 && cited > 0) {
      result.exchanges.erase(result.exchanges.begin(), result.exchanges.begin() + cited);
    }
    if (result.outcome == record::Outcome::Broken) result.attempts.broken = 1;
    GiveVerdict(settings_, journal_.Run().start.time, outcome.source_verified, result);
    if (result.verdict == record::Verdict::Fail) ++failures_;
    if (result.verdict == record::Verdict::Fail || result.verdict == record::Verdict::Warning ||
        result.verdict == record::Verdict::Known || result.verdict == record::Verdict::Note) {
      result.replay_file = CaseFileOf(entry.id);
    }
    // A judge of the whole run would only see the same again, and a batch has found its case twice.
    const bool again =
        settings_.confirms && entry.about.manner != Manner::Afterwards &&
        entry.about.manner != Manner::Batch &&
        (result.verdict == record::Verdict::Fail || result.verdict == record::Verdict::Warning);
    if (again) {
      unconfirmed_.emplace_back(&entry, std::move(result));
    } else {
      Tell(std::move(result));
    }
  }

  void Tell(record::CheckResult result) {
    journal_.Finished(result);
    progress_(static_cast<int>(journal_.Run().checks.size()),
              static_cast<int>(settings_.checks.size()), result);
  }

  RunResult Result() {
    record::RunFacts facts;
    facts.requests = journal_.Requests();
    facts.could_not_test = could_not_test_;
    auto idle = IdleEntries(settings_, journal_.Run().start.time);
    facts.idle_entries = static_cast<int>(idle.size());
    facts.signal = Signals::Seen();
    const int exit_code = EndRecord(journal_, facts, began_, trouble_);
    return {journal_.TakeRun(),       exit_code, sanity_.facts,
            std::move(dependencies_), trouble_,  std::move(idle)};
  }
};

}  // namespace

record::RunStart StartOf(const Settings& settings) {
  record::RunStart start;
  start.version = kVersion;
  start.commit = kCommit;
  start.plan = settings.plan.Versioned();
  start.profile = settings.profile.name;
  start.target =
      settings.target.name.empty() ? settings.target.token_endpoint : settings.target.name;
  start.config_sha256 = settings.config_sha256;
  start.seed = settings.seed;
  start.shard = settings.shard;
  start.selection = settings.selection;
  start.depth = Name(settings.depth);
  start.time = Now();
  start.config_file = ConfigFileOf(settings.target);
  start.config_lines = ConfigLinesOf(settings.target);
  return start;
}

RunResult RunChecks(const Settings& settings, std::unique_ptr<record::RecordFile> file,
                    const Progress& progress) {
  return Runner(settings, std::move(file), progress).Run();
}

}  // namespace nearmiss::runner
