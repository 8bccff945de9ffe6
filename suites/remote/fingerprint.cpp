#include "suites/remote/fingerprint.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cctype>
#include <set>
#include <vector>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/html.hpp"
#include "fixtures/wire/json.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/mutate/request_edits.hpp"
#include "suites/oracle/answer.hpp"

namespace nearmiss::remote {
namespace {

/// Shorter values stand in any text by chance.
constexpr std::size_t kShortestEcho = 4;
constexpr std::size_t kLongestWord = 24;
constexpr std::size_t kMostWording = 200;

bool IsWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Whether it could as well be a word of the server's own: to leave that out because it stands in
/// the request too would make something new of a known answer.
bool IsPlain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

void Replace(std::string& text, const std::string& from) {
  if (from.size() < kShortestEcho || IsPlain(from)) return;
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + 1))
    text.replace(at, from.size(), "$");
}

std::string WithoutQuoted(const std::string& text) {
  std::string kept;
  for (std::size_t i = 0; i < text.size(); ++i) {
    kept += text[i];
    // An apostrophe inside a word quotes nothing.
    const bool quotes =
        text[i] == '"' || text[i] == '`' || (text[i] == '\'' && (i == 0 || !IsWord(text[i - 1])));
    const auto end = quotes ? text.find(text[i], i + 1) : std::string::npos;
    if (end != std::string::npos) i = end;
  }
  return kept;
}

std::string WithoutOddWords(const std::string& text) {
  std::string kept;
  for (std::size_t i = 0; i < text.size();) {
    if (!IsWord(text[i])) {
      // Characters that nobody writes in a sentence come from somewhere else.
      const auto c = static_cast<unsigned char>(text[i++]);
      kept += c < 0x20 || c > 0x7E ? '?' : static_cast<char>(c);
      continue;
    }
    const auto begin = i;
    bool digits = false;
    for (; i < text.size() && IsWord(text[i]); ++i)
      digits |= std::isdigit(static_cast<unsigned char>(text[i])) != 0;
    kept += digits || i - begin > kLongestWord ? "#" : text.substr(begin, i - begin);
  }
  return kept;
}

/// `redirect_uris.3` is the same as `redirect_uris.0`, and the names inside an object may be ours.
std::set<std::string> MembersOf(const wire::JsonDocument& document) {
  std::set<std::string> members;
  for (const auto& member : document.members) {
    const auto dot = member.path.find('.');
    members.insert(fmt::format("{}{}:{}", member.path.substr(0, dot),
                               dot == std::string::npos ? "" : ".*", wire::Name(member.kind)));
  }
  return members;
}

std::string BodyOf(const wire::Response& response, const wire::Request& request) {
  if (response.body.empty()) return "empty";
  if (const auto json = wire::ReadJson(response.body)) {
    std::string wording;
    for (const auto* path : {"error", "error_description", "error.message", "message"}) {
      const auto text = json->String(path);
      if (text) wording += (IsPlain(*text) ? *text : MaskedWording(*text, request)) + '|';
    }
    return fmt::format("json {} {}", fmt::join(MembersOf(*json), ","), wording);
  }
  if (wire::MediaType(response.headers) == "text/html") {
    const auto page = wire::ReadHtml(response.body);
    return fmt::format("page {} forms:{}", MaskedWording(page.title, request), page.forms.size());
  }
  return "text " + MaskedWording(response.body, request);
}

std::string HeadersOf(const wire::Response& response) {
  std::set<std::string> names;
  for (const auto& header : response.headers) {
    std::string name = header.name;
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    names.insert(name);
  }
  return fmt::format("{}", fmt::join(names, ","));
}

std::string RedirectOf(const oracle::Evidence& evidence) {
  if (!evidence.left_to) return "";
  const auto url = wire::Url::Split(*evidence.left_to);
  std::set<std::string> names;
  for (const auto& part : {url.query, url.fragment}) {
    if (!part) continue;
    const auto form = wire::Form::Parse(*part);
    for (const auto& field : form.Fields()) {
      // Names that are ours say nothing of the server.
      constexpr std::array<std::string_view, 8> kKnown = {
          "code", "state",        "error",    "error_description",
          "iss",  "access_token", "id_token", "error_uri"};
      const auto name = field.Name();
      names.insert(std::ranges::find(kKnown, name) == kKnown.end() ? "*" : name);
    }
  }
  return fmt::format("to {} with {} {}",
                     oracle::SentToRegistered(evidence) ? "a registered URI" : "elsewhere",
                     fmt::join(names, ","),
                     MaskedWording(oracle::SentParameter(evidence, "error").value_or(""), {}));
}

/// What a person would call at once, soon, late and very late.
std::string_view TimeClass(std::chrono::microseconds duration) {
  using std::chrono::seconds;
  if (duration < seconds(2)) return "at once";
  return duration < seconds(10) ? "late" : "very late";
}

}  // namespace

std::uint64_t Hash(std::string_view text, std::uint64_t start) {
  for (const char c : text) start = (start ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return start;
}

std::string MaskedWording(std::string text, const wire::Request& request) {
  if (text.size() > kMostWording) text.resize(kMostWording);
  const auto parameters = mutate::Parameters(request);
  for (const auto& field : parameters.Fields()) {
    Replace(text, field.Value());
    Replace(text, field.raw_value);
  }
  return WithoutOddWords(WithoutQuoted(text));
}

std::string Fingerprint(const oracle::Evidence& evidence, std::chrono::microseconds duration) {
  std::string text(oracle::Name(evidence.where));
  if (evidence.exchanges.empty()) return text + " nothing sent";
  const auto& last = evidence.exchanges.back();
  if (const auto* failure = last.NoAnswer())
    return fmt::format("{} {}", text, wire::Name(failure->kind));
  const auto& response = *last.Answer();
  // Four times as long is another size; what is echoed of the request hides in that.
  const auto size = std::bit_width(response.body.size()) / 2;
  return fmt::format("{} {} [{}] {} {} size:{} {}", text, response.status, HeadersOf(response),
                     BodyOf(response, last.request), RedirectOf(evidence), size,
                     TimeClass(duration));
}

}  // namespace nearmiss::remote
