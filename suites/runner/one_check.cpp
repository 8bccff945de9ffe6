#include "suites/runner/one_check.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <exception>
#include <functional>
#include <memory>
#include <utility>

#include "fixtures/client/allowed_origins.hpp"
#include "fixtures/client/curl_batch.hpp"
#include "fixtures/client/direct_client.hpp"
#include "fixtures/client/wire_client.hpp"
#include "fixtures/client/wire_racer.hpp"
#include "suites/glue/near_misses.hpp"
#include "suites/glue/stop.hpp"
#include "suites/runner/patient_client.hpp"
#include "suites/runner/recorded_answers.hpp"
#include "suites/runner/sanity.hpp"

namespace nearmiss::runner {
namespace {

/// The way of every request: counted by the gate, kept to the target's hosts, sent by libcurl, or
/// where many leave together by sockets of our own, which know no proxy; or straight to a function.
struct Ways {
  std::unique_ptr<client::CurlClient> curl;
  std::unique_ptr<client::Batch> many;
  std::unique_ptr<client::WireRacer> wire;
  std::unique_ptr<client::AllowedOrigins> guarded;
  std::unique_ptr<GatedClient> gated;
  std::unique_ptr<client::Client> sender;
  client::Client* answers = nullptr;
  client::Racer* racer = nullptr;
  client::Batch* batch = nullptr;

  static std::unique_ptr<client::Batch> MakeBatch(const Work& work, bool proxied) {
    const auto& settings = *work.settings;
    auto turn = [gate = work.gate] { gate->Take(); };
    if (!settings.wire_batches || proxied)
      return std::make_unique<client::CurlBatch>(settings.curl, settings.jobs, std::move(turn));
    const auto jobs = static_cast<std::size_t>(std::max(settings.jobs, 1));
    return std::make_unique<client::WireClient>(settings.curl, jobs, std::move(turn));
  }

  explicit Ways(const Work& work) {
    if (auto* recorded = work.settings->recorded.get(); recorded != nullptr) {
      answers = recorded;
      racer = recorded;
      batch = recorded;
      return;
    }
    if (work.settings->direct) {
      auto direct = std::make_unique<client::DirectClient>(work.settings->direct);
      racer = direct.get();
      batch = direct.get();
      answers = direct.get();
      sender = std::move(direct);
      return;
    }
    curl = std::make_unique<client::CurlClient>(work.settings->curl);
    wire = std::make_unique<client::WireRacer>(work.settings->curl);
    const bool proxied =
        client::GoesThroughAProxy(work.settings->curl, work.settings->target.token_endpoint);
    many = MakeBatch(work, proxied);
    guarded = std::make_unique<client::AllowedOrigins>(
        *curl, work.settings->target.Origins(),
        proxied ? static_cast<client::Racer*>(curl.get()) : wire.get(), many.get());
    batch = guarded.get();
    gated = std::make_unique<GatedClient>(*guarded, *guarded, *work.gate);
    auto patient = std::make_unique<PatientClient>(*gated, *gated, *work.gate);
    racer = patient.get();
    answers = patient.get();
    sender = std::move(patient);
  }
};

/// How far this process has told the server's clock to go on; nought where time is real.
std::chrono::milliseconds ahead{0};

std::chrono::sys_seconds Now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now() + ahead);
}

std::function<void(std::chrono::milliseconds)> Waiting(const Work& work, Link& link) {
  if (work.settings->recorded) return [](std::chrono::milliseconds) {};
  const auto& advance = work.settings->advance;
  return [&link, &advance](std::chrono::milliseconds time) {
    if (time.count() <= 0) return;
    if (advance) {
      advance(time);
      ahead += time;
    } else {
      link.Park(time);
    }
  };
}

Surroundings Around(const Work& work, Ways& ways, Link& link) {
  Surroundings around;
  around.target = &work.settings->target;
  around.profile = &work.settings->profile;
  around.client = ways.answers;
  around.racer = ways.racer;
  around.batch = ways.batch;
  around.facts = work.facts;
  around.session = work.session;
  around.seed = work.settings->seed;
  around.depth = work.settings->depth;
  around.earlier = &work.settings->earlier;
  around.only_earlier = work.settings->only_earlier;
  around.wait = Waiting(work, link);
  around.now = Now;
  if (const auto recorded = work.settings->recorded)
    around.now = [recorded] { return recorded->Now(); };
  around.report = [&link](const wire::Exchange& exchange, record::Role role) {
    link.TellMet(Check::entry == nullptr ? "" : Check::entry->id, role, exchange);
  };
  around.history = work.history;
  around.failed_logins = work.failed_logins;
  return around;
}

/// A filter that means exactly these tests. A minus would begin the negative part of a filter.
std::string FilterFor(const std::vector<const Entry*>& entries) {
  std::string filter;
  for (const auto* entry : entries) filter += entry->suite + '.' + entry->name + ':';
  std::ranges::replace(filter, '-', '?');
  return filter;
}

