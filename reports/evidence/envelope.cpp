#include "reports/evidence/envelope.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "reports/record/base64.hpp"

namespace nearmiss::evidence {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kPayloadType = "application/vnd.in-toto+json";

/// The content of a member that is a string; empty for anything else.
std::string StringOf(const Json& json, const char* name) {
  const auto member = json.is_object() ? json.find(name) : json.end();
  return member != json.end() && member->is_string() ? member->get<std::string>() : "";
}

}  // namespace

std::string PreAuthenticationEncoding(std::string_view statement) {
  std::string encoding = "DSSEv1 " + std::to_string(kPayloadType.size()) + ' ';
  encoding += kPayloadType;
  encoding += ' ' + std::to_string(statement.size()) + ' ';
  encoding += statement;
  return encoding;
}

Envelope Seal(std::string statement, const SigningKey& key) {
  auto signature = key.Sign(PreAuthenticationEncoding(statement));
  return {std::move(statement), key.Public().Id(), std::move(signature)};
}

bool IsSealedBy(const PublicKey& key, const Envelope& envelope) {
  return envelope.key_id == key.Id() &&
         key.Signed(PreAuthenticationEncoding(envelope.statement), envelope.signature);
}

std::string Text(const Envelope& envelope) {
  Json signature = {{"keyid", envelope.key_id}, {"sig", record::Base64(envelope.signature)}};
  const Json json = {{"payloadType", kPayloadType},
                     {"payload", record::Base64(envelope.statement)},
                     {"signatures", Json::array({std::move(signature)})}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::expected<Envelope, std::string> ReadEnvelope(std::string_view text) {
  const auto json = Json::parse(text, nullptr, false);
  if (json.is_discarded() || !json.is_object())
    return std::unexpected("no JSON object, which a DSSE envelope is");
  const auto signatures = json.find("signatures");
  if (signatures == json.end() || !signatures->is_array() || signatures->size() != 1)
    return std::unexpected("not one signature, as nearmiss writes it");
  const auto& signature = signatures->front();
  Envelope envelope{record::FromBase64(StringOf(json, "payload")).value_or(""),
                    StringOf(signature, "keyid"),
                    record::FromBase64(StringOf(signature, "sig")).value_or("")};
  if (Text(envelope) != text)
    return std::unexpected("not a DSSE envelope as nearmiss writes it, to the octet");
  return envelope;
}

}  // namespace nearmiss::evidence
