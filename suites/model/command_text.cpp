#include "suites/model/command_text.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <sstream>
#include <utility>

namespace nearmiss::model {
namespace {

template <class T>
using Word = std::pair<T, std::string_view>;

constexpr auto kVerbs = std::to_array<Word<Verb>>({{Verb::Authorize, "authorize"},
                                                   {Verb::Deny, "deny"},
                                                   {Verb::Redeem, "redeem"},
                                                   {Verb::Refresh, "refresh"},
                                                   {Verb::RevokeRefresh, "revoke-refresh-token"},
                                                   {Verb::RevokeAccess, "revoke-access-token"},
                                                   {Verb::Introspect, "introspect"},
                                                   {Verb::Use, "use"},
                                                   {Verb::EndGrant, "end-grant"},
                                                   {Verb::SignOut, "sign-out"},
                                                   {Verb::Wait, "wait"}});
constexpr auto kWrongs = std::to_array<Word<Wrong>>({{Wrong::Verifier, "verifier"},
                                                     {Wrong::RedirectUri, "redirect-uri"},
                                                     {Wrong::Client, "client"},
                                                     {Wrong::OneCharacter, "one-character"},
                                                     {Wrong::Kind, "kind"}});
constexpr auto kAsks = std::to_array<Word<Ask>>({{Ask::Full, "full"}, {Ask::Narrow, "narrow"}});
constexpr auto kPauses = std::to_array<Word<Pause>>({{Pause::InsideCode, "inside-code"},
                                                     {Pause::PastCode, "past-code"},
                                                     {Pause::PastToken, "past-token"}});
constexpr auto kClients = std::to_array<Word<Who>>({{Who::Public, "public"}});

template <class T, std::size_t kSize>
std::string_view WordOf(const std::array<Word<T>, kSize>& words, T value) {
  for (const auto& [each, word] : words) {
    if (each == value) return word;
  }
  return "";
}

template <class T, std::size_t kSize>
bool Read(const std::array<Word<T>, kSize>& words, std::string_view text, T& value) {
  for (const auto& [each, word] : words) {
    if (word != text) continue;
    value = each;
    return true;
  }
  return false;
}

bool ReadNumber(std::string_view text, int& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

/// "of=3".
bool ReadPart(std::string_view part, Command& command) {
  const auto sign = part.find('=');
  if (sign == std::string_view::npos) return false;
  const auto name = part.substr(0, sign);
  const auto value = part.substr(sign + 1);
  if (name == "of") return ReadNumber(value, command.of);
  if (name == "client") return Read(kClients, value, command.who);
  if (name == "wrong") return Read(kWrongs, value, command.wrong);
  if (name == "scope") return Read(kAsks, value, command.scope);
  return name == "pause" && Read(kPauses, value, command.pause);
}

std::optional<Command> ReadCommand(const std::string& text) {
  std::istringstream words(text);
  std::string id;
  std::string verb;
  Command command;
  if (!(words >> id >> verb) || !ReadNumber(id, command.id) || !Read(kVerbs, verb, command.verb)) {
    return std::nullopt;
  }
  for (std::string part; words >> part;) {
    if (!ReadPart(part, command)) return std::nullopt;
  }
  return command;
}

std::string TextOf(const Command& command) {
  auto text = fmt::format("{} {}", command.id, WordOf(kVerbs, command.verb));
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) text += fmt::format(" {}={}", name, value);
  };
  if (command.of >= 0) add("of", std::to_string(command.of));
  add("client", WordOf(kClients, command.who));
  add("wrong", WordOf(kWrongs, command.wrong));
  add("scope", WordOf(kAsks, command.scope));
  if (command.verb == Verb::Wait) add("pause", WordOf(kPauses, command.pause));
  return text;
}

}  // namespace

std::string Text(const Sequence& sequence) {
  std::string text;
  for (const auto& command : sequence) {
    text += (text.empty() ? "" : "; ") + TextOf(command);
  }
  return text;
}

std::optional<Sequence> ReadSequence(std::string_view text) {
  Sequence sequence;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line, ';');) {
    const auto command = ReadCommand(line);
    const bool rises = sequence.empty() || (command && sequence.back().id < command->id);
    if (!command || !rises) return std::nullopt;
    sequence.push_back(*command);
  }
  return sequence;
}

}  // namespace nearmiss::model
