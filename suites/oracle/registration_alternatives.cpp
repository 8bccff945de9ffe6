#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "suites/oracle/answer.hpp"
#include "suites/oracle/client_information.hpp"
#include "suites/oracle/refusal.hpp"
#include "suites/oracle/registration.hpp"

namespace nearmiss::oracle {
namespace {

using wire::JsonDocument;
using wire::JsonKind;

/// Refused as documented, or the client information has no flaw.
Judge RefusedOr(Documented documented, std::string otherwise, Look look) {
  return [documented = std::move(documented), otherwise = std::move(otherwise),
          look = std::move(look)](const Evidence& evidence) {
    if (Accepted(evidence)) return Informs(otherwise + ", or refused", look)(evidence);
    auto verdict = Refused(documented)(evidence);
    verdict.expected += ", or " + otherwise;
    return verdict;
  };
}

struct Typed {
  std::string_view name;
  JsonKind kind;
};

constexpr auto kTypes = std::to_array<Typed>({
    {"redirect_uris", JsonKind::Array},
    {"grant_types", JsonKind::Array},
    {"response_types", JsonKind::Array},
    {"contacts", JsonKind::Array},
    {"token_endpoint_auth_method", JsonKind::String},
    {"client_name", JsonKind::String},
    {"scope", JsonKind::String},
});

Flawed Mistyped(const JsonDocument& document) {
  for (const auto& [name, kind] : kTypes) {
    const auto* member = document.Find(name);
    if (member == nullptr || member->kind == JsonKind::Null) continue;
    if (member->kind != kind) return fmt::format("{} is of type {}", name, Name(member->kind));
    const auto* item = document.Find(std::string(name) + ".0");
    if (item != nullptr && item->kind != JsonKind::String) {
      return fmt::format("{} holds a {}", name, Name(item->kind));
    }
  }
  return std::nullopt;
}

Flawed BadKeys(const JsonDocument& document) {
  const auto* jwks = document.Find("jwks");
  if (jwks == nullptr || jwks->kind == JsonKind::Null) return std::nullopt;
  const auto* keys = document.Find("jwks.keys");
  if (keys == nullptr || keys->kind != JsonKind::Array) return "jwks is told and is no JWK Set";
  for (const auto& member : document.members) {
    const bool of_key = member.path.starts_with("jwks.keys.");
    if (of_key && member.path.ends_with(".d")) return "the private key is told again";
  }
  return std::nullopt;
}

bool HasWord(const std::set<std::string>& types, std::string_view word) {
  return std::ranges::any_of(types, [&](const std::string& type) {
    return (' ' + type + ' ').contains(' ' + std::string(word) + ' ');
  });
}

/// Members that are not told cannot be compared.
Flawed Inconsistent(const JsonDocument& document) {
  if (document.Find("grant_types") == nullptr || document.Find("response_types") == nullptr) {
    return std::nullopt;
  }
  const auto grants = List(document, "grant_types");
  const auto responses = List(document, "response_types");
  if (HasWord(responses, "code") && !grants.contains("authorization_code")) {
    return "registered: response type code without the grant authorization_code";
  }
  if (HasWord(responses, "token") && !grants.contains("implicit")) {
    return "registered: response type token without the grant implicit";
  }
  return std::nullopt;
}

}  // namespace

Judge RefusedOrNotTaken(Documented documented, std::string member, std::string value) {
  auto otherwise = fmt::format("accepted without \"{}\" for {}", value, member);
  return RefusedOr(std::move(documented), std::move(otherwise),
                   [member = std::move(member),
                    value = std::move(value)](const JsonDocument& document) -> Flawed {
                     const auto* single = document.Find(member);
                     const bool taken = single != nullptr && single->text == value;
                     if (!taken && !List(document, member).contains(value)) return std::nullopt;
                     return fmt::format("taken over: \"{}\" is in {}", value, member);
                   });
}

Judge RefusedOrWithoutTheSent(std::string member) {
  return [member = std::move(member)](const Evidence& evidence) {
    const auto body = evidence.exchanges.empty() ? "" : evidence.exchanges.back().request.body;
    const auto document = wire::ReadJson(body).value_or(JsonDocument{});
    auto sent = List(document, member);
    const auto* single = document.Find(member);
    if (single != nullptr && single->kind != JsonKind::Array) sent.insert(single->text);
    auto verdict = SafelyRefused()(evidence);
    for (const auto& value : sent) {
      verdict = RefusedOrNotTaken({}, member, value)(evidence);
      if (!verdict.held) break;
    }
    return verdict;
  };
}

Judge RefusedOrWellTyped(Documented documented) {
  return RefusedOr(std::move(documented), "accepted with a value of the right type", Mistyped);
}

Judge RefusedOrWithOneKeyMember(Documented documented) {
  return RefusedOr(std::move(documented), "accepted with one of jwks and jwks_uri at most",
                   [](const JsonDocument& document) -> Flawed {
                     const bool both =
                         document.Find("jwks") != nullptr && document.Find("jwks_uri") != nullptr;
                     return both ? Flawed("both are registered") : std::nullopt;
                   });
}

Judge RefusedOrWithPublicKeys(Documented documented) {
  return RefusedOr(std::move(documented), "accepted without the bad keys", BadKeys);
}

Judge RefusedOrConsistent(Documented documented) {
  return RefusedOr(std::move(documented), "accepted with types that go together", Inconsistent);
}

Judge RefusedOrWithoutSecret(Documented documented) {
  return RefusedOr(std::move(documented), "accepted without a secret",
                   [](const JsonDocument& document) -> Flawed {
                     const auto method = document.String("token_endpoint_auth_method");
                     const bool replaced = method && *method != "none";
                     const auto secret = document.String("client_secret").value_or("");
                     if (replaced || secret.empty()) return std::nullopt;
                     return "a client_secret for a client of method none";
                   });
}

}  // namespace nearmiss::oracle
