#include "suites/oracle/leak.hpp"

#include <algorithm>

#include "fixtures/wire/html.hpp"

namespace nearmiss::oracle {
namespace {

/// What a URI looks like inside a script: slashes may be escaped.
std::string WithEscapedSlashes(const std::string& uri) {
  std::string text;
  for (const char c : uri) text += c == '/' ? "\\/" : std::string(1, c);
  return text;
}

bool ScriptGoesTo(const std::string& script, const std::string& uri) {
  const bool names_it = script.find(uri) != std::string::npos ||
                        script.find(WithEscapedSlashes(uri)) != std::string::npos;
  return names_it &&
         (script.find("location") != std::string::npos ||
          script.find("submit") != std::string::npos || script.find("open(") != std::string::npos);
}

}  // namespace

std::vector<std::string> Leaked(const wire::Response& response,
                                const std::vector<std::string>& secrets) {
  std::vector<std::string> leaked;
  for (const auto& secret : secrets) {
    if (secret.size() < 8) continue;
    const bool in_header = std::ranges::any_of(response.headers, [&](const wire::Header& header) {
      return header.value.find(secret) != std::string::npos;
    });
    if (in_header || response.body.find(secret) != std::string::npos) leaked.push_back(secret);
  }
  return leaked;
}

std::string WayTo(const wire::Response& response, const std::string& uri) {
  if (uri.size() < 4) return "";
  if (response.headers.Get("Location").value_or("").starts_with(uri)) return "Location header";
  if (response.headers.Get("Refresh").value_or("").find(uri) != std::string::npos)
    return "Refresh header";
  // Without a media type a browser takes a page for one all the same.
  const auto type = wire::MediaType(response.headers);
  if (type != "text/html" && type != "application/xhtml+xml" && !type.empty()) return "";
  const auto page = wire::ReadHtml(response.body);
  const auto leads_there = [&](const std::string& url) { return url.starts_with(uri); };
  if (std::ranges::any_of(page.refreshes, leads_there)) return "meta refresh";
  if (std::ranges::any_of(page.forms, [&](const wire::HtmlForm& form) {
        return leads_there(form.action) ||
               std::ranges::any_of(form.fields, leads_there, &wire::HtmlField::form_action);
      })) {
    return "form";
  }
  if (std::ranges::any_of(page.scripts,
                          [&](const auto& script) { return ScriptGoesTo(script, uri); }))
    return "script";
  return "";
}

}  // namespace nearmiss::oracle
