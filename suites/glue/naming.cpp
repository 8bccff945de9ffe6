#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "reports/record/specification.hpp"
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
  constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kSpellings = {
      {{"uri", "URI"},
       {"id", "ID"},
       {"jwt", "JWT"},
       {"jwk", "JWK"},
       {"jwks", "JWKS"},
       {"rs256", "RS256"},
       {"hmac", "HMAC"},
       {"dpop", "DPoP"},
       {"tls", "TLS"},
       {"html", "HTML"},
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

/// A specification that is no RFC: how checks write it, and where its clauses are found.
struct Specification {
  std::string_view written;        ///< in the section of a check, lower case
  std::string_view spec;           ///< in ids
  std::string_view clause_prefix;  ///< of the URL, in front of the section
  bool by_section = true;          ///< whether the section ends the URL
};

constexpr auto kSpecifications = std::to_array<Specification>({
    {"oidccore", "oidc-core", "https://openid.net/specs/openid-connect-core-1_0.html#rfc.section."},
    {"oidcdiscovery", "oidc-discovery",
     "https://openid.net/specs/openid-connect-discovery-1_0.html#rfc.section."},
    {"oauth21", "oauth21",
     "https://datatracker.ietf.org/doc/html/draft-ietf-oauth-v2-1-16#section-"},
    {"mcp", "mcp", "https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization",
     false},
});

/// An RFC and a product are written as their ids begin.
std::string SpecOf(const std::string& written) {
  const auto* const found = std::ranges::find(kSpecifications, written, &Specification::written);
  return found == kSpecifications.end() ? written : std::string(found->spec);
}

/// Where a section can be read; empty for a product.
std::string ClauseUrl(const std::string& spec, const std::string& section) {
  const auto* const known = std::ranges::find(kSpecifications, spec, &Specification::spec);
  if (known != kSpecifications.end())
    return fmt::format("{}{}", known->clause_prefix, known->by_section ? section : "");
  if (!spec.starts_with("rfc")) return "";
  const bool appendix = IsUpper(section.front());
  return fmt::format("https://www.rfc-editor.org/rfc/{}#{}-{}", spec,
                     appendix ? "appendix" : "section", section);
}

}  // namespace

Naming NameOf(std::string_view section, std::string_view name, record::Level level,
              std::string_view printed_section) {
  auto parts = Split(section, '_');
  Naming naming;
  naming.spec = SpecOf(Lower(parts.front()));
  parts.erase(parts.begin());
  // A number or an appendix letter is a section; a word is the slug of a product's page.
  const bool is_page =
      !parts.empty() && parts.front().size() > 1 && !IsDigit(parts.front().front());
  naming.section = is_page ? Joined(Words(parts.front()), '-') : Joined(parts, '.');
  const auto words = Words(name);
  naming.slug = Joined(words, '-');
  std::vector<std::string> spelled;
  std::ranges::transform(words, std::back_inserter(spelled), Spelled);
  naming.printed_section = printed_section.empty() ? naming.section : printed_section;
  naming.title = fmt::format("{} {} {} {}", record::SpecificationTitle(naming.spec),
                             naming.printed_section, Word(level), Joined(spelled, ' '));
  naming.clause_url = ClauseUrl(naming.spec, naming.printed_section);
  return naming;
}

}  // namespace nearmiss