void TellOutcome(Link& link, const std::string& check, const CheckOutcome& outcome,
                 const std::function<std::set<std::string>()>& dependencies = {}) {
  Message message;
  if (dependencies) message.dependencies = dependencies();
  message.kind = Message::Kind::Outcome;
  message.check = check;
  message.outcome = outcome;
  link.Tell(message);
}

CheckOutcome Failed(record::Outcome outcome, std::string why) {
  CheckOutcome failed;
  failed.outcome = outcome;
  failed.actual = std::move(why);
  return failed;
}

/// The FNV-1a hash, the same on every machine.
std::uint64_t Fnv1a(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

/// Gives each test its entry, its random values and an empty outcome, and tells what came of it.
class Frame : public testing::EmptyTestEventListener {
 public:
  Frame(const Work& work, Surroundings& around, Link& link)
      : work_(work), around_(around), link_(link) {}

  void OnTestStart(const testing::TestInfo& test) override {
    const auto id = std::string(test.test_suite_name()) + '/' + test.name();
    Check::entry =
        *std::ranges::find(work_.entries, id, [](const Entry* entry) { return entry->id; });
    // Every check has random values of its own, the same for the same seed.
    around_.seed = work_.settings->seed ^ Fnv1a(id);
    outcome_ = CheckOutcome();
    outcome_.actual = "the check did not run";
    Check::outcome = &outcome_;
  }
  void OnTestEnd(const testing::TestInfo&) override {
    TellOutcome(link_, Check::entry->id, outcome_, work_.settings->dependencies);
  }

 private:
  const Work& work_;
  Surroundings& around_;
  Link& link_;
  CheckOutcome outcome_;
};

/// What it tried; a check of one row of a family has tried one.
record::Trials TrialsOf(const Entry& entry, const CheckOutcome& outcome) {
  const bool decided =
      outcome.outcome == record::Outcome::Held || outcome.outcome == record::Outcome::Broken;
  if (!outcome.trials.Empty() || entry.family.empty() || !decided) return outcome.trials;
  return {{{RowOf(entry)->Id(), 1}}, 0, ""};
}

}  // namespace

bool SharesSession(const Settings& settings, const Entry& entry) {
  return settings.target.login.session == target::SessionUse::Shared &&
         (entry.about.manner == Manner::Beside || entry.about.manner == Manner::Batch);
}

void RunTests(const Work& work, Link& link) {
  Ways ways(work);
  auto around = Around(work, ways, link);
  Check::surroundings = &around;
  GTEST_FLAG_SET(filter, FilterFor(work.entries));
  testing::UnitTest::GetInstance()->listeners().Append(new Frame(work, around, link));
  // GoogleTest's word on each test is in its outcome already.
  [[maybe_unused]] const int failed = RUN_ALL_TESTS();
}

void TryGrant(const Work& work, Link& link) {
  Ways ways(work);
  const auto around = Around(work, ways, link);
  try {
    Message message;
    message.kind = Message::Kind::Session;
    if (work.learns) {
      const auto sanity = FirstGrant(around);
      message.cookies = sanity.session.Text();
      message.facts = sanity.facts;
    } else {
      LastGrant(around);
    }
    link.Tell(message);
    TellOutcome(link, "", Failed(record::Outcome::Held, ""));
  } catch (const NotReached& stop) {
    TellOutcome(link, "", Failed(record::Outcome::NotReached, stop.why));
  } catch (const NotApplicable& stop) {
    TellOutcome(link, "", Failed(record::Outcome::NotReached, stop.why));
  } catch (const NoAnswer& stop) {
    TellOutcome(link, "", Failed(record::Outcome::NoAnswer, stop.why));
  } catch (const std::exception& error) {
    TellOutcome(link, "", Failed(record::Outcome::ToolError, error.what()));
  }
}

void WithSurroundings(const Work& work, Link& link,
                      const std::function<void(const Surroundings&)>& use) {
  Ways ways(work);
  use(Around(work, ways, link));
}

record::CheckResult ResultOf(const Entry& entry, const CheckOutcome& outcome, std::uint64_t seed) {
  record::CheckResult result;
  result.check = entry.id;
  result.title = entry.title;
  result.level = entry.level;
  result.condition = entry.about.condition;
  for (const auto cited : entry.about.cites) result.requirements.emplace_back(cited);
  result.clause_url = entry.clause_url.empty() ? outcome.source : entry.clause_url;
  result.harm = outcome.harm.empty() ? std::string(entry.about.harm) : outcome.harm;
  result.outcome = outcome.outcome;
  result.layer = outcome.layer;
  result.expected = outcome.expected;
  result.actual = outcome.actual;
  result.changed = outcome.changed;
  result.source = outcome.source;
  result.trials = TrialsOf(entry, outcome);
  result.counterexample = outcome.counterexample;
  result.seed = seed;
  return result;
}

std::string CaseFileOf(const std::string& id) {
  auto name = id;
  std::ranges::replace(name, '/', '-');
  return "cases/" + name + ".json";
}

}  // namespace nearmiss::runner
