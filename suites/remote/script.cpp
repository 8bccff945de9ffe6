#include "suites/remote/script.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <utility>

#include "fixtures/wire/percent.hpp"

namespace nearmiss::remote {
namespace {

using Kind = Edit::Kind;

constexpr auto kVerbs = std::to_array<std::pair<Verb, std::string_view>>({
    {Verb::Redeem, "redeem"},
    {Verb::Refresh, "refresh"},
    {Verb::ClientCredentials, "client_credentials"},
    {Verb::RevokeRefresh, "revoke_refresh_token"},
    {Verb::RevokeAccess, "revoke_access_token"},
    {Verb::Introspect, "introspect_access_token"},
    {Verb::IntrospectRefresh, "introspect_refresh_token"},
    {Verb::Authorize, "authorize"},
    {Verb::Push, "push"},
    {Verb::AskDevice, "ask_device"},
    {Verb::Poll, "poll"},
    {Verb::Register, "register"},
});

/// More steps or edits than this would only make an execution long.
constexpr std::size_t kMostSteps = 12;
constexpr std::size_t kMostEdits = 16;

std::string Decoded(std::string_view text) {
  return wire::PercentDecode(text, wire::Plus::IsPlus).value_or(std::string(text));
}

/// An id of a near miss: lower-case words between dots and one slash, so it stands as it is.
std::string Encoded(const Edit& edit) {
  return edit.kind == Kind::Near ? edit.value : wire::PercentEncode(edit.value);
}

std::optional<Edit> ReadEdit(std::string_view word) {
  switch (word.front()) {
    case '-':
      return Edit{Kind::Drop, Decoded(word.substr(1)), ""};
    case '@':
      return Edit{Kind::Client, "", Decoded(word.substr(1))};
    default:
      break;
  }
  const bool adds = word.front() == '+';
  if (adds) word.remove_prefix(1);
  const auto sign = word.find_first_of("=~:");
  if (sign == std::string_view::npos) return std::nullopt;
  const auto name = Decoded(word.substr(0, sign));
  const auto value = word.substr(sign + 1);
  if (adds) {
    if (word[sign] != '=') return std::nullopt;
    return Edit{Kind::Add, name, Decoded(value)};
  }
  if (word[sign] == '~') return Edit{Kind::Near, name, std::string(value)};
  return Edit{word[sign] == '=' ? Kind::Set : Kind::Header, name, Decoded(value)};
}

/// With what would say something else at its place escaped too.
std::string EncodedName(const std::string& name) {
  auto text = wire::PercentEncode(name);
  for (auto at = text.find('~'); at != std::string::npos; at = text.find('~'))
    text.replace(at, 1, "%7E");
  if (text.starts_with('-')) text.replace(0, 1, "%2D");
  return text;
}

std::string TextOf(const Edit& edit) {
  const auto name = EncodedName(edit.name);
  switch (edit.kind) {
    case Kind::Set:
      return name + '=' + Encoded(edit);
    case Kind::Add:
      return '+' + name + '=' + Encoded(edit);
    case Kind::Drop:
      return '-' + wire::PercentEncode(edit.name);
    case Kind::Near:
      return name + '~' + Encoded(edit);
    case Kind::Header:
      return name + ':' + Encoded(edit);
    case Kind::Client:
      return '@' + Encoded(edit);
  }
  return "";
}

std::optional<Step> ReadStep(const std::string& line) {
  std::istringstream words(line.substr(0, line.find('#')));
  std::string word;
  if (!(words >> word)) return std::nullopt;
  const auto verb = std::ranges::find(kVerbs, word, [](const auto& each) { return each.second; });
  if (verb == kVerbs.end()) return std::nullopt;
  Step step{verb->first};
  while (step.edits.size() < kMostEdits && words >> word) {
    if (auto edit = ReadEdit(word)) step.edits.push_back(*std::move(edit));
  }
  return step;
}

}  // namespace

std::string_view Name(Verb verb) {
  return std::ranges::find(kVerbs, verb, [](const auto& each) { return each.first; })->second;
}

std::string Text(const Script& script) {
  std::string text;
  for (const auto& step : script) {
    text += Name(step.verb);
    for (const auto& edit : step.edits) text += ' ' + TextOf(edit);
    text += '\n';
  }
  return text;
}

Script ReadScript(std::string_view text) {
  Script script;
  std::istringstream lines{std::string(text)};
  for (std::string line; script.size() < kMostSteps && std::getline(lines, line);) {
    if (auto step = ReadStep(line)) script.push_back(*std::move(step));
  }
  return script;
}

}  // namespace nearmiss::remote
