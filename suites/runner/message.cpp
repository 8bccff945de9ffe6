#include "suites/runner/message.hpp"

#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

#include "suites/runner/exchange_octets.hpp"

namespace nearmiss::runner {
namespace {

// CBOR, because texts here may hold any octets, which JSON text cannot.
using Json = nlohmann::json;

Json OutcomeOf(const CheckOutcome& outcome) {
  return {{"outcome", static_cast<int>(outcome.outcome)},
          {"layer", static_cast<int>(outcome.layer)},
          {"expected", outcome.expected},
          {"actual", outcome.actual},
          {"changed", outcome.changed},
          {"source", outcome.source},
          {"verified", outcome.source_verified},
          {"cited", outcome.cited},
          {"sent", outcome.trials.sent},
          {"discarded", outcome.trials.discarded},
          {"stopped", outcome.trials.stopped},
          {"counterexample", outcome.counterexample},
          {"harm", outcome.harm},
          {"culprit", outcome.culprit}};
}

CheckOutcome ReadOutcome(const Json& json) {
  CheckOutcome outcome;
  outcome.outcome = static_cast<record::Outcome>(json.at("outcome").get<int>());
  outcome.layer = static_cast<record::Layer>(json.at("layer").get<int>());
  outcome.expected = json.at("expected");
  outcome.actual = json.at("actual");
  outcome.changed = json.at("changed");
  outcome.source = json.at("source");
  outcome.source_verified = json.at("verified");
  outcome.cited = json.at("cited");
  outcome.trials.sent = json.at("sent");
  outcome.trials.discarded = json.at("discarded");
  outcome.trials.stopped = json.at("stopped");
  outcome.counterexample = json.at("counterexample");
  outcome.harm = json.at("harm");
  outcome.culprit = json.at("culprit");
  return outcome;
}

Json FactsOf(const Facts& facts) {
  return {{"refresh_token", facts.refresh_token},
          {"rotates", facts.rotates},
          {"consent_page", facts.consent_page},
          {"response_issuer", facts.response_issuer},
          {"metadata_url", facts.metadata_url},
          {"announced", facts.announced},
          {"resource_metadata_url", facts.resource_metadata_url},
          {"registration_closed", facts.registration_closed},
          {"access_jwts", facts.access_jwts},
          {"access_jwts_for_resource", facts.access_jwts_for_resource},
          {"resource_indicators", facts.resource_indicators}};
}

Facts ReadFacts(const Json& json) {
  Facts facts;
  facts.refresh_token = json.at("refresh_token");
  facts.rotates = json.at("rotates");
  facts.consent_page = json.at("consent_page");
  facts.response_issuer = json.at("response_issuer");
  facts.metadata_url = json.at("metadata_url");
  facts.announced = json.at("announced");
  facts.access_jwts = json.at("access_jwts");
  facts.access_jwts_for_resource = json.at("access_jwts_for_resource");
  facts.resource_metadata_url = json.at("resource_metadata_url");
  facts.registration_closed = json.at("registration_closed");
  facts.resource_indicators = json.at("resource_indicators");
  return facts;
}

}  // namespace

std::string Pack(const Message& message) {
  Json json = {{"kind", static_cast<int>(message.kind)}, {"check", message.check}};
  switch (message.kind) {
    case Message::Kind::Met:
      json["exchange"] = PackExchange(message.exchange);
      json["role"] = static_cast<int>(message.role);
      break;
    case Message::Kind::Outcome:
      json["outcome"] = OutcomeOf(message.outcome);
      json["dependencies"] = message.dependencies;
      break;
    case Message::Kind::Session:
      json["cookies"] = message.cookies;
      json["facts"] = FactsOf(message.facts);
      break;
    case Message::Kind::Parked:
    case Message::Kind::Ready:
      break;
  }
  std::string body;
  Json::to_cbor(json, body);
  const auto size = static_cast<std::uint32_t>(body.size());
  std::string framed(sizeof size, '\0');
  std::memcpy(framed.data(), &size, sizeof size);
  return framed + body;
}

std::optional<Message> Unpacker::Next() {
  std::uint32_t size = 0;
  if (buffer_.size() - read_ < sizeof size) return std::nullopt;
  std::memcpy(&size, buffer_.data() + read_, sizeof size);
  if (buffer_.size() - read_ < sizeof size + size) return std::nullopt;
  const auto* begin = buffer_.data() + read_ + sizeof size;
  const auto json = Json::from_cbor(begin, begin + size);
  read_ += sizeof size + size;
  Message message;
  message.kind = static_cast<Message::Kind>(json.at("kind").get<int>());
  message.check = json.at("check");
  if (json.contains("exchange")) {
    message.exchange = UnpackExchange(json.at("exchange").get_ref<const std::string&>());
  }
  if (json.contains("role")) message.role = static_cast<record::Role>(json.at("role").get<int>());
  if (json.contains("outcome")) message.outcome = ReadOutcome(json.at("outcome"));
  if (json.contains("dependencies")) message.dependencies = json.at("dependencies");
  if (json.contains("cookies")) message.cookies = json.at("cookies");
  if (json.contains("facts")) message.facts = ReadFacts(json.at("facts"));
  return message;
}

}  // namespace nearmiss::runner
