#include "suites/oracle/answer_members.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include "fixtures/wire/html.hpp"
#include "fixtures/wire/json.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/answer_flaws.hpp"
#include "suites/oracle/answer_shape.hpp"
#include "suites/oracle/document.hpp"

namespace nearmiss::oracle {
namespace {

using Text = std::optional<std::string>;
using MemberFlaw = std::function<Text(const wire::JsonMember&)>;

/// A demand on one member of the last answer.
Judge OnMember(std::string expected, std::string member, MemberFlaw flaw) {
  return [expected = std::move(expected), member = std::move(member),
          flaw = std::move(flaw)](const Evidence& evidence) {
    const auto* response = evidence.Answer();
    const auto document = wire::ReadJson(response == nullptr ? "" : response->body);
    if (!document) return Unsafe(expected, "no JSON: " + Told(evidence));
    const auto* found = document->Find(member);
    if (found == nullptr) return Unsafe(expected, fmt::format("no member {}", member));
    const auto wrong = flaw(*found);
    return wrong ? Unsafe(expected, *wrong) : Held(expected, "so");
  };
}

std::string ToldKind(const wire::JsonMember& member) {
  return fmt::format("{} is a {}", member.path, wire::Name(member.kind));
}

/// Letters and digits only, in upper case.
std::string Bare(std::string_view text) {
  std::string bare;
  for (const char c : text) {
    const auto octet = static_cast<unsigned char>(c);
    if (std::isalnum(octet) != 0) bare += static_cast<char>(std::toupper(octet));
  }
  return bare;
}

std::vector<std::string> Values(const Evidence& evidence, const std::string& member) {
  std::vector<std::string> values;
  for (const auto& exchange : evidence.exchanges) {
    const auto* response = exchange.Answer();
    auto value = response == nullptr ? std::nullopt : JsonString(*response, member);
    if (value) values.push_back(*std::move(value));
  }
  return values;
}

std::size_t CommonBeginning(const std::vector<std::string>& values) {
  std::size_t length = values.front().size();
  for (const auto& value : values) {
    const auto end = std::ranges::mismatch(values.front(), value).in1;
    length = std::min(length, static_cast<std::size_t>(end - values.front().begin()));
  }
  return length;
}

/// Length of what varies, times the bits of the alphabet that is seen there.
double SeenBits(const std::vector<std::string>& values) {
  const auto start = CommonBeginning(values);
  std::set<char> alphabet;
  std::size_t shortest = std::string::npos;
  for (const auto& value : values) {
    alphabet.insert(value.begin() + static_cast<std::ptrdiff_t>(start), value.end());
    shortest = std::min(shortest, value.size() - start);
  }
  if (alphabet.empty()) return 0;
  return static_cast<double>(shortest) * std::log2(static_cast<double>(alphabet.size()));
}

}  // namespace

Judge AnsweredAsJson(int status) {
  return [status](const Evidence& evidence) {
    const auto expected = fmt::format("{} with application/json and one JSON object", status);
    const auto* response = evidence.Answer();
    if (response == nullptr || response->status != status) return Unsafe(expected, Told(evidence));
    const auto flaw = NotJson(evidence.exchanges.back());
    return flaw ? Unsafe(expected, *flaw) : Held(expected, Told(evidence));
  };
}

Judge TellsText(std::string member) {
  auto expected = fmt::format("a string member {} that is not empty", member);
  return OnMember(std::move(expected), std::move(member), [](const auto& found) -> Text {
    if (found.kind != wire::JsonKind::String) return ToldKind(found);
    return found.text.empty() ? Text("it is empty") : std::nullopt;
  });
}

Judge TellsAbsoluteUri(std::string member) {
  auto expected = fmt::format("a string member {} that is an absolute URI", member);
  return OnMember(std::move(expected), std::move(member), [](const auto& found) -> Text {
    if (found.kind != wire::JsonKind::String) return ToldKind(found);
    const auto url = wire::Url::Split(found.text);
    const bool absolute = url.scheme && found.text.size() > url.scheme->size() + 1;
    return absolute ? std::nullopt : Text(fmt::format("\"{}\" has no scheme", found.text));
  });
}

Judge TellsPositiveInteger(std::string member) {
  auto expected = fmt::format("a member {} that is a positive integer", member);
  return OnMember(std::move(expected), std::move(member), [](const auto& found) -> Text {
    if (found.kind != wire::JsonKind::Number) return ToldKind(found);
    const bool digits =
        std::ranges::all_of(found.text, [](unsigned char c) { return std::isdigit(c) != 0; });
    const bool positive = std::ranges::any_of(found.text, [](char c) { return c != '0'; });
    return digits && positive ? std::nullopt : Text("it is " + found.text);
  });
}

Judge IfTold(std::string member, Judge judge) {
  return [member = std::move(member), judge = std::move(judge)](const Evidence& evidence) {
    const auto* response = evidence.Answer();
    const auto document = wire::ReadJson(response == nullptr ? "" : response->body);
    if (document && document->Find(member) == nullptr)
      return NothingToJudge("a member " + member, fmt::format("the answer has no {}", member));
    return judge(evidence);
  };
}

Judge TellsWithout(std::string member, std::string other) {
  auto expected = fmt::format("{} without the {}", member, other);
  return [=](const Evidence& evidence) {
    const auto* response = evidence.Answer();
    const auto text = response == nullptr ? std::nullopt : JsonString(*response, member);
    const auto part = response == nullptr ? std::nullopt : JsonString(*response, other);
    if (!text || !part || Bare(*part).empty())
      return NothingToJudge(expected, "the answer lacks one of the two");
    const bool there = Bare(*text).find(Bare(*part)) != std::string::npos;
    return there ? Unsafe(expected, fmt::format("it is in \"{}\"", *text)) : Held(expected, "so");
  };
}

Judge AllDiffer(std::string member) {
  return [member = std::move(member)](const Evidence& evidence) {
    const auto expected = fmt::format("another {} every time", member);
    const auto values = Values(evidence, member);
    if (values.size() < 2) return NothingToJudge(expected, "fewer than two answers have one");
    const std::set<std::string> different(values.begin(), values.end());
    const auto actual =
        fmt::format("{} different ones in {} answers", different.size(), values.size());
    return different.size() == values.size() ? Held(expected, actual) : Unsafe(expected, actual);
  };
}

Judge LooksRandom(std::string member, int bits) {
  return [member = std::move(member), bits](const Evidence& evidence) {
    const auto expected = fmt::format("a {} with room for {} random bits", member, bits);
    const auto values = Values(evidence, member);
    if (values.size() < 2) return NothingToJudge(expected, "fewer than two answers have one");
    const auto seen = SeenBits(values);
    const auto actual = fmt::format("what varies in {} values has room for {:.0f} bits",
                                    values.size(), std::floor(seen));
    return seen >= bits ? Held(expected, actual) : Unsafe(expected, actual);
  };
}

Judge TellsBoolean(std::string member) {
  auto expected = fmt::format("{} is true or false", member);
  return OnMember(std::move(expected), std::move(member), [](const auto& found) -> Text {
    return found.kind == wire::JsonKind::Boolean ? std::nullopt : Text(ToldKind(found));
  });
}

Judge TellsHttps(std::string member) {
  auto expected = fmt::format("{} is an https URL, or one of the loopback interface", member);
  return OnMember(std::move(expected), std::move(member), [](const auto& found) -> Text {
    const auto url = wire::Url::Split(found.text);
    const bool https = Lower(url.scheme.value_or("")) == "https";
    return https || url.IsLoopback() ? std::nullopt : Text(fmt::format("\"{}\"", found.text));
  });
}

Judge AnnouncedTogether(std::string member, std::string list, std::string value) {
  return [=](const Evidence& evidence) {
    const auto expected = fmt::format("{} and {} in {}, or neither", member, value, list);
    const auto document = PublishedDocument(evidence);
    if (!document) return Unsafe(expected, "no document: " + Told(evidence));
    const bool there = document->Find(member) != nullptr;
    const bool listed = std::ranges::any_of(document->members, [&](const auto& each) {
      return each.path.starts_with(list + '.') && each.text == value;
    });
    if (there == listed) return Held(expected, there ? "both are there" : "neither is there");
    return Unsafe(expected, fmt::format("only the {} is there", there ? "endpoint" : "grant"));
  };
}

Judge NotStoredWith(std::string member) {
  auto concerns = [member](const wire::Exchange& exchange) {
    return exchange.Answer() != nullptr && JsonString(*exchange.Answer(), member).has_value();
  };
  return Each("Cache-Control: no-store", std::move(concerns), [](const auto& exchange) -> Text {
    if (HasToken(*exchange.Answer(), "Cache-Control", "no-store")) return std::nullopt;
    return fmt::format("Cache-Control is \"{}\"",
                       exchange.Answer()->headers.Get("Cache-Control").value_or(""));
  });
}

Judge PageShows(std::string text) {
  return [text = std::move(text)](const Evidence& evidence) {
    const auto expected = fmt::format("a page that shows \"{}\"", text);
    const bool shown = std::ranges::any_of(evidence.exchanges, [&](const auto& exchange) {
      const auto* response = exchange.Answer();
      if (response == nullptr || wire::MediaType(response->headers) != "text/html") return false;
      const auto page = wire::ReadHtml(response->body);
      std::string seen = Bare(page.text);
      for (const auto& form : page.forms) {
        for (const auto& field : form.fields) {
          if (field.type != "hidden") seen += ' ' + Bare(field.value);
        }
      }
      return seen.find(Bare(text)) != std::string::npos;
    });
    return shown ? Held(expected, "so") : Unsafe(expected, "on no page up to the approval");
  };
}

}  // namespace nearmiss::oracle
