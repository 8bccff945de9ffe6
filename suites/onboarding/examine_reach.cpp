#include <fmt/format.h>

#include "fixtures/target/endpoints.hpp"
#include "fixtures/target/metadata.hpp"
#include "fixtures/wire/json.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/glue/stop.hpp"
#include "suites/onboarding/examination.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss::onboarding {
namespace {

using wire::FailureKind;

/// What to change when the server of this key was not reached.
std::string KeyFor(FailureKind kind, const std::string& key) {
  return kind == FailureKind::Tls ? key + ", or --cacert, --cert, --key, --resolve" : key;
}

/// The first address that is asked: whatever it answers, it answers.
std::pair<std::string, std::string> FirstAddress(const target::Target& target) {
  if (!target.issuer.empty()) return {"target.issuer", target::MetadataUrls(target.issuer).front()};
  return {"target.token_endpoint", target.token_endpoint};
}

wire::Exchange AskQuietly(Examination& examination, const std::string& url) {
  try {
    return examination.Hands().Send(steps::MetadataRequest(url), record::Role::Setup);
  } catch (const NoAnswer&) {
    return examination.Met().back();
  }
}

/// An endpoint that the file names although the metadata names another.
void CompareEndpoints(Examination& examination, const wire::JsonDocument& document,
                      const std::string& url) {
  bool same = true;
  for (const auto& [name, member] : target::Endpoints()) {
    const auto announced = document.String(name).value_or("");
    const auto& used = examination.Target().*member;
    if (announced == used || announced.empty()) continue;
    same = false;
    examination.Noted(
        "metadata",
        used.empty() ? fmt::format("{} is announced, and switched off in the file", name)
                     : fmt::format("{} is {} there, and {} in the file", name, announced, used),
        fmt::format("target.{}", name));
  }
  if (same) examination.Good("metadata", "agrees with the endpoints: " + url);
}

}  // namespace

bool ExamineReach(Examination& examination) {
  const auto [key, url] = FirstAddress(examination.Target());
  const auto exchange = AskQuietly(examination, url);
  const auto origin = wire::Url::Split(url).Origin();
  if (const auto* failure = exchange.NoAnswer()) {
    examination.Bad("reachable", fmt::format("{}: {}", origin, failure->text),
                    KeyFor(failure->kind, key));
    return false;
  }
  examination.Good("reachable", origin);
  const bool tls = origin.starts_with("https:");
  if (tls) examination.Good("TLS", "the certificate is trusted");
  if (!tls && !wire::Url::Split(url).IsLoopback())
    examination.Noted("TLS", "plain http to another machine: secrets can be read on the way", key);
  return true;
}

void ExamineMetadata(Examination& examination) {
  const auto& issuer = examination.Target().issuer;
  if (issuer.empty()) {
    examination.Skipped("metadata", "no issuer is configured ([target] issuer)");
    return;
  }
  for (const auto& url : target::MetadataUrls(issuer)) {
    const auto exchange = AskQuietly(examination, url);
    const auto* answer = exchange.Answer();
    if (answer == nullptr || answer->status != 200) continue;
    const auto document = wire::ReadJson(answer->body);
    if (!document || document->kind != wire::JsonKind::Object) {
      examination.Noted("metadata", url + " is no JSON object", "target.issuer");
      return;
    }
    const auto named = document->String("issuer").value_or("");
    if (named != issuer) {
      examination.Noted(
          "metadata",
          fmt::format("{} names the issuer \"{}\", the file \"{}\"", url, named, issuer),
          "target.issuer");
      return;
    }
    CompareEndpoints(examination, *document, url);
    return;
  }
  examination.Skipped("metadata", "none at the well-known places of the issuer");
}

}  // namespace nearmiss::onboarding
