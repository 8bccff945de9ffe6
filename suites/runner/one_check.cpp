#include "suites/runner/one_check.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <exception>
#include <functional>
#include <memory>
#include <utility>

#include "fixtures/client/allowed_origins.hpp"
#include "fixtures/client/direct_client.hpp"
#include "suites/glue/stop.hpp"
#include "suites/runner/sanity.hpp"

namespace nearmiss::runner {
namespace {

/// The way of every request: counted by the gate, kept to the target's hosts, sent by libcurl; or
/// straight to a function.
struct Ways {
  std::unique_ptr<client::CurlClient> curl;
  std::unique_ptr<client::AllowedOrigins> guarded;
  std::unique_ptr<client::Client> sender;
  client::Racer* racer = nullptr;

  explicit Ways(const Work& work) {
    if (work.settings->direct) {
      auto direct = std::make_unique<client::DirectClient>(work.settings->direct);
      racer = direct.get();
      sender = std::move(direct);
      return;
    }
    curl = std::make_unique<client::CurlClient>(work.settings->curl);
    guarded = std::make_unique<client::AllowedOrigins>(*curl, work.settings->target.Origins(),
                                                       curl.get());
    sender = std::make_unique<GatedClient>(*guarded, *work.gate);
    racer = guarded.get();
  }
};

std::function<void(std::chrono::milliseconds)> Waiting(const Work& work, Link& link) {
  const auto& advance = work.settings->advance;
  return [&link, &advance](std::chrono::milliseconds time) {
    if (time.count() <= 0) return;
    if (advance) {
      advance(time);
    } else {
      link.Park(time);
    }
  };
}

Surroundings Around(const Work& work, Ways& ways, Link& link) {
  Surroundings around;
  around.target = &work.settings->target;
  around.profile = &work.settings->profile;
  around.client = ways.sender.get();
  around.racer = ways.racer;
  around.facts = work.facts;
  around.session = work.session;
  // Every check has random values of its own, the same for the same seed.
  const auto id = work.entry == nullptr ? std::string("sanity") : work.entry->id;
  around.seed = work.settings->seed ^ std::hash<std::string>{}(id);
  around.wait = Waiting(work, link);
  around.report = [&link](const wire::Exchange& exchange, record::Role role) {
    Message message;
    message.kind = Message::Kind::Met;
    message.exchange = exchange;
    message.role = role;
    link.Tell(message);
  };
  around.history = work.history;
  return around;
}

/// A filter that means exactly this test. A minus would begin the negative part of a filter.
std::string FilterFor(const Entry& entry) {
  auto filter = entry.suite + '.' + entry.name;
  std::ranges::replace(filter, '-', '?');
  return filter;
}

void TellOutcome(Link& link, const CheckOutcome& outcome) {
  Message message;
  message.kind = Message::Kind::Outcome;
  message.outcome = outcome;
  link.Tell(message);
}

CheckOutcome Failed(record::Outcome outcome, std::string why) {
  CheckOutcome failed;
  failed.outcome = outcome;
  failed.actual = std::move(why);
  return failed;
}

}  // namespace

void RunOne(const Work& work, Link& link) {
  Ways ways(work);
  const auto around = Around(work, ways, link);
  CheckOutcome outcome;
  outcome.actual = "the check did not run";
  Check::surroundings = &around;
  Check::outcome = &outcome;
  Check::entry = work.entry;
  GTEST_FLAG_SET(filter, FilterFor(*work.entry));
  // GoogleTest's word on the test is in the outcome already.
  [[maybe_unused]] const int failed = RUN_ALL_TESTS();
  TellOutcome(link, outcome);
}

void TryGrant(const Work& work, Link& link) {
  Ways ways(work);
  const auto around = Around(work, ways, link);
  try {
    const auto sanity = FirstGrant(around);
    Message message;
    message.kind = Message::Kind::Session;
    message.cookies = sanity.session.Text();
    message.facts = sanity.facts;
    link.Tell(message);
    TellOutcome(link, Failed(record::Outcome::Held, ""));
  } catch (const NotReached& stop) {
    TellOutcome(link, Failed(record::Outcome::NotReached, stop.why));
  } catch (const NotApplicable& stop) {
    TellOutcome(link, Failed(record::Outcome::NotReached, stop.why));
  } catch (const NoAnswer& stop) {
    TellOutcome(link, Failed(record::Outcome::NoAnswer, stop.why));
  } catch (const std::exception& error) {
    TellOutcome(link, Failed(record::Outcome::ToolError, error.what()));
  }
}

record::CheckResult ResultOf(const Entry& entry, const CheckOutcome& outcome, std::uint64_t seed) {
  record::CheckResult result;
  result.check = entry.id;
  result.title = entry.title;
  result.level = entry.level;
  result.condition = entry.about.condition;
  for (const auto cited : entry.about.cites) result.requirements.emplace_back(cited);
  result.clause_url = entry.clause_url.empty() ? outcome.source : entry.clause_url;
  result.harm = entry.about.harm;
  result.outcome = outcome.outcome;
  result.layer = outcome.layer;
  result.expected = outcome.expected;
  result.actual = outcome.actual;
  result.changed = outcome.changed;
  result.source = outcome.source;
  result.seed = seed;
  return result;
}

std::string CaseFileOf(const std::string& id) {
  auto name = id;
  std::ranges::replace(name, '/', '-');
  return "cases/" + name + ".json";
}

}  // namespace nearmiss::runner
