#include "reports/writers/sarif_rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "reports/writers/escape.hpp"
#include "reports/writers/summary.hpp"

namespace nearmiss::writers {
namespace {

using record::CheckResult;
using record::Level;

std::string_view Seriousness(Level level) {
  switch (level) {
    case Level::Must:
      return "error";
    case Level::Should:
      return "warning";
    case Level::May:
      return "note";
  }
  return "none";
}

// "RefuseACodeUsedBefore" of `rfc6749/4.1.2/refuse-a-code-used-before`.
std::string PascalName(std::string_view check) {
  std::string name;
  bool begins = true;
  for (const char letter : check.substr(check.rfind('/') + 1)) {
    const bool plain = std::isalnum(static_cast<unsigned char>(letter)) != 0;
    if (plain) {
      name += begins ? static_cast<char>(std::toupper(static_cast<unsigned char>(letter))) : letter;
    }
    begins = !plain;
  }
  return name;
}

std::string Ended(std::string text) {
  return text.empty() || text.ends_with('.') ? text : text + ".";
}

Json Help(const CheckResult& check) {
  std::string text = Ended(check.title);
  std::string markdown = EscapeMarkdown(text);
  if (!check.harm.empty()) {
    text += " " + Ended(check.harm);
    markdown += "\n\n**If it does not hold:** " + EscapeMarkdown(Ended(check.harm));
  }
  if (check.clause_url.starts_with("https://")) {
    text += fmt::format(" {}: {}", Clause(check), check.clause_url);
    markdown += fmt::format("\n\n[{}](<{}>)", EscapeMarkdown(Clause(check)), check.clause_url);
  }
  const std::string command = "nearmiss explain " + check.check;
  return {{"text", JsonText(text + " " + command)},
          {"markdown", JsonText(markdown + "\n\n" + MarkdownCode(command))}};
}

}  // namespace

Json SarifRule(const CheckResult& check) {
  Json tags = Json::array({"oauth2", JsonText(Specification(check.check))});
  if (check.layer == record::Layer::Safety) tags.insert(tags.begin(), "security");
  Json rule = {{"id", JsonText(check.check)},
               {"name", JsonText(PascalName(check.check))},
               {"shortDescription", {{"text", JsonText(Ended(check.title))}}},
               {"fullDescription",
                {{"text", JsonText(Ended(check.harm.empty() ? check.title : check.harm))}}},
               {"help", Help(check)},
               {"defaultConfiguration", {{"level", Seriousness(check.level)}}},
               {"properties",
                {{"tags", std::move(tags)},
                 {"precision", "very-high"},
                 {"problem.severity", check.level == Level::Must     ? "error"
                                      : check.level == Level::Should ? "warning"
                                                                     : "recommendation"}}}};
  if (check.clause_url.starts_with("https://")) rule["helpUri"] = JsonText(check.clause_url);
  return rule;
}

}  // namespace nearmiss::writers
