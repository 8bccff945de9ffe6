#include "suites/oracle/metadata.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "fixtures/wire/url.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/answer_flaws.hpp"
#include "suites/oracle/document.hpp"

namespace nearmiss::oracle {
namespace {

using Names = std::vector<std::string>;
using Flaw = std::optional<std::string>;

Judge Of(std::string expected, std::function<Flaw(const MetadataDocument&)> flaw) {
  return [expected = std::move(expected), flaw = std::move(flaw)](const Evidence& evidence) {
    const auto document = MetadataDocument::Of(evidence);
    if (!document) return Unsafe(expected, "no JSON object: " + Told(evidence));
    const auto found = flaw(*document);
    return found ? Unsafe(expected, *found) : Held(expected, "so");
  };
}

bool Contains(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

Flaw WrongUrl(const wire::JsonMember& member) {
  if (member.kind != wire::JsonKind::String)
    return fmt::format("{} is a {}", member.path, wire::Name(member.kind));
  const auto url = wire::Url::Split(member.text);
  const auto say = [&](const char* what) {
    return fmt::format("{} {}: \"{}\"", member.path, what, member.text);
  };
  if (!url.scheme || url.Host().empty()) return say("is no absolute URL");
  if (url.fragment) return say("has a fragment");
  const bool safe = Lower(*url.scheme) == "https" || url.IsLoopback();
  return safe ? std::nullopt : Flaw(say("is not https"));
}

/// A portal may ask for a login at every address that it does not know.
bool IsMissing(const wire::Response& response) {
  constexpr std::array kMissing = {401, 403, 404, 405, 410};
  return std::ranges::find(kMissing, response.status) != kMissing.end();
}

constexpr auto kSigned = std::to_array<std::string_view>({"private_key_jwt", "client_secret_jwt"});
constexpr auto kAuthenticatedEndpoints = std::to_array<std::string_view>(
    {"token_endpoint", "revocation_endpoint", "introspection_endpoint"});

std::string MethodsOf(std::string_view endpoint) {
  return fmt::format("{}_auth_methods_supported", endpoint);
}
std::string AlgorithmsOf(std::string_view endpoint) {
  return fmt::format("{}_auth_signing_alg_values_supported", endpoint);
}

bool Signs(const MetadataDocument& document, std::string_view endpoint) {
  const auto methods = document.List(MethodsOf(endpoint));
  return std::ranges::any_of(kSigned, [&](auto method) { return Contains(methods, method); });
}

bool IsScopeToken(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](unsigned char c) {
    return c > 0x20 && c < 0x7F && c != '"' && c != '\\';
  });
}

}  // namespace

std::optional<MetadataDocument> MetadataDocument::Of(const Evidence& evidence) {
  auto json = PublishedDocument(evidence);
  if (!json) return std::nullopt;
  return MetadataDocument(*std::move(json));
}

bool MetadataDocument::IsTrue(std::string_view name) const {
  const auto* member = json_.Find(name);
  return member != nullptr && member->kind == wire::JsonKind::Boolean && member->text == "true";
}

Names MetadataDocument::List(std::string_view name, Names otherwise) const {
  if (!Has(name)) return otherwise;
  Names values;
  for (auto& element : Elements(name)) {
    if (element.kind == wire::JsonKind::String) values.push_back(std::move(element.text));
  }
  return values;
}

std::vector<wire::JsonMember> MetadataDocument::Members() const {
  std::vector<wire::JsonMember> members;
  std::ranges::copy_if(json_.members, std::back_inserter(members), [](const auto& member) {
    return member.path.find('.') == std::string::npos;
  });
  return members;
}

std::vector<wire::JsonMember> MetadataDocument::Elements(std::string_view name) const {
  std::vector<wire::JsonMember> elements;
  const auto begin = fmt::format("{}.", name);
  std::ranges::copy_if(json_.members, std::back_inserter(elements), [&](const auto& member) {
    return member.path.starts_with(begin) &&
           member.path.find('.', begin.size()) == std::string::npos;
  });
  return elements;
}

Judge IssuerIsAPlainUrl() {
  return Of("issuer is an https URL without query and fragment",
            [](const MetadataDocument& document) -> Flaw {
              const auto issuer = document.Text("issuer").value_or("");
              if (auto wrong = WrongUrl({"issuer", wire::JsonKind::String, issuer})) return wrong;
              return wire::Url::Split(issuer).query ? Flaw("issuer has a query: " + issuer)
                                                    : std::nullopt;
            });
}

Judge EndpointsAreUrls() {
  return Of("each endpoint is an absolute URL, https or on loopback, without fragment",
            [](const MetadataDocument& document) -> Flaw {
              for (const auto& member : document.Members()) {
                const bool url = member.path.ends_with("_endpoint") || member.path == "jwks_uri";
                if (auto wrong = url ? WrongUrl(member) : std::nullopt) return wrong;
              }
              return std::nullopt;
            });
}

Judge IsASafeEndpoint(std::string member) {
  return [member = std::move(member)](const Evidence& evidence) {
    const auto expected = fmt::format("{} is https or on loopback, without fragment", member);
    const auto document = MetadataDocument::Of(evidence);
    if (!document) return Unsafe(expected, "no JSON object: " + Told(evidence));
    for (const auto& each : document->Members()) {
      if (each.path != member) continue;
      const auto wrong = WrongUrl(each);
      return wrong ? Unsafe(expected, *wrong) : Held(expected, each.text);
    }
    return NothingToJudge(expected, "the metadata has no " + member);
  };
}

