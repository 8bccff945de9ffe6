#include "suites/oracle/document.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

#include "fixtures/wire/json.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/answer_flaws.hpp"

namespace nearmiss::oracle {
namespace {

using wire::JsonKind;
using Texts = std::vector<std::string>;
using Flaw = std::optional<std::string>;

bool Contains(const Texts& texts, const std::string& text) {
  return std::ranges::find(texts, text) != texts.end();
}

std::string ToldList(const wire::JsonDocument& document, const std::string& list) {
  const auto* member = document.Find(list);
  return member == nullptr ? "no " + list : fmt::format("{} is {}", list, member->text);
}

Judge NoMember(std::string expected, std::function<bool(const wire::JsonMember&)> is_flaw) {
  return DocumentIs(std::move(expected),
                    [is_flaw = std::move(is_flaw)](const wire::JsonDocument& document) -> Flaw {
                      const auto found = std::ranges::find_if(document.members, is_flaw);
                      if (found == document.members.end()) return std::nullopt;
                      return fmt::format("{} is {}", found->path,
                                         found->text.empty() ? "empty" : found->text);
                    });
}

}  // namespace

std::optional<wire::JsonDocument> PublishedDocument(const Evidence& evidence) {
  const auto* response = evidence.Answer();
  if (response == nullptr || response->status != 200) return std::nullopt;
  auto document = wire::ReadJson(response->body);
  if (!document || document->kind != JsonKind::Object) return std::nullopt;
  return *std::move(document);
}

Texts StringsOf(const wire::JsonDocument& document, const std::string& list) {
  Texts texts;
  for (const auto& member : document.members) {
    const bool is_element = member.path.starts_with(list + '.');
    if (is_element && member.kind == JsonKind::String) texts.push_back(member.text);
  }
  return texts;
}

Judge DocumentIs(std::string expected, std::function<Flaw(const wire::JsonDocument&)> flaw) {
  return [expected = std::move(expected), flaw = std::move(flaw)](const Evidence& evidence) {
    const auto document = PublishedDocument(evidence);
    if (!document) return Unsafe(expected, "no document: " + Told(evidence));
    const auto found = flaw(*document);
    return found ? Unsafe(expected, *found) : Held(expected, "so");
  };
}

Judge ServedAs(Texts media_types) {
  const auto expected = fmt::format("200 as {}", fmt::join(media_types, " or "));
  return [expected, media_types = std::move(media_types)](const Evidence& evidence) {
    const auto* response = evidence.Answer();
    if (response == nullptr || response->status != 200) return Unsafe(expected, Told(evidence));
    const auto type = wire::MediaType(response->headers);
    if (!Contains(media_types, type)) return Unsafe(expected, fmt::format("as \"{}\"", type));
    const auto document = wire::ReadJson(response->body);
    const bool sound =
        type != "application/json" || (document && document->kind == JsonKind::Object);
    return sound ? Held(expected, "so") : Unsafe(expected, "no JSON object");
  };
}

Judge ListsSomething(std::string member) {
  return DocumentIs(member + " lists something", [member](const auto& document) -> Flaw {
    if (!StringsOf(document, member).empty()) return std::nullopt;
    return ToldList(document, member);
  });
}

Judge ListsOneOf(std::string member, Texts values) {
  return DocumentIs(fmt::format("{} lists {}", member, fmt::join(values, " or ")),
                    [member, values](const auto& document) -> Flaw {
                      const auto listed = StringsOf(document, member);
                      const bool any = std::ranges::any_of(
                          values, [&](const auto& each) { return Contains(listed, each); });
                      if (any) return std::nullopt;
                      return ToldList(document, member);
                    });
}

Judge ListsUnlessAbsent(std::string member, std::string value) {
  return DocumentIs(fmt::format("{}, where it is there, lists {}", member, value),
                    [member, value](const auto& document) -> Flaw {
                      if (document.Find(member) == nullptr) return std::nullopt;
                      if (Contains(StringsOf(document, member), value)) return std::nullopt;
                      return ToldList(document, member);
                    });
}

Judge DoesNotList(std::string member, std::string value) {
  return DocumentIs(fmt::format("{} does not list {}", member, value),
                    [member, value](const auto& document) -> Flaw {
                      if (!Contains(StringsOf(document, member), value)) return std::nullopt;
                      return ToldList(document, member);
                    });
}

Judge NoListIsEmpty() {
  return DocumentIs("no empty list", [](const wire::JsonDocument& document) -> Flaw {
    for (const auto& member : document.members) {
      // What an extension has inside its members is its own affair.
      const bool nested = member.path.find('.') != std::string::npos;
      if (member.kind != JsonKind::Array || nested) continue;
      const bool full = std::ranges::any_of(document.members, [&](const auto& other) {
        return other.path.starts_with(member.path + '.');
      });
      if (!full) return member.path + " is empty";
    }
    return std::nullopt;
  });
}

Judge NoMemberIsEmpty() {
  return NoMember("no member is null or an empty text", [](const wire::JsonMember& member) {
    return member.kind == JsonKind::Null ||
           (member.kind == JsonKind::String && member.text.empty());
  });
}

Judge LacksMembers(Texts members) {
  return NoMember(fmt::format("no {}", fmt::join(members, ", ")),
                  [members](const wire::JsonMember& member) {
                    return Contains(members, member.path.substr(0, member.path.find('.')));
                  });
}

Judge AgreesWith(const Evidence& other, Texts members) {
  const auto first = PublishedDocument(other).value_or(wire::JsonDocument());
  return DocumentIs(fmt::format("{} as in the other document", fmt::join(members, ", ")),
                    [first, members](const wire::JsonDocument& second) -> Flaw {
                      for (const auto& name : members) {
                        const auto one = first.String(name);
                        const auto two = second.String(name);
                        if (!one || !two || *one == *two) continue;
                        return fmt::format("{} is \"{}\", there \"{}\"", name, *two, *one);
                      }
                      return std::nullopt;
                    });
}

Judge HoldsPublicKeysOnly() {
  return DocumentIs("a JWK Set of public keys", [](const wire::JsonDocument& document) -> Flaw {
    constexpr auto kPrivate =
        std::to_array<std::string_view>({"d", "p", "q", "dp", "dq", "qi", "k"});
    bool any = false;
    for (const auto& member : document.members) {
      if (!member.path.starts_with("keys.")) continue;
      any = true;
      const auto dot = member.path.find('.', 5);
      if (dot == std::string::npos) continue;
      const auto name = member.path.substr(dot + 1);
      if (std::ranges::find(kPrivate, name) == kPrivate.end()) continue;
      return fmt::format("a key with its private member {}", name);
    }
    return any ? std::nullopt : Flaw("no key");
  });
}

Judge SaysInAnyCase(std::string member, std::string value) {
  return DocumentIs(fmt::format("{} is {}", member, value),
                    [member, value](const wire::JsonDocument& document) -> Flaw {
                      const auto said = document.String(member).value_or("");
                      if (Lower(said) == Lower(value)) return std::nullopt;
                      return fmt::format("\"{}\"", said);
                    });
}

Judge HeaderHas(std::string name, std::string token) {
  return [name = std::move(name), token = std::move(token)](const Evidence& evidence) {
    const auto expected = fmt::format("{}: {}", name, token);
    const auto* response = evidence.Answer();
    const bool there = response != nullptr && HasToken(*response, name, token);
    return there ? Held(expected, "so") : Unsafe(expected, "not in: " + Told(evidence));
  };
}

Judge HasHeader(std::string name) {
  return [name = std::move(name)](const Evidence& evidence) {
    const auto expected = fmt::format("a header field {}", name);
    const auto* response = evidence.Answer();
    const bool there = response != nullptr && response->headers.Get(name).has_value();
    return there ? Held(expected, "it is there") : Unsafe(expected, "none in: " + Told(evidence));
  };
}

}  // namespace nearmiss::oracle
