#include "suites/runner/recorded_target.hpp"

#include <fmt/format.h>

#include <utility>

#include "fixtures/jose/key.hpp"
#include "fixtures/target/load.hpp"
#include "fixtures/target/write.hpp"
#include "fixtures/wire/json.hpp"
#include "reports/record/label_text.hpp"

namespace nearmiss::runner {
namespace {

constexpr std::string_view kKeyOfType = "key of type ";
// Succeeds and does nothing.
constexpr auto kNoCommand = "true";
// Shorter values are not masked, so they are not written at all.
constexpr std::size_t kShortestMasked = 4;

void WriteOut(std::string& value, std::string& reference) {
  reference.clear();
  if (!value.empty() && value.size() < kShortestMasked) value = "too-short-to-be-recorded";
}

std::string TypeOf(const std::string& key) {
  const auto document = wire::ReadJson(key);
  return document ? document->String("kty").value_or("EC") : "EC";
}

std::string FreshKey(const std::string& type) {
  return jose::Key::Generate(type == "RSA" ? "RS256" : "ES256").Json();
}

/// The text with a value in place of each label.
std::string Filled(const std::string& text,
                   const std::function<std::string(const std::string& label)>& value_of) {
  std::string filled;
  std::size_t at = 0;
  while (const auto label = record::FindLabel(text, at)) {
    filled += text.substr(at, label->position - at) + value_of(std::string(label->text));
    at = label->position + label->length;
  }
  return filled + text.substr(at);
}

}  // namespace

std::string ToRecordedToml(target::Target target) {
  WriteOut(target.login.password, target.login.password_reference);
  WriteOut(target.registration_token, target.registration_token_reference);
  for (auto& client : target.clients) {
    WriteOut(client.secret, client.secret_reference);
    if (!client.key.empty())
      client.key_reference = fmt::format("${{{}{}}}", kKeyOfType, TypeOf(client.key));
  }
  for (auto& [name, way] : target.revoke) {
    if (way.kind == target::RevocationWay::Kind::Command) way.text = kNoCommand;
  }
  if (!target.login.command.empty()) target.login.command = kNoCommand;
  return target::ToToml(target);
}

std::expected<target::Target, std::string> TargetFrom(
    const record::Configuration& configuration,
    const std::function<std::string(const std::string& label)>& value_of) {
  target::Environment environment;
  environment.variable = [](const std::string& name) -> std::optional<std::string> {
    if (!name.starts_with(kKeyOfType)) return std::nullopt;
    return FreshKey(name.substr(kKeyOfType.size()));
  };
  environment.outside = target::Environment::Outside::Refused;
  auto target =
      target::ReadTarget(Filled(configuration.toml, value_of), "configuration", environment);
  if (!target) return std::unexpected("in the record's " + target.error().Line());
  for (auto& [name, way] : target->revoke) {
    if (way.kind == target::RevocationWay::Kind::Command) way.text = kNoCommand;
  }
  // What another program or a person did is in the record as far as it was seen.
  target->login.method = target->login.method == target::LoginMethod::None
                             ? target::LoginMethod::None
                             : target::LoginMethod::Form;
  return *std::move(target);
}

}  // namespace nearmiss::runner