Judge ListsAreArrays() {
  return Of("each list is an array of strings", [](const MetadataDocument& document) -> Flaw {
    for (const auto& member : document.Members()) {
      if (!member.path.ends_with("_supported") || member.kind == wire::JsonKind::Boolean) continue;
      if (member.kind != wire::JsonKind::Array)
        return fmt::format("{} is a {}", member.path, wire::Name(member.kind));
      for (const auto& element : document.Elements(member.path)) {
        if (element.kind != wire::JsonKind::String)
          return fmt::format("{} is a {}", element.path, wire::Name(element.kind));
      }
    }
    return std::nullopt;
  });
}

Judge Lists(std::string member, std::string value, Names otherwise) {
  return ListsEach(std::move(member), {std::move(value)}, std::move(otherwise));
}

Judge ListsEach(std::string member, Names values, Names otherwise) {
  return Of(fmt::format("{} has {}", member, fmt::join(values, ", ")),
            [=](const MetadataDocument& document) -> Flaw {
              const auto listed = document.List(member, otherwise);
              for (const auto& value : values) {
                if (!Contains(listed, value))
                  return fmt::format("{} {}", member,
                                     document.Has(member) ? "has no " + value : "is left out");
              }
              return std::nullopt;
            });
}

Judge ListsAnyOf(std::string member, Names values) {
  return Of(fmt::format("{} has one of {}", member, fmt::join(values, ", ")),
            [=](const MetadataDocument& document) -> Flaw {
              const auto listed = document.List(member);
              const bool any = std::ranges::any_of(
                  values, [&](const auto& value) { return Contains(listed, value); });
              return any ? std::nullopt : Flaw(fmt::format("it has {}", fmt::join(listed, ", ")));
            });
}

Judge ListsScopes() {
  return Of("scopes_supported with scope tokens", [](const MetadataDocument& document) -> Flaw {
    if (!document.Has("scopes_supported")) return "scopes_supported is left out";
    for (const auto& scope : document.List("scopes_supported")) {
      if (!IsScopeToken(scope)) return fmt::format("\"{}\" is no scope token", scope);
    }
    return std::nullopt;
  });
}

Judge GrantTypesFitTheResponseTypes() {
  return Of("grant_types_supported, or else the implicit grant that its absence announces",
            [](const MetadataDocument& document) -> Flaw {
              if (document.Has("grant_types_supported")) return std::nullopt;
              const auto types = document.List("response_types_supported");
              const bool implicit = std::ranges::any_of(
                  types, [](const auto& type) { return type.find("token") != std::string::npos; });
              return implicit ? std::nullopt
                              : Flaw("it is left out, and no response type is implicit");
            });
}

Judge SigningAlgorithmsStandBesideJwtMethods(std::string endpoint) {
  return [endpoint = std::move(endpoint)](const Evidence& evidence) {
    const auto expected = AlgorithmsOf(endpoint) + " where a method signs a JWT";
    const auto document = MetadataDocument::Of(evidence);
    if (!document) return Unsafe(expected, "no JSON object: " + Told(evidence));
    if (!Signs(*document, endpoint))
      return NothingToJudge(expected, "no such method is announced for the " + endpoint);
    return document->Has(AlgorithmsOf(endpoint)) ? Held(expected, "so")
                                                 : Unsafe(expected, "it is left out");
  };
}

Judge SigningAlgorithmsHaveRs256() {
  return [](const Evidence& evidence) {
    const auto list = AlgorithmsOf("token_endpoint");
    const auto document = MetadataDocument::Of(evidence);
    if (!document || !document->Has(list))
      return NothingToJudge(list + " has RS256", "the metadata has no such list");
    return Lists(list, "RS256")(evidence);
  };
}

Judge SigningAlgorithmsLeaveOutNone() {
  return Of("no algorithm \"none\" for client authentication",
            [](const MetadataDocument& document) -> Flaw {
              for (const auto endpoint : kAuthenticatedEndpoints) {
                if (Contains(document.List(AlgorithmsOf(endpoint)), "none"))
                  return AlgorithmsOf(endpoint) + " has it";
              }
              return std::nullopt;
            });
}

Judge SaysTrue(std::string member) {
  return Of(member + " is true", [member](const MetadataDocument& document) -> Flaw {
    return document.IsTrue(member) ? std::nullopt : Flaw("it is not");
  });
}

Judge IsServedAsADocument() {
  return [](const Evidence& evidence) {
    const std::string expected = "200 with application/json and one JSON object";
    const auto* response = evidence.Answer();
    if (response == nullptr) return Unsafe(expected, Told(evidence));
    if (IsMissing(*response))
      return NothingToJudge(expected, "nothing is published there: " + Told(evidence));
    if (response->status != 200) return Unsafe(expected, Told(evidence));
    const auto flaw = NotJson(evidence.exchanges.back());
    return flaw ? Unsafe(expected, *flaw) : Held(expected, "so");
  };
}

Judge IsAMetadataDocument() {
  return [](const Evidence& evidence) {
    const std::string expected = "a metadata document";
    const bool there = Accepted(evidence) && MetadataDocument::Of(evidence).has_value();
    return there ? Held(expected, "so") : Unsafe(expected, Told(evidence));
  };
}

Judge HasNoDocumentOfAnotherIssuer(std::string asked) {
  return [asked = std::move(asked)](const Evidence& evidence) {
    const auto expected = fmt::format("no document, or one of the issuer {}", asked);
    const auto document = MetadataDocument::Of(evidence);
    const auto issuer = document ? document->Text("issuer") : std::nullopt;
    if (!Accepted(evidence) || !issuer || *issuer == asked) return Held(expected, Told(evidence));
    return Unsafe(expected, fmt::format("the document of the issuer {}", *issuer));
  };
}

}  // namespace nearmiss::oracle
