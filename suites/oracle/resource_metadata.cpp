#include "suites/oracle/resource_metadata.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "fixtures/jose/jws.hpp"
#include "fixtures/wire/json.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/answer_flaws.hpp"
#include "suites/oracle/challenge.hpp"
#include "suites/oracle/document.hpp"

namespace nearmiss::oracle {
namespace {

using wire::JsonDocument;
using wire::JsonKind;
using wire::JsonMember;

/// What is wrong with a document; nothing when it is as demanded.
using Complaint = std::function<std::optional<std::string>(const JsonDocument&)>;

/// The same for a member that need not be there.
Judge OfMember(std::string member, std::string expected, Complaint complaint) {
  return [member = std::move(member), expected = std::move(expected),
          judge = DocumentIs(expected, std::move(complaint))](const Evidence& evidence) {
    const auto document = PublishedDocument(evidence);
    if (document && document->Find(member) == nullptr) {
      return NothingToJudge(expected, fmt::format("the document has no {}", member));
    }
    return judge(evidence);
  };
}

bool Has(const JsonDocument& document, const std::string& member, const std::string& element) {
  const auto elements = StringsOf(document, member);
  return std::ranges::find(elements, element) != elements.end();
}

std::optional<std::string> Misses(const JsonDocument& document, const std::string& member,
                                  const std::string& element) {
  if (Has(document, member, element)) return std::nullopt;
  return fmt::format("{} has [{}]", member, fmt::join(StringsOf(document, member), ", "));
}

bool IsTopLevel(const JsonMember& member) { return member.path.find('.') == std::string::npos; }

bool IsEmpty(const JsonDocument& document, const JsonMember& member) {
  if (member.kind == JsonKind::Null) return true;
  if (member.kind == JsonKind::String) return member.text.empty();
  if (member.kind != JsonKind::Array && member.kind != JsonKind::Object) return false;
  return std::ranges::none_of(document.members, [&](const JsonMember& each) {
    return each.path.starts_with(member.path + '.');
  });
}

/// What the signed document says; nothing when it is no JWT.
std::optional<std::pair<JsonDocument, JsonDocument>> SignedParts(const JsonDocument& document) {
  const auto parts = jose::ReadCompact(document.String("signed_metadata").value_or(""));
  if (!parts) return std::nullopt;
  auto header = wire::ReadJson(parts->header);
  auto claims = wire::ReadJson(parts->payload);
  if (!header || !claims || parts->signature.empty()) return std::nullopt;
  return std::pair{*std::move(header), *std::move(claims)};
}

}  // namespace

Judge IsPublished() {
  return [](const Evidence& evidence) {
    const std::string expected = "200 with a JSON object as application/json";
    const auto* response = evidence.Answer();
    if (response == nullptr || response->status != 200) return Unsafe(expected, Told(evidence));
    const auto wrong = NotJson(evidence.exchanges.back());
    return wrong ? Unsafe(expected, *wrong) : Held(expected, "so");
  };
}

Judge ListsWhereItIsThere(std::string member, std::string element) {
  return OfMember(member, fmt::format("{} has \"{}\"", member, element),
                  [member, element](const JsonDocument& document) {
                    return Misses(document, member, element);
                  });
}

Judge ListsNot(std::string member, std::string element) {
  return OfMember(member, fmt::format("{} without \"{}\"", member, element),
                  [member, element](const JsonDocument& document) -> std::optional<std::string> {
                    if (!Has(document, member, element)) return std::nullopt;
                    return "it is there";
                  });
}

Judge OmitsEmptyMembers() {
  return DocumentIs("no member with an empty value",
                    [](const JsonDocument& document) -> std::optional<std::string> {
                      for (const auto& each : document.members) {
                        const bool may_be_empty = each.path == "bearer_methods_supported";
                        if (IsTopLevel(each) && !may_be_empty && IsEmpty(document, each)) {
                          return fmt::format("{} is empty", each.path);
                        }
                      }
                      return std::nullopt;
                    });
}

Judge NamesNoPlainHttp() {
  return DocumentIs("https in every URL, loopback apart",
                    [](const JsonDocument& document) -> std::optional<std::string> {
                      for (const auto& each : document.members) {
                        const bool plain = each.kind == JsonKind::String &&
                                           each.text.starts_with("http://") &&
                                           !wire::Url::Split(each.text).IsLoopback();
                        if (plain) return fmt::format("{} is {}", each.path, each.text);
                      }
                      return std::nullopt;
                    });
}

Judge HasNoQuery(std::string member) {
  return DocumentIs(fmt::format("{} without a query", member),
                    [member](const JsonDocument& document) -> std::optional<std::string> {
                      const auto text = document.String(member).value_or("");
                      if (text.find('?') == std::string::npos) return std::nullopt;
                      return fmt::format("{} is {}", member, text);
                    });
}

Judge SignsItsMetadata() {
  return OfMember("signed_metadata", "a signed JWT with iss",
                  [](const JsonDocument& document) -> std::optional<std::string> {
                    const auto parts = SignedParts(document);
                    if (!parts) return "signed_metadata is no signed JWT";
                    if (Lower(parts->first.String("alg").value_or("none")) == "none") {
                      return "signed_metadata has no signature";
                    }
                    if (parts->second.String("iss").value_or("").empty()) return "it has no iss";
                    return std::nullopt;
                  });
}

Judge NestsNoSignedMetadata() {
  return OfMember("signed_metadata", "no signed_metadata within signed_metadata",
                  [](const JsonDocument& document) -> std::optional<std::string> {
                    const auto parts = SignedParts(document);
                    if (!parts || parts->second.Find("signed_metadata") == nullptr) {
                      return std::nullopt;
                    }
                    return "it holds one";
                  });
}

std::string ChallengeParameter(const wire::Response& response, std::string_view name) {
  for (const auto& field : response.headers.All("WWW-Authenticate")) {
    for (const auto& challenge : ReadChallenges(field)) {
      const auto& scheme = challenge.scheme;
      if (!SameName(scheme, "Bearer") && !SameName(scheme, "DPoP")) continue;
      for (const auto& [given, value] : challenge.parameters) {
        if (SameName(given, name)) return value;
      }
    }
  }
  return "";
}

Judge ChallengesWith(std::string parameter) {
  return [parameter = std::move(parameter)](const Evidence& evidence) {
    const auto expected = fmt::format("a challenge with {}", parameter);
    const auto* response = evidence.Answer();
    const auto value = response == nullptr ? "" : ChallengeParameter(*response, parameter);
    return value.empty() ? Unsafe(expected, Told(evidence)) : Held(expected, value);
  };
}

Judge ChallengesWithAUrl() {
  return [](const Evidence& evidence) {
    const auto expected = "resource_metadata is an absolute URL";
    const auto* response = evidence.Answer();
    const auto value =
        response == nullptr ? "" : ChallengeParameter(*response, "resource_metadata");
    if (value.empty()) return NothingToJudge(expected, "the challenge has no resource_metadata");
    return wire::Url::Split(value).Origin().empty() ? Unsafe(expected, value)
                                                    : Held(expected, value);
  };
}

Judge AsksNotForScope(std::string scope) {
  return [scope = std::move(scope)](const Evidence& evidence) {
    const auto expected = fmt::format("{} is not asked for", scope);
    const auto* response = evidence.Answer();
    const auto asked =
        ' ' + (response == nullptr ? "" : ChallengeParameter(*response, "scope")) + ' ';
    const auto document = PublishedDocument(evidence);
    const bool listed = document && Has(*document, "scopes_supported", scope);
    if (listed || asked.find(' ' + scope + ' ') != std::string::npos) {
      return Unsafe(expected, listed ? "scopes_supported has it" : "the challenge has it");
    }
    return Held(expected, "so");
  };
}

}  // namespace nearmiss::oracle
