#include "suites/runner/rehearsal.hpp"

#include <fmt/format.h>

#include <map>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/runner/crew.hpp"
#include "suites/runner/one_check.hpp"
#include "suites/runner/profiles.hpp"
#include "suites/runner/rate_gate.hpp"
#include "suites/selftest/embedded_target.hpp"
#include "suites/selftest/in_process_server.hpp"

namespace nearmiss::runner {
namespace {

server::Dialect DialectOf(const std::string& profile) {
  return profile == "zoho" ? server::Dialect::Zoho : server::Dialect::Rfc;
}

/// What a first grant tells of the embedded server, which is the same each time.
const Facts& LearnedFacts(const Settings& settings, RateGate& gate) {
  static std::map<std::string, Facts> known;
  const auto [entry, unknown] = known.try_emplace(settings.target.profile);
  auto& facts = entry->second;
  if (!unknown) return facts;
  const std::vector<MetExchange> history;
  const Work work{&settings, {}, &gate, nullptr, {}, {}, &history};
  Job job;
  job.work = [&](Link& link) { TryGrant(work, link); };
  job.told = [&](const Message& message) {
    if (message.kind == Message::Kind::Session) facts = message.facts;
  };
  job.over = [](const std::string&) {};
  Crew(1).Run({job}, [] { return false; });
  return facts;
}

bool CarriesPassword(const wire::Exchange& exchange) {
  return wire::Form::Parse(exchange.request.body).Get("password").has_value();
}

bool IsAt(const wire::Request& request, const std::string& endpoint) {
  return request.url.substr(0, request.url.find('?')) == endpoint;
}

void Count(const wire::Exchange& exchange, const target::Target& target, Rehearsal& rehearsal) {
  const auto* answer = exchange.Answer();
  if (answer == nullptr) return;
  const auto& request = exchange.request;
  rehearsal.logins += CarriesPassword(exchange) ? 1 : 0;
  rehearsal.codes += IsAt(request, target.authorization_endpoint) ? 1 : 0;
  rehearsal.clients += IsAt(request, target.registration_endpoint) && answer->status == 201 ? 1 : 0;
  if (IsAt(request, target.token_endpoint))
    rehearsal.tokens += oracle::TokenIn(*answer, "access_token").empty() ? 0 : 1;
}

std::string ToldRequest(const Message& message) {
  const auto url = wire::Url::Split(message.exchange.request.url);
  const auto status = message.exchange.Answer() == nullptr ? 0 : message.exchange.Answer()->status;
  return fmt::format("{:<8} {} {} -> {}", record::Name(message.role),
                     message.exchange.request.method, url.path, status);
}

}  // namespace

Rehearsal Rehearse(const Entry& entry, const std::string& profile_name, Depth depth) {
  selftest::InProcessServer server(DialectOf(profile_name), {});
  Settings settings;
  settings.target = server.Target();
  settings.profile = LoadProfile(settings.target.profile).value();
  settings.depth = depth;
  settings.direct = server.Answering();
  settings.advance = server.Advancing();
  RateGate gate(0);
  const std::vector<MetExchange> history;
  const Work work{&settings, {&entry}, &gate, nullptr, LearnedFacts(settings, gate), {}, &history};
  Rehearsal rehearsal;
  Job job;
  job.work = [&](Link& link) { RunTests(work, link); };
  job.told = [&](const Message& message) {
    if (message.kind == Message::Kind::Met) {
      rehearsal.requests.push_back(ToldRequest(message));
      Count(message.exchange, settings.target, rehearsal);
    }
    if (message.kind == Message::Kind::Outcome) {
      rehearsal.outcome = message.outcome.outcome;
      rehearsal.changed = message.outcome.changed;
      rehearsal.expected = message.outcome.expected;
    }
  };
  job.over = [](const std::string&) {};
  Crew(1).Run({job}, [] { return false; });
  return rehearsal;
}

}  // namespace nearmiss::runner
