#include "suites/oracle/token_shape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <utility>

#include "fixtures/wire/json.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/answer_flaws.hpp"
#include "suites/oracle/answer_shape.hpp"

namespace nearmiss::oracle {
namespace {

using Text = std::optional<std::string>;

bool IsAlnum(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

/// RFC 6749 Appendix A.18.
bool IsParameterName(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return IsAlnum(c) || c == '-' || c == '.' || c == '_';
  });
}

bool IsPrintable(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c <= 0x7E; });
}

/// RFC 6750 2.1: letters, digits and -._~+/ with '=' only at the end.
bool IsB64Token(std::string_view token) {
  while (token.ends_with('=')) token.remove_suffix(1);
  return !token.empty() && std::ranges::all_of(token, [](char c) {
    return IsAlnum(c) || std::string_view("-._~+/").find(c) != std::string_view::npos;
  });
}

bool IsResponseType(std::string_view text) {
  char before = ' ';
  for (const char c : text) {
    const bool letter = IsAlnum(c) || c == '_';
    if (!letter && (c != ' ' || before == ' ')) return false;
    before = c;
  }
  return before != ' ';
}

bool IsBearer(const wire::Exchange& exchange) {
  return IssuesTokens(exchange) &&
         Lower(JsonString(*exchange.Answer(), "token_type").value_or("")) == "bearer";
}

bool HasNoProof(const wire::Exchange& exchange) {
  return IssuesTokens(exchange) && !exchange.request.headers.Get("DPoP");
}

/// The strings of a list, which stand under their indexes.
std::vector<std::string> Listed(const wire::Response& response, const std::string& member) {
  std::vector<std::string> texts;
  const auto document = wire::ReadJson(response.body);
  if (!document) return texts;
  for (const auto& each : document->members) {
    if (each.path.starts_with(member + '.') && each.kind == wire::JsonKind::String)
      texts.push_back(each.text);
  }
  return texts;
}

Text NotAsDocumented(const wire::Exchange& exchange) {
  const auto& response = *exchange.Answer();
  if (response.status != 200) return fmt::format("status {}", response.status);
  if (auto flaw = NotJson(exchange)) return flaw;
  for (const auto* name : {"access_token", "token_type"}) {
    if (JsonString(response, name).value_or("").empty()) return fmt::format("no {}", name);
  }
  if (!HasToken(response, "Cache-Control", "no-store")) return "no Cache-Control: no-store";
  return std::nullopt;
}

}  // namespace

Judge IssuedAsDocumented() {
  return [](const Evidence& evidence) {
    const std::string expected =
        "200 with access_token and token_type in a JSON object that no cache keeps";
    if (!Accepted(evidence)) return Unsafe(expected, Told(evidence));
    const auto flaw = NotAsDocumented(evidence.exchanges.back());
    return flaw ? Unsafe(expected, *flaw) : Held(expected, Told(evidence));
  };
}

Judge MemberNamesKeepToTheirCharacters() {
  return Each("names of letters, digits, '-', '.' and '_'", IssuesTokens,
              [](const wire::Exchange& exchange) -> Text {
                const auto document = Document(exchange);
                if (!document) return std::nullopt;  // another demand's business
                for (const auto& member : document->members) {
                  const auto name = member.path.substr(0, member.path.find('.'));
                  if (!IsParameterName(name)) return fmt::format("a member \"{}\"", name);
                }
                return std::nullopt;
              });
}

Judge TokensArePrintable() {
  return Each("tokens of printable ASCII characters", IssuesTokens,
              [](const wire::Exchange& exchange) -> Text {
                for (const auto* name : {"access_token", "refresh_token"}) {
                  if (!IsPrintable(TokenIn(*exchange.Answer(), name)))
                    return fmt::format("{} has another character", name);
                }
                return std::nullopt;
              });
}

Judge BearerTokensFitTheHeader() {
  return Each("letters, digits and -._~+/ with = at the end only", IsBearer,
              [](const wire::Exchange& exchange) -> Text {
                return IsB64Token(TokenIn(*exchange.Answer(), "access_token"))
                           ? std::nullopt
                           : Text("access_token has another character");
              });
}

Judge TokensWithoutProofAreBearer() {
  return Each("token_type Bearer, in any case", HasNoProof,
              [](const wire::Exchange& exchange) -> Text {
                const auto type = JsonString(*exchange.Answer(), "token_type");
                if (!type) return std::nullopt;  // a missing one is another demand's business
                // RFC 8693 2.2.1 has N_A for what is no access token.
                const bool right = Lower(*type) == "bearer" || *type == "N_A";
                return right ? std::nullopt : Text(fmt::format("token_type is \"{}\"", *type));
              });
}

Judge BearerTokensLiveAtMost(std::chrono::seconds limit) {
  return Each(fmt::format("expires_in at most {}", limit.count()), IsBearer,
              [limit](const wire::Exchange& exchange) -> Text {
                const auto document = Document(exchange);
                const auto* member = document ? document->Find("expires_in") : nullptr;
                if (member == nullptr) return std::nullopt;
                const auto& text = member->text;
                long long seconds = 0;
                std::from_chars(text.data(), text.data() + text.size(), seconds);
                return seconds <= limit.count() ? std::nullopt
                                                : Text(fmt::format("expires_in is {}", text));
              });
}

Judge ErrorsCarryNoTokens() {
  return Each("no token beside an error", IsRefusal, [](const wire::Exchange& exchange) -> Text {
    const auto tokens = TokensIn(*exchange.Answer());
    return tokens.empty() ? std::nullopt : Text(tokens.front() + " beside the error");
  });
}

Judge ErrorTextsAreNotEmpty() {
  return Each("error_description and error_uri, if there, are not empty", ReportsError,
              [](const wire::Exchange& exchange) -> Text {
                for (const auto* name : {"error_description", "error_uri"}) {
                  if (JsonString(*exchange.Answer(), name) == "")
                    return fmt::format("{} is empty", name);
                }
                return std::nullopt;
              });
}

Judge SaysAUrlWithoutFragment(std::string member) {
  return [member = std::move(member)](const Evidence& evidence) {
    const auto expected = fmt::format("{} without a fragment", member);
    const auto* response = evidence.Answer();
    const auto said = response == nullptr ? std::nullopt : JsonString(*response, member);
    if (!said) return NothingToJudge(expected, fmt::format("the metadata has no {}", member));
    return said->find('#') == std::string::npos ? Held(expected, *said) : Unsafe(expected, *said);
  };
}

Judge ListsResponseTypes(std::string member) {
  return [member = std::move(member)](const Evidence& evidence) {
    const auto expected =
        fmt::format("{} of words of letters, digits and _, parted by a space", member);
    const auto* response = evidence.Answer();
    const auto texts = response == nullptr ? std::vector<std::string>() : Listed(*response, member);
    if (texts.empty())
      return NothingToJudge(expected, fmt::format("the metadata has no {}", member));
    const auto bad = std::ranges::find_if_not(texts, IsResponseType);
    return bad == texts.end() ? Held(expected, fmt::format("so in all {}", texts.size()))
                              : Unsafe(expected, fmt::format("\"{}\"", *bad));
  };
}

}  // namespace nearmiss::oracle
