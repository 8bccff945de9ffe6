// What every parameter has: spellings, repetitions and absence, of a value that has to be compared
// octet by octet.

#include <algorithm>

#include "suites/mutate/characters.hpp"
#include "suites/mutate/near_miss_families.hpp"
#include "suites/mutate/pairs.hpp"

namespace nearmiss::mutate {
namespace {

/// What the stray characters of the checks have already.
void AddStrayCharacters(const std::string& parameter, Mutations& all) {
  for (const auto& near : StrayCharactersInQuery(parameter)) {
    // The name lives in the catalogue's text, not in the operator, which is a copy.
    static const std::vector<std::string_view> kNames = {
        "sp_lead",  "sp_end",  "plus_end",   "tab_end",  "lf_end",   "lf_lead",  "cr_end",
        "crlf_end", "nul_end", "nul_suffix", "nbsp_end", "zwsp_end", "bom_lead", "bad_utf8"};
    const auto name = std::ranges::find(kNames, near.name);
    if (name != kNames.end()) all.emplace_back(*name, Spelled{near.apply, near.spelling});
  }
}

void AddOfLists(Mutations& all) {
  const auto instead = [](std::string from, std::string to) {
    return Instead(std::move(from), std::move(to));
  };
  all.emplace_back("double_space", instead(" ", "  "));
  all.emplace_back("tab_separator", instead(" ", "\t"));
  all.emplace_back("lf_separator", instead(" ", "\n"));
  all.emplace_back("comma_separator", instead(" ", ","));
  all.emplace_back("nbsp_separator", instead(" ", "\u00A0"));
  all.emplace_back("forbidden_quote", At(2, "\""));
  all.emplace_back("forbidden_backslash", At(2, "\\"));
  all.emplace_back("repeated_token", [](const std::string& scope) -> std::optional<std::string> {
    return scope + ' ' + scope.substr(0, scope.find(' '));
  });
  all.emplace_back("reordered", [](const std::string& scope) -> std::optional<std::string> {
    const auto space = scope.find(' ');
    if (space == std::string::npos) return std::nullopt;
    return scope.substr(space + 1) + ' ' + scope.substr(0, space);
  });
  all.emplace_back("unknown_token", Behind(" bogus"));
  all.emplace_back("wider_than_registered", Become("admin"));
}

}  // namespace

Mutations Encoding(const std::string& parameter, const Stage& /*stage*/) {
  const std::string other = "other";
  Mutations all;
  AddStrayCharacters(parameter, all);
  all.emplace_back("vt_end", Behind("\v"));
  all.emplace_back("ff_end", Behind("\f"));
  all.emplace_back("case_flip", CaseSwapped());
  all.emplace_back("quotes", Within("\"", "\""));
  all.emplace_back("double_encoded", Octet(0, PercentEncoded()));
  all.emplace_back("fullwidth", Octet(0, FullWidth()));
  all.emplace_back("repeated_same", Twice(parameter));
  all.emplace_back("repeated_other", TwiceWith(parameter, other));
  all.emplace_back("repeated_other_first", TwiceWithFirst(parameter, other));
  all.emplace_back("array", Renamed(parameter, parameter + "[]"));
  all.emplace_back("empty", Become(""));
  all.emplace_back("absent", Without(parameter));
  all.emplace_back("long", Become(std::string(65536, 'a')));
  if (parameter == "scope") AddOfLists(all);
  return all;
}

}  // namespace nearmiss::mutate
