#include "suites/mutate/credential.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace nearmiss::mutate {
namespace {

using Value = std::optional<std::string>;

Value If(bool applies, std::string value) {
  return applies ? Value(std::move(value)) : std::nullopt;
}

char Swapped(char c) {
  const auto u = static_cast<unsigned char>(c);
  return static_cast<char>(std::isupper(u) != 0 ? std::tolower(u) : std::toupper(u));
}

bool IsLetter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

Value CaseSwapped(const std::string& good) {
  auto other = good;
  std::ranges::transform(other, other.begin(), Swapped);
  return If(other != good, other);
}

Value OneCaseSwapped(const std::string& good) {
  auto other = good;
  const auto letter = std::ranges::find_if(other, IsLetter);
  if (letter == other.end()) return std::nullopt;
  *letter = Swapped(*letter);
  return other;
}

/// Changes a character that carries no padding bits of a base64url text, so that it is another
/// value for every decoder: the middle one.
Value MiddleChanged(const std::string& good) {
  if (good.empty()) return std::nullopt;
  auto other = good;
  auto& c = other[other.size() / 2];
  // Not its own other case, which is a near miss of its own.
  c = c == 'A' || c == 'a' ? 'B' : 'A';
  return other;
}

}  // namespace

Operators CredentialNearMisses(const std::string& family) {
  using S = std::string;
  return {
      {family, "truncate_last", "its last character cut off",
       [](const S& g) { return If(g.size() > 1, g.substr(0, g.size() - 1)); }},
      {family, "truncate_first", "its first character cut off",
       [](const S& g) { return If(g.size() > 1, g.substr(1)); }},
      {family, "truncate_half", "its second half cut off",
       [](const S& g) { return If(g.size() > 3, g.substr(0, g.size() / 2)); }},
      {family, "append_char", "a character appended", [](const S& g) { return Value(g + "A"); }},
      {family, "prepend_char", "a character put in front",
       [](const S& g) { return Value("A" + g); }},
      {family, "change_mid", "one character changed", MiddleChanged},
      {family, "case_all", "the case of every letter swapped", CaseSwapped},
      {family, "case_one", "the case of one letter swapped", OneCaseSwapped},
      {family, "doubled", "itself appended", [](const S& g) { return Value(g + g); }},
      {family, "sql_wildcard", "a wildcard for its second half",
       [](const S& g) { return If(g.size() > 3, g.substr(0, g.size() / 2) + "%"); }},
  };
}

}  // namespace nearmiss::mutate
