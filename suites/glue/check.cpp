#include "suites/glue/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/query.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/generate/meaning.hpp"
#include "suites/glue/credentials.hpp"
#include "suites/glue/journey_evidence.hpp"
#include "suites/glue/near_misses.hpp"
#include "suites/glue/registration.hpp"
#include "suites/glue/stop.hpp"
#include "suites/mutate/near_miss.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/audience.hpp"
#include "suites/oracle/dpop.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss {
namespace {

using oracle::Evidence;
using record::Outcome;
using record::Role;

/// A redirection URI of the request that the client has not registered; empty when there is none.
std::string RejectedUri(const wire::Form& query, const std::vector<std::string>& registered) {
  for (const auto& field : query.Fields()) {
    if (field.Name() == "redirect_uri" &&
        std::ranges::find(registered, field.Value()) == registered.end()) {
      return field.Value();
    }
  }
  return "";
}

/// Redirection URIs of whichever client the request names.
std::vector<std::string> RegisteredUris(const wire::Form& query, const Play& play) {
  const auto& target = play.Target();
  const auto id = query.Get("client_id").value_or("");
  const auto kept = std::ranges::find(play.Kept(), id, &target::Client::id);
  if (kept != play.Kept().end()) return kept->redirect_uris;
  const auto client = std::ranges::find(target.clients, id, &target::Client::id);
  return client == target.clients.end() ? target.clients.front().redirect_uris
                                        : client->redirect_uris;
}

record::Layer Layer(oracle::Layer layer) {
  return layer == oracle::Layer::Safety ? record::Layer::Safety : record::Layer::Documented;
}

/// A near miss that this server's documentation allows is none (`[near_misses]` of its profile).
void RequireNearMiss(const Entry& entry, const oracle::Profile& profile) {
  const auto* row = RowOf(entry);
  const auto verdict = row == nullptr ? "" : profile.VerdictOn(row->Id());
  if (verdict.empty() || verdict == Name(mutate::Verdict::MustReject)) return;
  throw NotApplicable{fmt::format("profile {}: {} is {}", profile.name, row->Id(), verdict)};
}

std::string RedirectUriOf(const wire::Request& request) {
  return wire::QueryOf(request.url).Get("redirect_uri").value_or("");
}

/// A server may go on with another port of a loopback URI, which native clients choose as they run
/// (RFC 8252 7.3): of a web client's URI that is no near miss.
void RequireMoreThanALoopbackPort(const std::string& good, const std::string& changed) {
  if (good != changed && !generate::DiffersInMoreThanALoopbackPort(good, changed))
    throw NotApplicable{"only the port of a loopback URI changes, which RFC 8252 7.3 allows"};
}

}  // namespace

const Surroundings* Check::surroundings = nullptr;
CheckOutcome* Check::outcome = nullptr;
const Entry* Check::entry = nullptr;

std::string Told(const Step& step) {
  std::string told = step.told;
  for (const auto& change : step.changes) told += " but " + change.told;
  if (step.consent == login::Consent::Deny) told += " but the user refuses";
  if (step.in_a_new_browser) told += ", in a new browser";
  return told;
}

void Check::TestBody() {
  play_ = std::make_unique<Play>(*surroundings);
  const auto end = [](Outcome what, const std::string& why) {
    // What was broken before stays told.
    if (outcome->outcome == Outcome::Broken) return;
    outcome->outcome = what;
    outcome->actual = why;
  };
  try {
    Run();
  } catch (const NotReached& stop) {
    end(Outcome::NotReached, stop.why);
  } catch (const NotApplicable& stop) {
    end(Outcome::NotApplicable, stop.why);
  } catch (const NoAnswer& stop) {
    end(Outcome::NoAnswer, stop.why);
  } catch (const std::exception& error) {
    end(Outcome::ToolError, error.what());
  } catch (...) {
    end(Outcome::ToolError, "an exception of unknown type");
  }
  play_->CleanUp();
  outcome->changed = changed_;
  if (outcome->outcome != Outcome::Held && outcome->outcome != Outcome::Broken)
    GTEST_SKIP() << outcome->actual;
}

void Check::Run() {
  RequireNearMiss(*entry, *surroundings->profile);
  for (const auto need : entry->about.needs) {
    if (const auto missing = Missing(need, Target(), surroundings->facts))
      throw NotApplicable{*missing};
  }
  outcome->actual = "the check expected nothing";
  Body();
}

wire::Request Check::Changed(const Step& step) {
  auto request = step.build(play());
  const bool is_of_a_family = !entry->family.empty();
  const auto good = is_of_a_family ? RedirectUriOf(request) : "";
  for (const auto& change : step.changes) {
    auto changed = change.apply(std::move(request));
    if (!changed) throw NotApplicable{"no room for the change: " + change.told};
    request = *std::move(changed);
  }
  if (is_of_a_family) RequireMoreThanALoopbackPort(good, RedirectUriOf(request));
  return request;
}

