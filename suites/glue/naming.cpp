#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "suites/glue/catalogue.hpp"

namespace nearmiss {
namespace {

bool IsUpper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }
bool IsDigit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

std::string Lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// `RefuseACodeUsedBefore` -> refuse, a, code, used, before. Digits stay with the letters before
/// them.
std::vector<std::string> Words(std::string_view camel_case) {
  std::vector<std::string> words;
  for (const char c : camel_case) {
    if (words.empty() || IsUpper(c)) words.emplace_back();
    words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return words;
}

std::string Joined(const std::vector<std::string>& words, char separator) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : std::string(1, separator)) + word;
  return text;
}

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

/// Words that the field writes in its own way.
std::string Spelled(const std::string& word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kSpellings = {
      {{"uri", "URI"},
       {"uris", "URIs"},
       {"json", "JSON"},
       {"s256", "S256"},
       {"url", "URL"},
       {"pkce", "PKCE"},
       {"nul", "NUL"},
       {"http", "HTTP"}}};
  const auto found =
      std::ranges::find(kSpellings, word, [](const auto& pair) { return pair.first; });
  return found == kSpellings.end() ? word : std::string(found->second);
}

std::string_view Word(record::Level level) {
  switch (level) {
    case record::Level::Must:
      return "MUST";
    case record::Level::Should:
      return "SHOULD";
    case record::Level::May:
      return "MAY";
  }
  return "MUST";
}

/// `rfc6749` -> `RFC 6749`; a product keeps its name with a capital.
std::string SpecTitle(std::string spec) {
  if (spec.starts_with("rfc")) return "RFC " + spec.substr(3);
  spec.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(spec.front())));
  return spec;
}

std::string ClauseUrl(const std::string& spec, const std::string& section) {
  if (!spec.starts_with("rfc")) return "";
  const bool appendix = IsUpper(section.front());
  return fmt::format("https://www.rfc-editor.org/rfc/{}#{}-{}", spec,
                     appendix ? "appendix" : "section", section);
}

}  // namespace

Naming NameOf(std::string_view section, std::string_view name, record::Level level) {
  auto parts = Split(section, '_');
  Naming naming;
  naming.spec = Lower(parts.front());
  parts.erase(parts.begin());
  // A number or an appendix letter is a section; a word is the slug of a product's page.
  const bool is_page =
      !parts.empty() && parts.front().size() > 1 && !IsDigit(parts.front().front());
  naming.section = is_page ? Joined(Words(parts.front()), '-') : Joined(parts, '.');
  const auto words = Words(name);
  naming.slug = Joined(words, '-');
  std::vector<std::string> spelled;
  std::ranges::transform(words, std::back_inserter(spelled), Spelled);
  naming.title = fmt::format("{} {} {} {}", SpecTitle(naming.spec), naming.section, Word(level),
                             Joined(spelled, ' '));
  naming.clause_url = ClauseUrl(naming.spec, naming.section);
  return naming;
}

}  // namespace nearmiss
