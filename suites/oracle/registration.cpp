#include "suites/oracle/registration.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "fixtures/wire/html.hpp"
#include "fixtures/wire/json.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/answer_flaws.hpp"
#include "suites/oracle/answer_shape.hpp"
#include "suites/oracle/refusal.hpp"

namespace nearmiss::oracle {
namespace {

using wire::JsonDocument;
using wire::JsonKind;
using Flawed = std::optional<std::string>;
/// What is wrong with the client information; nothing when it is as required.
using Look = std::function<Flawed(const JsonDocument&)>;

constexpr std::chrono::hours kClockSkew(24);
constexpr std::size_t kShortestToken = 20;  // 120 bits in base64url

JsonDocument DocumentOf(const Evidence& evidence) {
  const auto* response = evidence.Answer();
  const auto document = wire::ReadJson(response == nullptr ? "" : response->body);
  return document ? *document : JsonDocument{};
}

std::set<std::string> List(const JsonDocument& document, const std::string& member) {
  std::set<std::string> items;
  for (const auto& each : document.members) {
    const bool inside = each.path.starts_with(member + '.');
    if (inside && !each.path.substr(member.size() + 1).contains('.')) items.insert(each.text);
  }
  return items;
}

/// The answer gives a client, and its information has no flaw.
Judge Informs(std::string expected, Look look) {
  return [expected = std::move(expected), look = std::move(look)](const Evidence& evidence) {
    if (!Accepted(evidence)) return Unsafe(expected, Told(evidence));
    if (!wire::ReadJson(evidence.Answer()->body))
      return Unsafe(expected, "no JSON: " + Told(evidence));
    const auto flaw = look(DocumentOf(evidence));
    return flaw ? Unsafe(expected, *flaw) : Held(expected, Told(evidence));
  };
}

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

std::optional<std::int64_t> Number(const JsonDocument& document, std::string_view name) {
  const auto* member = document.Find(name);
  if (member == nullptr || member->kind != JsonKind::Number) return std::nullopt;
  std::int64_t number = 0;
  const auto& text = member->text;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
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

bool IsProtected(const wire::Url& url) {
  return url.scheme == "https" || (url.scheme == "http" && url.IsLoopback());
}

/// RFC 6750 2.1: b64token.
bool IsBearerToken(std::string_view token) {
  constexpr std::string_view kOthers = "-._~+/=";
  return std::ranges::all_of(token, [&](unsigned char c) {
    return std::isalnum(c) != 0 || kOthers.contains(static_cast<char>(c));
  });
}

Flawed UnmanageableBy(const std::string& uri, const std::string& token) {
  if (uri.empty()) return "registration_access_token without registration_client_uri";
  if (token.empty()) return "registration_client_uri without registration_access_token";
  const auto url = wire::Url::Split(uri);
  if (!url.scheme || url.Host().empty()) return "registration_client_uri is no absolute URL";
  if (!IsProtected(url)) return "registration_client_uri is not protected by TLS";
  if (!IsBearerToken(token)) return "registration_access_token is no bearer token";
  if (token.size() < kShortestToken) {
    return fmt::format("registration_access_token has {} characters", token.size());
  }
  return std::nullopt;
}

bool IsRefusedRegistration(const wire::Exchange& exchange) {
  const auto* response = exchange.Answer();
  if (response == nullptr || exchange.request.method != "POST") return false;
  if (wire::MediaType(exchange.request.headers) != "application/json") return false;
  const auto sent = wire::ReadJson(exchange.request.body);
  if (!sent || sent->kind != JsonKind::Object) return false;
  // What is about a token, the length or the rate has answers of its own.
  constexpr std::array kOthers = {401, 403, 413, 429};
  return response->status >= 400 && response->status < 500 &&
         std::ranges::find(kOthers, response->status) == kOthers.end();
}

}  // namespace

Judge Registered() {
  return [](const Evidence& evidence) {
    const std::string expected = "201 with JSON and a client_id";
    const auto* response = evidence.Answer();
    if (response == nullptr || response->status != 201) return Unsafe(expected, Told(evidence));
    if (const auto flaw = NotJson(evidence.exchanges.back())) return Unsafe(expected, *flaw);
    return Informs(expected, [](const auto&) { return std::nullopt; })(evidence);
  };
}

Judge TakesTheRegistration() {
  return Informs("accepted: a client_id", [](const auto&) { return std::nullopt; });
}

Judge Tells(std::vector<std::string> members) {
  auto expected = fmt::format("client information with {}", fmt::join(members, ", "));
  return Informs(std::move(expected),
                 [members = std::move(members)](const JsonDocument& document) -> Flawed {
                   for (const auto& member : members) {
                     if (document.Find(member) == nullptr) return "no " + member + " in it";
                   }
                   return std::nullopt;
                 });
}

Judge ListsAll(std::string member, std::vector<std::string> values) {
  auto expected = fmt::format("{} with {}", member, fmt::join(values, " and "));
  return Informs(std::move(expected),
                 [member = std::move(member),
                  values = std::move(values)](const JsonDocument& document) -> Flawed {
                   const auto list = List(document, member);
                   for (const auto& value : values) {
                     if (!list.contains(value))
                       return fmt::format("{} is [{}]", member, fmt::join(list, ", "));
                   }
                   return std::nullopt;
                 });
}

Judge ListsExactly(std::string member, std::vector<std::string> values) {
  auto expected = fmt::format("{} is [{}]", member, fmt::join(values, ", "));
  return Informs(std::move(expected),
                 [member = std::move(member),
                  values = std::move(values)](const JsonDocument& document) -> Flawed {
                   const auto list = List(document, member);
                   if (list == std::set<std::string>(values.begin(), values.end()))
                     return std::nullopt;
                   return fmt::format("{} is [{}]", member, fmt::join(list, ", "));
                 });
}

Judge SaysNot(std::string member, std::string value) {
  auto expected = fmt::format("{} is no longer \"{}\"", member, value);
  return Informs(std::move(expected),
                 [member = std::move(member),
                  value = std::move(value)](const JsonDocument& document) -> Flawed {
                   if (document.String(member) != value) return std::nullopt;
                   return fmt::format("{} is \"{}\"", member, value);
                 });
}

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

Judge PrintableClientId() {
  return Informs("a client_id of printable ASCII", [](const JsonDocument& document) -> Flawed {
    const auto id = document.String("client_id").value_or("");
    const bool printable =
        std::ranges::all_of(id, [](unsigned char c) { return c >= 0x20 && c <= 0x7E; });
    return printable && !id.empty() ? std::nullopt : Flawed("client_id holds other characters");
  });
}

Judge TellsWhenTheSecretExpires(std::chrono::sys_seconds now) {
  return [now](const Evidence& evidence) {
    const std::string expected = "client_secret_expires_at: 0, or a time to come";
    if (Accepted(evidence) && DocumentOf(evidence).String("client_secret").value_or("").empty()) {
      return NothingToJudge(expected, "the registered client has no secret");
    }
    return Informs(expected, [now](const JsonDocument& document) -> Flawed {
      const auto* member = document.Find("client_secret_expires_at");
      if (member == nullptr) return "no client_secret_expires_at beside the secret";
      const auto number = Number(document, "client_secret_expires_at");
      if (!number) return fmt::format("client_secret_expires_at is {}", member->text);
      if (*number == 0 || *number > now.time_since_epoch().count()) return std::nullopt;
      return "client_secret_expires_at is in the past";
    })(evidence);
  };
}

Judge IssuedAbout(std::chrono::sys_seconds now) {
  return Informs("client_id_issued_at in seconds, about now",
                 [now](const JsonDocument& document) -> Flawed {
                   const auto* member = document.Find("client_id_issued_at");
                   if (member == nullptr) return std::nullopt;
                   const auto number = Number(document, "client_id_issued_at");
                   const auto about = now.time_since_epoch().count();
                   const auto skew = std::chrono::seconds(kClockSkew).count();
                   if (number && *number < about + skew && *number > about - skew) {
                     return std::nullopt;
                   }
                   return fmt::format("client_id_issued_at is {}", member->text);
                 });
}

Judge OtherCredential(std::string member, std::string other) {
  return [member = std::move(member), other = std::move(other)](const Evidence& evidence) {
    const auto expected = fmt::format("another {} than that of the client before", member);
    if (!Accepted(evidence)) return Unsafe(expected, Told(evidence));
    const auto own = DocumentOf(evidence).String(member).value_or("");
    if (own.empty()) return NothingToJudge(expected, "the registered client has no " + member);
    return own == other ? Unsafe(expected, "the same " + member) : Held(expected, "another one");
  };
}

Judge NotStored() {
  return [](const Evidence& evidence) {
    const std::string expected = "Cache-Control: no-store";
    const auto* response = evidence.Answer();
    const bool there = response != nullptr && HasToken(*response, "Cache-Control", "no-store");
    return there ? Held(expected, "so") : Unsafe(expected, "no such field: " + Told(evidence));
  };
}

Judge OffersManagement() {
  return [](const Evidence& evidence) {
    const std::string expected =
        "registration_client_uri, an absolute URL, and an unguessable registration_access_token";
    if (!Accepted(evidence)) return Unsafe(expected, Told(evidence));
    const auto document = DocumentOf(evidence);
    const auto uri = document.String("registration_client_uri").value_or("");
    const auto token = document.String("registration_access_token").value_or("");
    if (uri.empty() && token.empty()) {
      return NothingToJudge(expected, "the server offers no management of registrations");
    }
    const auto flaw = UnmanageableBy(uri, token);
    return flaw ? Unsafe(expected, *flaw) : Held(expected, "both");
  };
}

Judge ReadOf(std::string client_id) {
  return [client_id = std::move(client_id)](const Evidence& evidence) {
    const auto expected = "200 with the client information as JSON, client_id as before";
    const auto* response = evidence.Answer();
    if (response == nullptr || response->status != 200) return Unsafe(expected, Told(evidence));
    if (const auto flaw = NotJson(evidence.exchanges.back())) return Unsafe(expected, *flaw);
    return DocumentOf(evidence).String("client_id") == client_id
               ? Held(expected, Told(evidence))
               : Unsafe(expected, "another client_id, or none");
  };
}

Judge DeletedOrUnsupported() {
  return [](const Evidence& evidence) {
    const std::string expected = "204 without a body, or 405 where deletion is not supported";
    const auto* response = evidence.Answer();
    const bool deleted = response != nullptr && response->status == 204 && response->body.empty();
    const bool unsupported = response != nullptr && response->status == 405;
    return deleted || unsupported ? Held(expected, Told(evidence))
                                  : Unsafe(expected, Told(evidence));
  };
}

Judge Status(std::vector<int> statuses) {
  return [statuses = std::move(statuses)](const Evidence& evidence) {
    const auto expected = fmt::format("status {}", fmt::join(statuses, " or "));
    const auto* response = evidence.Answer();
    const bool fits =
        response != nullptr && std::ranges::find(statuses, response->status) != statuses.end();
    return fits ? Held(expected, Told(evidence)) : Unsafe(expected, Told(evidence));
  };
}

Judge NoScriptLinks() {
  return [](const Evidence& evidence) {
    const std::string expected = "refused, or no link to the script on the consent page";
    for (const auto& exchange : evidence.exchanges) {
      const auto* response = exchange.Answer();
      if (response == nullptr || wire::MediaType(response->headers) != "text/html") continue;
      for (const auto& link : wire::ReadHtml(response->body).links) {
        if (Lower(link).starts_with("javascript:")) return Unsafe(expected, "a link to " + link);
      }
    }
    return Held(expected, Told(evidence));
  };
}

Judge NoFault() {
  return [](const Evidence& evidence) {
    const std::string expected = "an answer, and no server fault";
    const auto* response = evidence.Answer();
    return response != nullptr && response->status < 500 ? Held(expected, Told(evidence))
                                                         : Unsafe(expected, Told(evidence));
  };
}

Judge RegistrationErrorsAreJson() {
  return Each("400 with a JSON error", IsRefusedRegistration,
              [](const wire::Exchange& exchange) -> Flawed {
                if (exchange.Answer()->status != 400) {
                  return fmt::format("status {}", exchange.Answer()->status);
                }
                if (auto flaw = NotJson(exchange)) return flaw;
                if (ReportsError(exchange)) return std::nullopt;
                return "no member error";
              });
}

}  // namespace nearmiss::oracle
