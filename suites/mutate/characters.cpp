#include "suites/mutate/characters.hpp"

#include <utility>

namespace nearmiss::mutate {
namespace {

using Apply = std::function<std::optional<std::string>(const std::string&)>;

Apply Before(std::string text) {
  return [text = std::move(text)](const std::string& good) { return text + good; };
}

Apply After(std::string text) {
  return [text = std::move(text)](const std::string& good) { return good + text; };
}

Apply Inside(std::string text) {
  return [text = std::move(text)](const std::string& good) -> std::optional<std::string> {
    if (good.size() < 2) return std::nullopt;
    const auto middle = good.size() / 2;
    return good.substr(0, middle) + text + good.substr(middle);
  };
}

}  // namespace

Operators StrayCharactersInBasic(const std::string& parameter) {
  const std::string f = "encoding." + parameter;
  const std::string nul(1, '\0');
  return {
      {f, "sp_lead", "a space in front", Before(" ")},
      {f, "sp_end", "a space behind", After(" ")},
      {f, "sp_inside", "a space inside", Inside(" ")},
      {f, "tab_end", "a tab behind", After("\t")},
      {f, "lf_lead", "a line feed in front", Before("\n")},
      {f, "lf_end", "a line feed behind", After("\n")},
      {f, "lf_inside", "a line feed inside", Inside("\n")},
      {f, "cr_end", "a carriage return behind", After("\r")},
      {f, "crlf_end", "a line break behind", After("\r\n")},
      {f, "nul_end", "a NUL behind", After(nul)},
      {f, "nul_suffix", "a NUL and a letter behind", After(nul + "x")},
      {f, "nbsp_lead", "a no-break space in front", Before("\xC2\xA0")},
      {f, "nbsp_end", "a no-break space behind", After("\xC2\xA0")},
      {f, "zwsp_end", "a zero-width space behind", After("\xE2\x80\x8B")},
      {f, "zwsp_inside", "a zero-width space inside", Inside("\xE2\x80\x8B")},
      {f, "bom_lead", "a byte order mark in front", Before("\xEF\xBB\xBF")},
      {f, "bad_utf8", "an octet that is no UTF-8 behind", After("\xFF")},
  };
}

Operators StrayCharactersInQuery(const std::string& parameter) {
  Operators all = StrayCharactersInBasic(parameter);
  all.push_back({"encoding." + parameter, "plus_end", "a space, spelled as a plus, behind",
                 After(" "), Spelling::Plus});
  return all;
}

Operators StrayCharactersInState() {
  Operators all = StrayCharactersInQuery("state");
  std::erase_if(all, [](const Operator& each) { return each.name == "bad_utf8"; });
  return all;
}

Operators StrayCharactersInScope() {
  Operators all = StrayCharactersInQuery("scope");
  std::erase_if(all, [](const Operator& each) {
    return each.name == "sp_lead" || each.name == "sp_end" || each.name == "plus_end" ||
           each.name == "bad_utf8";
  });
  return all;
}

Operators StrayCharacters(const std::string& parameter) {
  Operators all = StrayCharactersInQuery(parameter);
  const std::string f = "encoding." + parameter;
  all.push_back({f, "raw_tab_end", "an unencoded tab behind", After("\t"), Spelling::Raw});
  all.push_back({f, "raw_lf_end", "an unencoded line feed behind", After("\n"), Spelling::Raw});
  all.push_back(
      {f, "raw_nul_end", "an unencoded NUL behind", After(std::string(1, '\0')), Spelling::Raw});
  return all;
}

}  // namespace nearmiss::mutate
