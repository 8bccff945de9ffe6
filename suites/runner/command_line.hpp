#pragma once

#include <string>
#include <vector>

namespace nearmiss::runner {

/// A flag or a word of a verb, as the option parser knows it.
struct CommandLineOption {
  std::vector<std::string> names;    ///< `-c`, `--config`; none for a word
  std::string word;                  ///< of a word that stands by itself: its name
  bool takes_value = false;          ///< false for a flag
  std::vector<std::string> choices;  ///< all that it may be; empty when that is open
  std::string told;
  std::string default_value;
  std::string variable;  ///< of the environment; may be empty
  bool required = false;
};

struct CommandLineVerb {
  std::string name;
  std::string told;
  std::vector<CommandLineOption> options;
};

struct CommandLine {
  std::string told;
  std::vector<CommandLineVerb> verbs;
};

/// Read off the parser itself, so that completion and manual page say what the program does.
CommandLine DescribeCommandLine();

/// A completion script for the shell, `bash`, `zsh` or `fish`; empty for any other.
std::string CompletionFor(const std::string& shell, const CommandLine& line);

/// nearmiss(1), in the language of man pages.
std::string ManualPage(const CommandLine& line, const std::string& version);

}  // namespace nearmiss::runner
