#include "suites/remote/finding.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/leak.hpp"
#include "suites/oracle/refusal.hpp"
#include "suites/remote/rightful.hpp"

namespace nearmiss::remote {
namespace {

using Found = std::optional<Finding>;
using oracle::Evidence;
using oracle::Layer;
using oracle::Where;

/// An answer that takes longer keeps a worker busy for one small request.
constexpr std::chrono::seconds kTooLong(10);

/// Whether the request is still one that we can read as a server would: a near miss of the whole
/// request may be in another encoding, or hold the credentials where we do not look.
bool IsReadable(const Step& step) {
  return std::ranges::none_of(step.edits, [](const Edit& edit) {
    return (edit.kind == Edit::Kind::Near && edit.name.empty()) || edit.kind == Edit::Kind::Header;
  });
}

Found NoAnswerIn(const Evidence& evidence, const Step& step) {
  const auto* failure = evidence.exchanges.back().NoAnswer();
  if (failure == nullptr) return std::nullopt;
  // Closing the connection is a way to refuse what cannot be read (RFC 9112 9.6).
  if (failure->kind != wire::FailureKind::Timeout && !IsReadable(step)) return std::nullopt;
  return Finding{fmt::format("no-answer-{}", wire::Name(failure->kind)), Layer::Safety,
                 "an answer, whatever it is", oracle::Told(evidence),
                 "one request keeps the server from answering"};
}

Found FaultIn(const Evidence& evidence) {
  for (const auto& exchange : evidence.exchanges) {
    const auto* answer = exchange.Answer();
    if (answer == nullptr || answer->status < 500) continue;
    // 503 says that it is busy (RFC 9110 15.6.4); 501, that it does not know the method (15.6.2).
    const auto& method = exchange.request.method;
    const bool unknown_method = method != "GET" && method != "POST";
    if (answer->status == 503 || (answer->status == 501 && unknown_method)) continue;
    return Finding{fmt::format("server-fault-{}", answer->status), Layer::Safety,
                   "refused or accepted, without a 5xx", oracle::Told(evidence),
                   "input that nobody foresaw reaches code that does not expect it"};
  }
  return std::nullopt;
}

Found SlowIn(const Evidence& evidence) {
  const auto slow = std::ranges::find_if(
      evidence.exchanges, [](const auto& each) { return each.duration >= kTooLong; });
  if (slow == evidence.exchanges.end()) return std::nullopt;
  return Finding{"slow-answer", Layer::Safety,
                 fmt::format("an answer within {} s", kTooLong.count()),
                 fmt::format("it took {} s", slow->duration.count() / 1'000'000),
                 "a few such requests keep the server busy"};
}

Found SecretIn(const Evidence& evidence) {
  const auto* answer = evidence.Answer();
  if (answer == nullptr || oracle::Leaked(*answer, evidence.secrets).empty()) return std::nullopt;
  return Finding{"secret-repeated", Layer::Safety, "no answer that repeats a secret",
                 "the answer repeats a secret: " + oracle::Told(evidence),
                 "logs and caches get to know it"};
}

std::string WithoutPort(const std::string& uri) {
  auto url = wire::Url::Split(uri);
  if (url.scheme != "http" || !url.IsLoopback()) return url.Text();
  url.authority = url.Host();
  return url.Text();
}

/// A registered URI, or the same loopback address at another port (RFC 8252 7.3).
bool MaySendTo(const std::string& uri, const Evidence& evidence) {
  if (oracle::SentToRegistered(evidence)) return true;
  Evidence loopback;
  loopback.left_to = WithoutPort(uri);
  for (const auto& each : evidence.registered_uris)
    loopback.registered_uris.push_back(WithoutPort(each));
  return oracle::SentToRegistered(loopback);
}

/// Somewhere else a user may be sent to sign in: with nothing of the client's in it.
Found SentElsewhereIn(const Evidence& evidence) {
  if (evidence.where != Where::Authorization || !evidence.left_to) return std::nullopt;
  if (MaySendTo(*evidence.left_to, evidence)) return std::nullopt;
  for (const auto* secret : {"code", "access_token", "id_token"}) {
    if (!oracle::SentParameter(evidence, secret)) continue;
    return Finding{fmt::format("{}-sent-to-an-unregistered-uri", secret), Layer::Safety,
                   "nothing is sent to a URI that is not registered", oracle::Told(evidence),
                   "a stranger gets what was meant for the client"};
  }
  return std::nullopt;
}

Found WrongIn(const Evidence& evidence, const Circumstances& around) {
  if (evidence.exchanges.empty() || !IsReadable(around.step)) return std::nullopt;
  if (!oracle::Accepted(evidence)) return std::nullopt;
  const auto wrong = WhyWrong(evidence.where, evidence.exchanges.back().request, around.holdings);
  if (!wrong) return std::nullopt;
  const bool token = evidence.where == Where::Token;
  return Finding{(token ? "token-" : "") + wrong->cause, Layer::Safety, "refused: " + wrong->told,
                 "accepted: " + oracle::Told(evidence),
                 "somebody without the right credentials gets what they stand for"};
}

Found UndocumentedIn(const Evidence& evidence, const Circumstances& around) {
  if (!around.fresh) return std::nullopt;
  const auto condition = ConditionOf(around.step);
  const auto& documented = around.profile.For(condition);
  if (condition.empty() || documented.empty()) return std::nullopt;
  const auto verdict = oracle::Refused(documented)(evidence);
  if (verdict.held || !verdict.applicable) return std::nullopt;
  return Finding{
      fmt::format("answer-to-{}", condition), verdict.layer,  verdict.expected, verdict.actual,
      "a client cannot tell what went wrong", verdict.source, verdict.verified};
}

}  // namespace

Found FindingIn(const Evidence& evidence, const Circumstances& around) {
  if (evidence.exchanges.empty()) return std::nullopt;
  if (auto found = NoAnswerIn(evidence, around.step)) return found;
  if (auto found = FaultIn(evidence)) return found;
  if (auto found = SecretIn(evidence)) return found;
  if (auto found = SentElsewhereIn(evidence)) return found;
  if (auto found = WrongIn(evidence, around)) return found;
  if (auto found = UndocumentedIn(evidence, around)) return found;
  return SlowIn(evidence);
}

}  // namespace nearmiss::remote
