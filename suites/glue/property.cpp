#include "suites/glue/property.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "fixtures/wire/query.hpp"
#include "suites/glue/journey_evidence.hpp"
#include "suites/glue/stop.hpp"
#include "suites/glue/travel_many.hpp"
#include "suites/oracle/answer.hpp"

namespace nearmiss {
namespace {

using generate::NearMiss;
using oracle::Evidence;
using record::Role;
using Cases = std::span<const NearMiss>;

/// How many cases share one code or token.
constexpr int kLargestBatch = 64;
/// How many go at once that share nothing. At the end of each batch the server has less to do.
constexpr int kLargestUnshared = 256;
/// How many smaller near misses are tried at once.
constexpr std::size_t kShrunkAtOnce = 8;
constexpr int kTooManyRequests = 429;
/// How many fresh codes or tokens are tried for one that has room for a near miss.
constexpr int kMostTries = 20;

bool IsAuthorization(const Attempt& attempt) {
  return attempt.step.where == oracle::Where::Authorization;
}

/// The request with the changes of the step; nothing where they find no room.
std::optional<wire::Request> WithChanges(const Step& step, wire::Request request) {
  for (const auto& change : step.changes) {
    auto changed = change.apply(std::move(request));
    if (!changed) return std::nullopt;
    request = *std::move(changed);
  }
  return request;
}

bool IsUnanswered(const Evidence& evidence) {
  return evidence.exchanges.empty() || evidence.exchanges.back().Answer() == nullptr;
}

std::string RedirectUriOf(const wire::Request& request) {
  return wire::QueryOf(request.url).Get("redirect_uri").value_or("");
}

/// A near miss of one registered URI may be another one.
bool IsAnotherRegisteredUri(const wire::Request& good, const wire::Request& changed,
                            const Evidence& evidence) {
  return evidence.where == oracle::Where::Authorization && evidence.rejected_uri.empty() &&
         RedirectUriOf(good) != RedirectUriOf(changed);
}

void HeedTheRate(const Evidence& evidence) {
  const auto* answer = evidence.Answer();
  if (answer != nullptr && answer->status == kTooManyRequests)
    throw NoAnswer{"the server answers 429: it takes fewer requests than were sent"};
}

}  // namespace

Effort EffortAt(Depth depth, int singles) {
  switch (depth) {
    case Depth::Quick:
      return {20, 60};
    case Depth::Standard:
      return {std::max(200, singles), 400};
    case Depth::Deep:
      return {std::max(2000, 4 * singles), 2000};
  }
  return {};
}

void Property::SetUp() {
  given_ = surroundings;
  counting_ = *surroundings;
  counting_.report = [this](const wire::Exchange& exchange, Role role) {
    ++sent_;
    given_->report(exchange, role);
  };
  surroundings = &counting_;
}

void Property::TearDown() { surroundings = given_; }

void Property::FirstControl() {
  const auto attempt = Try({});
  try {
    Control(attempt.step);
  } catch (const NotReached& stop) {
    if (!attempt.may_be_refused) throw;
    throw NotApplicable{"the server refuses such a request, as it may: " + stop.why};
  }
}

void Property::Body() {
  FirstControl();
  const auto effort = EffortAt(surroundings->depth, source_.Singles());
  auto& stopped = outcome->trials.stopped;
  const auto earlier = Earlier();
  auto broken = FirstBroken(earlier, state_);
  const int cases = surroundings->only_earlier ? 0 : effort.cases;
  const int batch_size = BatchSize();
  for (int next = 0; next < cases && !broken;) {
    const int end = std::min(next + batch_size, cases);
    broken = FirstBroken(source_.Make(surroundings->seed, next, end), state_);
    next = end;
  }
  if (broken) {
    stopped = "a near miss got through";
    is_counted_ = false;
    Confirm(Nearest(*std::move(broken), effort.requests_to_shrink));
    return;
  }
  stopped = "all cases were sent";
  Control(Try({}).step);
  int tried = 0;
  for (const auto& [kind, count] : outcome->trials.sent) tried += count;
  if (tried == 0) throw NotApplicable{"no near miss finds room in the valid request"};
  outcome->outcome = record::Outcome::Held;
  outcome->actual = fmt::format("so it was for each of {} near misses", tried);
  TellChanged(fmt::format("{} but with each of {} near misses in turn", Try({}).step.told, tried));
}

std::vector<NearMiss> Property::Earlier() const {
  std::vector<NearMiss> earlier;
  if (surroundings->earlier == nullptr) return earlier;
  const auto [begin, end] = surroundings->earlier->equal_range(entry->id);
  for (auto each = begin; each != end; ++each) {
    if (auto near = generate::NearMissFrom(each->second)) earlier.push_back(*std::move(near));
  }
  return earlier;
}

int Property::BatchSize() {
  if (IsAuthorization(Try({}))) return kLargestUnshared;
  const auto& target = Target();
  if (target.limits.rate <= 0 || !target.code_lifetime) return kLargestBatch;
  // No code may die of age before its batch is over.
  const auto seconds = static_cast<double>(target.code_lifetime->count()) / 1000;
  return std::clamp(static_cast<int>(target.limits.rate * seconds / 3), 1, kLargestBatch);
}

std::optional<NearMiss> Property::FirstBroken(Cases cases, State state) {
  if (cases.empty()) return std::nullopt;
  const auto step = Try({}).step;
  if (state == State::Fresh || step.where == oracle::Where::Authorization)
    return FirstBrokenOf(Prepared(cases, std::nullopt));
  const auto sent = outcome->trials.sent;
  const auto base = step.build(play());
  if (auto broken = FirstBrokenOf(Prepared(cases, base))) return broken;
  // The same request as it was meant to be: the code or token in it is still good.
  auto control = EvidenceFor(step, base);
  control.exchanges.push_back(play().Send(base, Role::Control));
  if (oracle::Accepted(control)) return std::nullopt;
  // It was used up by the first mistake, so that the others proved nothing.
  state_ = State::Fresh;
  outcome->trials.sent = sent;
  return FirstBrokenOf(Prepared(cases, std::nullopt));
}

std::optional<NearMiss> Property::FirstBrokenOf(std::vector<Trial> trials) {
  SendAll(trials);
  for (const auto& trial : trials) {
    const auto verdict = trial.attempt.judge(trial.evidence);
    if (verdict.applicable && !verdict.held) return *trial.near;
    outcome->expected = verdict.expected;
  }
  return std::nullopt;
}

std::vector<Property::Trial> Property::Prepared(Cases cases,
                                                const std::optional<wire::Request>& base) {
  std::vector<Trial> trials;
  for (const auto& near : cases) {
    Trial trial{&near, Try(source_.Offer(near)), {}, {}};
    const auto& step = trial.attempt.step;
    const auto good = base ? *base : step.build(play());
    auto request = WithChanges(step, good);
    if (request) trial.evidence = EvidenceFor(step, *request);
    if (!request || IsAnotherRegisteredUri(good, *request, trial.evidence)) {
      outcome->trials.discarded += is_counted_ ? 1 : 0;
      continue;
    }
    trial.request = *std::move(request);
    trials.push_back(std::move(trial));
  }
  return trials;
}

void Property::SendAll(std::vector<Trial>& trials) {
  if (trials.empty()) return;
  std::vector<wire::Request> requests;
  requests.reserve(trials.size());
  for (auto& trial : trials) requests.push_back(std::move(trial.request));
  if (IsAuthorization(trials.front().attempt)) {
    auto journeys = TravelMany(play(), requests, Role::Mutant);
    for (std::size_t i = 0; i < trials.size(); ++i)
      Take(std::move(journeys[i]), trials[i].evidence);
  } else {
    auto exchanges = play().SendMany(requests, Role::Mutant);
    for (std::size_t i = 0; i < trials.size(); ++i)
      trials[i].evidence.exchanges.push_back(std::move(exchanges[i]));
  }
  for (auto& trial : trials) {
    if (is_counted_) ++outcome->trials.sent[trial.near->kind];
    // Once more by itself: a second silence ends the check, and says so.
    if (IsUnanswered(trial.evidence))
      trial.evidence = Check::Perform(trial.attempt.step, Role::Mutant);
    HeedTheRate(trial.evidence);
  }
}

NearMiss Property::Nearest(NearMiss near, int budget) {
  const int begun = sent_;
  for (bool found = true; found;) {
    found = false;
    const auto nearer = generate::Nearer(near);
    for (std::size_t from = 0; from < nearer.size() && !found; from += kShrunkAtOnce) {
      if (sent_ - begun >= budget) {
        outcome->trials.stopped +=
            fmt::format("; {} requests to find a nearer one are the budget", budget);
        return near;
      }
      const auto size = std::min(kShrunkAtOnce, nearer.size() - from);
      if (auto broken = FirstBroken(Cases(nearer).subspan(from, size), State::Fresh)) {
        near = *std::move(broken);
        found = true;
      }
    }
  }
  outcome->trials.stopped += fmt::format("; {} more requests found no nearer one", sent_ - begun);
  return near;
}

Evidence Property::SendWhereThereIsRoom(const Step& step) {
  // Whether there is room may depend on the code or token, which is another one each time.
  for (int left = kMostTries;; --left) {
    try {
      return Send(step);
    } catch (const NotApplicable&) {
      if (left == 1) throw;
    }
  }
}

void Property::Confirm(const NearMiss& near) {
  const int begun = sent_;
  const auto attempt = Try(source_.Offer(near));
  const auto evidence = SendWhereThereIsRoom(attempt.step);
  outcome->counterexample = generate::Text(near);
  if (attempt.judge(evidence).held) {
    throw NotReached{
        fmt::format("{} was not answered as it has to be in a batch, and was when it "
                    "was sent again by itself",
                    outcome->counterexample)};
  }
  Expect(evidence, attempt.judge);
  outcome->cited = sent_ - begun;
}

}  // namespace nearmiss
