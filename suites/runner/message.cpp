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

/// What a message of this kind holds beside the check.
Json ContentOf(const Message& message) {
  switch (message.kind) {
    case Message::Kind::Outcome:
      return {{"outcome", OutcomeOf(message.outcome)}, {"dependencies", message.dependencies}};
    case Message::Kind::Session:
      return {{"cookies", message.cookies}, {"facts", FactsOf(message.facts)}};
    case Message::Kind::Met:
    case Message::Kind::Parked:
    case Message::Kind::Ready:
      break;
  }
  return Json::object();
}

void ReadContent(std::string_view octets, Message& message) {
  const auto json = Json::from_cbor(octets.begin(), octets.end());
  if (json.contains("outcome")) message.outcome = ReadOutcome(json.at("outcome"));
  if (json.contains("dependencies")) message.dependencies = json.at("dependencies");
  if (json.contains("cookies")) message.cookies = json.at("cookies");
  if (json.contains("facts")) message.facts = ReadFacts(json.at("facts"));
}

/// What stands before the content of each message.
struct Frame {
  std::uint32_t size = 0;  ///< of check and content
  std::uint32_t check_size = 0;
  Message::Kind kind = Message::Kind::Met;
  record::Role role = record::Role::Setup;
};

/// Puts the frame before what was appended behind the place for it.
std::string Framed(Frame frame, const std::string& check, std::string octets) {
  frame.size = static_cast<std::uint32_t>(octets.size() - sizeof frame);
  frame.check_size = static_cast<std::uint32_t>(check.size());
  std::memcpy(octets.data(), &frame, sizeof frame);
  return octets;
}

}  // namespace

std::string Pack(const Message& message) {
  if (message.kind == Message::Kind::Met)
    return PackMet(message.check, message.role, message.exchange);
  std::string octets(sizeof(Frame), '\0');
  octets += message.check;
  Json::to_cbor(ContentOf(message), octets);
  return Framed({.kind = message.kind, .role = message.role}, message.check, std::move(octets));
}

std::string PackMet(const std::string& check, record::Role role, const wire::Exchange& exchange) {
  std::string octets(sizeof(Frame), '\0');
  octets += check;
  PackExchange(exchange, octets);
  return Framed({.role = role}, check, std::move(octets));
}

std::optional<Message> Unpacker::Next() {
  const auto rest = std::string_view(buffer_).substr(read_);
  Frame frame;
  if (rest.size() < sizeof frame) return std::nullopt;
  std::memcpy(&frame, rest.data(), sizeof frame);
  if (rest.size() - sizeof frame < frame.size) return std::nullopt;
  read_ += sizeof frame + frame.size;
  Message message;
  message.kind = frame.kind;
  message.role = frame.role;
  message.check = rest.substr(sizeof frame, frame.check_size);
  const auto content = rest.substr(sizeof frame + frame.check_size, frame.size - frame.check_size);
  if (frame.kind == Message::Kind::Met) {
    message.exchange = UnpackExchange(content);
  } else {
    ReadContent(content, message);
  }
  return message;
}

}  // namespace nearmiss::runner
