#include "suites/mutate/resource.hpp"

#include <cctype>
#include <string>

namespace nearmiss::mutate {
namespace {

using Value = std::optional<std::string>;

Value LastSwapped(const std::string& good) {
  auto other = good;
  const auto c = static_cast<unsigned char>(other.back());
  if (std::isalpha(c) == 0) return std::nullopt;
  other.back() = static_cast<char>(std::islower(c) != 0 ? std::toupper(c) : std::tolower(c));
  return other;
}

}  // namespace

Operators ResourceNearMisses() {
  const std::string family = "resource";
  return {
      {family, "path_below", "a path below it",
       [](const std::string& good) { return Value(good + "/tenant"); }},
      {family, "letter_appended", "a letter appended",
       [](const std::string& good) { return Value(good + 'x'); }},
      {family, "letter_cut", "its last letter cut off",
       [](const std::string& good) { return Value(good.substr(0, good.size() - 1)); }},
      {family, "path_case", "the case of its last letter swapped", LastSwapped},
  };
}

}  // namespace nearmiss::mutate
