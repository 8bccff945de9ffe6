#include "suites/oracle/registration.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "fixtures/wire/html.hpp"
#include "fixtures/wire/json.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/answer_flaws.hpp"
#include "suites/oracle/answer_shape.hpp"
#include "suites/oracle/client_information.hpp"

namespace nearmiss::oracle {
namespace {

using wire::JsonDocument;
using wire::JsonKind;

constexpr std::chrono::hours kClockSkew(24);

std::optional<std::int64_t> Number(const JsonDocument& document, std::string_view name) {
  const auto* member = document.Find(name);
  if (member == nullptr || member->kind != JsonKind::Number) return std::nullopt;
  std::int64_t number = 0;
  const auto& text = member->text;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
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
    if (Accepted(evidence) &&
        ClientInformation(evidence).String("client_secret").value_or("").empty()) {
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
    const auto own = ClientInformation(evidence).String(member).value_or("");
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
