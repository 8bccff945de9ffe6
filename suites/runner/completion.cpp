#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "suites/runner/command_line.hpp"

namespace nearmiss::runner {
namespace {

/// What completes the value of an option. A name says it where the parser does not.
enum class Value { Choice, File, Text };

Value ValueOf(const CommandLineOption& option) {
  if (!option.choices.empty()) return Value::Choice;
  static const std::set<std::string, std::less<>> kFiles = {
      "--config",   "--baseline", "--cacert", "--cert", "--key",  "--out",
      "--out-file", "--tls",      "case",     "record", "action", "update"};
  const auto& name = option.names.empty() ? option.word : option.names.back();
  return kFiles.contains(name) ? Value::File : Value::Text;
}

/// Without the signs that would end a quoted text of a shell.
std::string Plain(std::string text) {
  std::erase_if(text,
                [](char c) { return c == '\'' || c == '"' || c == '`' || c == '$' || c == '\\'; });
  return text;
}

std::string Names(const CommandLineVerb& verb) {
  std::string names;
  for (const auto& option : verb.options) {
    for (const auto& name : option.names) names += (names.empty() ? "" : " ") + name;
  }
  return names;
}

std::string VerbNames(const CommandLine& line) {
  std::string names;
  for (const auto& verb : line.verbs) names += (names.empty() ? "" : " ") + verb.name;
  return names;
}

// --- bash ---

std::string BashValue(const CommandLineOption& option) {
  switch (ValueOf(option)) {
    case Value::Choice:
      return fmt::format("COMPREPLY=($(compgen -W '{}' -- \"$current\"))",
                         fmt::join(option.choices, " "));
    case Value::File:
      return "compopt -o filenames; COMPREPLY=($(compgen -f -- \"$current\"))";
    case Value::Text:
      break;
  }
  return "COMPREPLY=()";
}

std::string BashVerb(const CommandLineVerb& verb) {
  auto text = fmt::format("    {})\n      case $before in\n", verb.name);
  std::string word = "COMPREPLY=()";
  for (const auto& option : verb.options) {
    if (option.names.empty()) word = BashValue(option);
    if (option.names.empty() || !option.takes_value) continue;
    text +=
        fmt::format("        {}) {}; return ;;\n", fmt::join(option.names, "|"), BashValue(option));
  }
  return text +
         fmt::format(
             "      esac\n      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W '{}' -- "
             "\"$current\")); else {}; fi\n      ;;\n",
             Names(verb), word);
}

std::string Bash(const CommandLine& line) {
  auto text = fmt::format(
      "# Completion of nearmiss for bash.\n"
      "# shellcheck disable=SC2207  # nothing here has blanks in it\n"
      "_nearmiss() {{\n"
      "  local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}}\n"
      "  if ((COMP_CWORD == 1)); then\n"
      "    COMPREPLY=($(compgen -W '{} --help --version' -- \"$current\"))\n"
      "    return\n  fi\n"
      "  case ${{COMP_WORDS[1]}} in\n",
      VerbNames(line));
  for (const auto& verb : line.verbs) text += BashVerb(verb);
  return text + "  esac\n}\ncomplete -F _nearmiss nearmiss\n";
}

// --- zsh ---

std::string ZshTold(const CommandLineOption& option) {
  auto told = Plain(option.told);
  // Brackets and colons part the words of _arguments.
  std::erase_if(told, [](char c) { return c == '[' || c == ']'; });
  std::ranges::replace(told, ':', ',');
  return told;
}

std::string ZshAction(const CommandLineOption& option) {
  switch (ValueOf(option)) {
    case Value::Choice:
      return fmt::format("({})", fmt::join(option.choices, " "));
    case Value::File:
      return "_files";
    case Value::Text:
      break;
  }
  return " ";
}

std::string Zsh(const CommandLine& line) {
  std::string text = "#compdef nearmiss\n_nearmiss() {\n  local -a verbs=(\n";
  for (const auto& verb : line.verbs) {
    auto told = Plain(verb.told);
    std::ranges::replace(told, ':', ',');
    text += fmt::format("    '{}:{}'\n", verb.name, told);
  }
  text +=
      "  )\n  if ((CURRENT == 2)); then\n    _describe verb verbs\n    return\n  fi\n"
      "  local verb=$words[2]\n  shift words\n  ((CURRENT--))\n  case $verb in\n";
  for (const auto& verb : line.verbs) {
    text += fmt::format("    {}) _arguments", verb.name);
    for (const auto& option : verb.options) {
      for (const auto& name : option.names) {
        text += fmt::format(" \\\n        '*{}[{}]{}'", name, ZshTold(option),
                            option.takes_value ? ":value:" + ZshAction(option) : "");
      }
      if (option.names.empty())
        text += fmt::format(" \\\n        '*:{}:{}'", option.word, ZshAction(option));
    }
    text += " ;;\n";
  }
  return text + "  esac\n}\n_nearmiss \"$@\"\n";
}

// --- fish ---

std::string FishOption(const CommandLineVerb& verb, const CommandLineOption& option) {
  // A word: only files are completed, where it is one.
  if (option.names.empty() && ValueOf(option) == Value::Text) return "";
  auto text = fmt::format("complete -c nearmiss -n '__fish_seen_subcommand_from {}'", verb.name);
  for (const auto& name : option.names)
    text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (!option.takes_value) return text + fmt::format(" -d '{}'\n", Plain(option.told));
  switch (ValueOf(option)) {
    case Value::Choice:
      text += fmt::format(" -x -a '{}'", fmt::join(option.choices, " "));
      break;
    case Value::File:
      text += " -r -F";
      break;
    case Value::Text:
      text += " -x";
      break;
  }
  return text + fmt::format(" -d '{}'\n", Plain(option.told));
}

std::string Fish(const CommandLine& line) {
  std::string text = "complete -c nearmiss -f\n";
  for (const auto& verb : line.verbs) {
    text += fmt::format("complete -c nearmiss -n __fish_use_subcommand -a {} -d '{}'\n", verb.name,
                        Plain(verb.told));
    for (const auto& option : verb.options) text += FishOption(verb, option);
  }
  return text;
}

}  // namespace

std::string CompletionFor(const std::string& shell, const CommandLine& line) {
  if (shell == "bash") return Bash(line);
  if (shell == "zsh") return Zsh(line);
  if (shell == "fish") return Fish(line);
  return "";
}

}  // namespace nearmiss::runner