Evidence Check::EvidenceFor(const Step& step, const wire::Request& request) {
  Evidence evidence;
  evidence.told = Told(step);
  evidence.where = WhereOf(Target(), request.url);
  if (evidence.where == oracle::Where::Other) evidence.where = step.where;
  evidence.secrets = play().Secrets();
  evidence.now = play().Now();
  if (evidence.where != oracle::Where::Authorization) return evidence;
  const auto query = wire::QueryOf(request.url);
  evidence.registered_uris = RegisteredUris(query, play());
  evidence.rejected_uri = RejectedUri(query, evidence.registered_uris);
  return evidence;
}

Evidence Check::Perform(const Step& step, Role role) {
  const auto request = Changed(step);
  auto evidence = EvidenceFor(step, request);
  if (step.in_a_new_browser) play().ForgetSession();
  if (evidence.where != oracle::Where::Authorization) {
    auto exchange = play().Send(request, role);
    // A server that wants a nonce gives it by refusing once (RFC 9449 8).
    if (request.headers.Get("DPoP") && oracle::BringsNonce(exchange))
      exchange = play().Send(Changed(step), role);
    evidence.exchanges.push_back(std::move(exchange));
    return evidence;
  }
  auto journey = play().Travel(request, step.consent, role);
  if (step.consent == login::Consent::Deny && !journey.denied) {
    throw NotApplicable{"no consent page was shown on which to refuse"};
  }
  Take(std::move(journey), evidence);
  return evidence;
}

Evidence Check::Control(const Step& step) {
  Step valid = step;
  valid.changes.clear();
  valid.consent = login::Consent::Approve;
  auto evidence = Perform(valid, Role::Control);
  if (!oracle::Accepted(evidence)) {
    throw NotReached{
        fmt::format("the control was refused: {}: {}", evidence.told, oracle::Told(evidence))};
  }
  return evidence;
}

Evidence Check::Send(const Step& step) {
  if (!step.changes.empty() || step.consent == login::Consent::Deny) Control(step);
  return SendAgain(step);
}

Evidence Check::SendAgain(const Step& step) {
  changed_ = Told(step);
  return Perform(step, Role::Mutant);
}

Evidence Check::SendIfAllowed(const Step& step) {
  try {
    Control(step);
  } catch (const NotReached& stop) {
    throw NotApplicable{"the server refuses such a request, as it may: " + stop.why};
  }
  return SendAgain(step);
}

Evidence Check::SendAsAStranger(const Step& step) {
  Control(step);
  changed_ = Told(step) + " but without signing in";
  const auto request = Changed(step);
  Evidence evidence;
  evidence.told = changed_;
  evidence.where = oracle::Where::Authorization;
  evidence.secrets = play().Secrets();
  evidence.registered_uris = RegisteredUris(wire::QueryOf(request.url), play());
  Take(play().TravelAsAStranger(request, Role::Mutant), evidence);
  return evidence;
}

Evidence Check::Do(const Step& step) { return Perform(step, Role::Effect); }

Evidence Check::SendAtOnce(int times, const Step& step) {
  const auto request = Changed(step);
  const std::vector<wire::Request> requests(static_cast<std::size_t>(times), request);
  auto volley = play().SendTogether(requests);
  changed_ =
      fmt::format("{}, {} times at once (spread {} us)", step.told, times, volley.spread.count());
  Evidence evidence;
  evidence.told = changed_;
  evidence.where = step.where;
  evidence.exchanges = std::move(volley.exchanges);
  const auto answered = std::ranges::any_of(
      evidence.exchanges, [](const auto& each) { return each.Answer() != nullptr; });
  if (!answered) throw NoAnswer{"none of the requests was answered"};
  return evidence;
}

Evidence Check::Grant(const Step& authorization) {
  auto evidence = Send(authorization);
  if (!oracle::Accepted(evidence)) return evidence;
  const auto sent = wire::QueryOf(evidence.exchanges.front().request.url);
  steps::Code code;
  code.value = oracle::SentParameter(evidence, "code").value_or("");
  code.asked = play().LastAsked();
  code.asked.scope = sent.Get("scope").value_or("");
  const auto tokens = play().Redeem(code);
  evidence.granted_scope = tokens.scope.value_or(code.asked.scope);
  return evidence;
}

Evidence Check::AskOnBehalfOf(const Step& registration) {
  auto evidence = Send(registration);
  if (!oracle::Accepted(evidence)) return evidence;
  const auto registered = Registered(play(), evidence.exchanges.back());
  return Perform(AuthorizeAs(*registered.client), Role::Effect);
}

Evidence Check::EveryAnswer(oracle::Where where) {
  Evidence evidence;
  evidence.where = where;
  evidence.secrets = play().Secrets();
  met_.clear();
  for (const auto& met : *surroundings->history) {
    if (met.where != where) continue;
    evidence.exchanges.push_back(met.exchange);
    met_.push_back(met.n);
  }
  return evidence;
}

Evidence Check::EveryAnswer() {
  Evidence evidence;
  evidence.where = oracle::Where::Other;
  evidence.secrets = play().Secrets();
  met_.clear();
  for (const auto& met : *surroundings->history) {
    evidence.exchanges.push_back(met.exchange);
    met_.push_back(met.n);
  }
  return evidence;
}

