#include "suites/oracle/page_hygiene.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/oracle/answer_flaws.hpp"
#include "suites/oracle/answer_shape.hpp"

namespace nearmiss::oracle {
namespace {

using Text = std::optional<std::string>;

constexpr std::string_view kBlank = " \t\r\n\f";

/// The value of an attribute of a tag, which is given from behind its name to its end.
Text Attribute(std::string_view tag, std::string_view name) {
  for (auto at = tag.find(name); at != tag.npos; at = tag.find(name, at + 1)) {
    if (at == 0 || kBlank.find(tag[at - 1]) == kBlank.npos) continue;
    auto rest = tag.substr(at + name.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(kBlank), rest.size()));
    if (!rest.starts_with('=')) continue;
    rest.remove_prefix(1);
    rest.remove_prefix(std::min(rest.find_first_not_of(kBlank), rest.size()));
    const bool quoted = rest.starts_with('"') || rest.starts_with('\'');
    if (!quoted) return std::string(rest.substr(0, rest.find_first_of(kBlank)));
    return std::string(rest.substr(1, rest.find(rest.front(), 1) - 1));
  }
  return std::nullopt;
}

/// What a browser loads for this tag without being asked.
Text Loaded(std::string_view tag) {
  constexpr auto kLoading = std::to_array<std::string_view>(
      {"script", "img", "iframe", "frame", "embed", "source", "audio", "video", "track", "input"});
  const auto name = tag.substr(0, tag.find_first_of(" \t\r\n\f/>"));
  if (std::ranges::find(kLoading, name) != kLoading.end()) return Attribute(tag, "src");
  if (name == "object") return Attribute(tag, "data");
  const auto relation = Attribute(tag, "rel").value_or("");
  const bool loads = relation.find("stylesheet") != std::string::npos ||
                     relation.find("icon") != std::string::npos ||
                     relation.find("preload") != std::string::npos;
  return name == "link" && loads ? Attribute(tag, "href") : std::nullopt;
}

bool IsForeign(const std::string& page, const std::string& reference) {
  const auto address = wire::Resolve(page, reference);
  if (!address) return false;
  const auto origin = wire::Url::Split(*address).Origin();
  return !origin.empty() && origin != wire::Url::Split(page).Origin();
}

Text ForeignContent(const wire::Exchange& exchange) {
  const auto body = Lower(exchange.Answer()->body);
  for (auto at = body.find('<'); at != std::string::npos; at = body.find('<', at + 1)) {
    const auto end = std::min(body.find('>', at), body.size());
    const auto loaded = Loaded(std::string_view(body).substr(at + 1, end - at - 1));
    if (loaded && IsForeign(exchange.request.url, *loaded))
      return fmt::format("it loads {}", *loaded);
  }
  return std::nullopt;
}

bool HasPolicy(const wire::Exchange& exchange) {
  return HasToken(*exchange.Answer(), "Content-Security-Policy", "frame-ancestors");
}

std::string Location(const wire::Exchange& exchange) {
  return exchange.Answer() == nullptr ? ""
                                      : exchange.Answer()->headers.Get("Location").value_or("");
}

bool AnswersTheClient(const wire::Exchange& exchange) {
  const auto url = wire::Url::Split(Location(exchange));
  // Where a server is tried without TLS, its own pages are its own business.
  if (url.Origin() == wire::Url::Split(exchange.request.url).Origin()) return false;
  for (const auto& part : {url.query, url.fragment}) {
    const auto form = wire::Form::Parse(part.value_or(""));
    for (const auto* name : {"code", "error", "access_token", "id_token"}) {
      if (form.Get(name)) return url.scheme.has_value();
    }
  }
  return false;
}

}  // namespace

Judge PagesHaveAFramePolicy() {
  return Each("Content-Security-Policy with frame-ancestors", IsPage,
              [](const auto& exchange) -> Text {
                return HasPolicy(exchange) ? std::nullopt : Text("no such policy");
              });
}

Judge PagesHaveBothFrameHeaders() {
  return Each("Content-Security-Policy with frame-ancestors, and X-Frame-Options", IsPage,
              [](const auto& exchange) -> Text {
                if (!HasPolicy(exchange)) return "no such policy";
                const auto options = exchange.Answer()->headers.Get("X-Frame-Options");
                return options ? std::nullopt : Text("no X-Frame-Options");
              });
}

Judge PagesHoldNoForeignContent() {
  return Each("nothing that is loaded from another origin", IsPage, ForeignContent);
}

Judge RedirectsBehindFormsAre303() {
  return Each("a redirect behind a form is 303", HoldsUserCredentials,
              [](const auto& exchange) -> Text {
                const auto status = exchange.Answer()->status;
                return status == 303 ? std::nullopt : Text(fmt::format("status {}", status));
              });
}

Judge AuthorizationResponsesAreEncrypted() {
  return Each("a redirect to https, to the loopback address or to a private-use scheme",
              AnswersTheClient, [](const auto& exchange) -> Text {
                const auto url = wire::Url::Split(Location(exchange));
                const bool plain = Lower(url.scheme.value_or("")) == "http" && !url.IsLoopback();
                return plain ? Text(fmt::format("to http://{}", url.authority.value_or("")))
                             : std::nullopt;
              });
}

}  // namespace nearmiss::oracle