Evidence Check::WithKeys(Evidence evidence) {
  const auto answer = play().Send(steps::MetadataRequest(Target().jwks_uri), Role::Setup);
  evidence.keys = answer.Answer()->body;
  return evidence;
}

void Check::Expect(const Evidence& evidence, const oracle::Judge& judge,
                   const std::source_location& at) {
  // What did not hold stays; what comes after it is told in the exchanges.
  if (outcome->outcome == Outcome::Broken) return;
  const auto verdict = judge(evidence);
  const auto* failure = evidence.exchanges.empty() ? nullptr : evidence.exchanges.back().NoAnswer();
  // A refusal it may be, but no wrong answer.
  if (failure != nullptr && !verdict.held) throw NoAnswer{oracle::Told(evidence)};
  if (!verdict.applicable) throw NotApplicable{verdict.actual};
  outcome->outcome = verdict.held ? Outcome::Held : Outcome::Broken;
  outcome->layer = Layer(verdict.layer);
  outcome->expected = verdict.expected;
  outcome->actual = verdict.actual;
  outcome->source = verdict.source;
  outcome->source_verified = verdict.verified;
  if (verdict.exchange >= 0) outcome->culprit = met_.at(static_cast<std::size_t>(verdict.exchange));
  if (verdict.held) return;
  ADD_FAILURE_AT(at.file_name(), static_cast<int>(at.line()))
      << entry->title << "\n  sent: " << evidence.told << "\n  expected: " << verdict.expected
      << "\n  actual: " << verdict.actual;
}

oracle::Judge Check::Refused() const {
  return oracle::Refused(surroundings->profile->For(entry->about.condition));
}

const oracle::Documented& Check::DocumentedAnswers() const {
  return surroundings->profile->For(entry->about.condition);
}

oracle::Judge Check::RefusedUnlessOpen() const {
  if (!Target().registration_token.empty()) return Refused();
  auto documented = DocumentedAnswers();
  oracle::Alternative ignored;
  ignored.shape = oracle::Shape::Success;
  ignored.source = documented.empty() ? "" : documented.front().source;
  documented.push_back(std::move(ignored));
  return oracle::Refused(std::move(documented));
}

oracle::Judge Check::RefusedOrGrantedWithout(std::vector<std::string> scope_tokens) const {
  return oracle::RefusedOrGrantedWithout(surroundings->profile->For(entry->about.condition),
                                         std::move(scope_tokens));
}

oracle::Judge Check::RefusedOrGrantedWithoutTheChanged() const {
  return oracle::RefusedOrGrantedWithoutTheChanged(
      surroundings->profile->For(entry->about.condition), Target().clients.front().scope);
}

oracle::Judge Check::RefusedOrNotFor(std::string resource) const {
  return oracle::RefusedOrNotFor(surroundings->profile->For(entry->about.condition),
                                 std::move(resource));
}

std::string Check::FullScope() const { return Target().clients.front().scope; }
std::string Check::NarrowScope() const { return NarrowScopeOf(Target().clients.front()); }

std::string Check::OwnServer() const {
  const auto endpoint = wire::Url::Split(Target().token_endpoint);
  return endpoint.scheme.value_or("") + "://" + endpoint.authority.value_or("");
}

std::string Check::LastScope() const {
  const auto full = FullScope();
  return full.substr(full.find_last_of(" ,") + 1);
}

mutate::Change Check::ByTheOtherClient() {
  return By(Target(), play().Other(), "the other client");
}
mutate::Change Check::ByThePublicClient() {
  return By(Target(), play().Public(), "the public client");
}
mutate::Change Check::ByTheOtherPublicClient() {
  return By(Target(), play().OtherPublic(), "the other public client");
}

void Check::WaitUntilJustInsideTheLifeOf(const steps::Code& code) {
  // A server that counts in whole seconds may be up to one second early.
  constexpr std::chrono::milliseconds kEarly(1000);
  const auto life = *Target().code_lifetime;
  const auto margin = kEarly + std::max<std::chrono::milliseconds>(kEarly / 2, life / 20);
  const auto until = code.issued + std::max(life - margin, life / 3);
  WaitUntil(until);
  if (std::chrono::steady_clock::now() > code.issued + std::max(life - kEarly, life / 2)) {
    throw NotReached{"this machine woke up too late to be inside the life of the code"};
  }
}

void Check::WaitUntilJustPastTheLifeOf(const steps::Code& code) {
  const auto life = *Target().code_lifetime;
  const auto margin =
      std::max<std::chrono::milliseconds>(std::chrono::milliseconds(1000), life / 20);
  WaitUntil(code.issued + life + margin);
}

void Check::WaitUntil(std::chrono::steady_clock::time_point when) {
  play().Wait(std::chrono::duration_cast<std::chrono::milliseconds>(
      when - std::chrono::steady_clock::now()));
}

}  // namespace nearmiss
