#include <fmt/format.h>
#include <fmt/ranges.h>

#include "suites/runner/command_line.hpp"

namespace nearmiss::runner {
namespace {

/// Text of a page: nothing in it is a request or an escape of roff, and a hyphen can be copied.
std::string Roff(const std::string& text) {
  std::string roff;
  for (const char c : text) {
    if (c == '\\') {
      roff += "\\(rs";
    } else if (c == '-') {
      roff += "\\-";
    } else {
      roff += c;
    }
  }
  return roff.starts_with('.') || roff.starts_with('\'') ? "\\&" + roff : roff;
}

std::string Heading(const CommandLineOption& option) {
  std::string heading;
  for (const auto& name : option.names)
    heading += fmt::format("{}\\fB{}\\fR", heading.empty() ? "" : ", ", Roff(name));
  if (!option.choices.empty())
    return heading + fmt::format(" {}", Roff(fmt::format("{}", fmt::join(option.choices, "|"))));
  if (option.names.empty()) return fmt::format("\\fI{}\\fR", Roff(option.word));
  return option.takes_value ? heading + " \\fIVALUE\\fR" : heading;
}

std::string Told(const CommandLineOption& option) {
  auto told = Roff(option.told) + '.';
  if (!option.default_value.empty())
    told += fmt::format(" Without it {}.", Roff(option.default_value));
  if (option.required) told += " Required.";
  if (!option.variable.empty()) told += fmt::format(" Variable \\fB{}\\fR.", option.variable);
  return told;
}

std::string Section(const CommandLineVerb& verb) {
  auto section = fmt::format(".SS {}\n{}.\n", verb.name, Roff(verb.told));
  for (const auto& option : verb.options) {
    // Of every verb; the description says so once.
    if (option.names.size() == 2 && option.names.back() == "--help") continue;
    section += fmt::format(".TP\n{}\n{}\n", Heading(option), Told(option));
  }
  return section;
}

}  // namespace

std::string ManualPage(const CommandLine& line, const std::string& version) {
  auto page = fmt::format(
      ".TH NEARMISS 1 \"\" \"nearmiss {}\" \"User Commands\"\n"
      ".SH NAME\nnearmiss \\- conformance, property\\-based and fuzz tests for OAuth 2 servers\n"
      ".SH SYNOPSIS\n.B nearmiss\n\\fIVERB\\fR [\\fIOPTION\\fR]...\n"
      ".SH DESCRIPTION\n{}\n"
      ".PP\nA flag beats its environment variable, which beats the configuration file.\n"
      "\\fB\\-\\-help\\fR behind a verb prints its flags.\n"
      ".SH VERBS\n",
      version, Roff(line.told));
  for (const auto& verb : line.verbs) page += Section(verb);
  return page +
         ".SH EXIT STATUS\n"
         ".TP\n.B 0\nEverything that is required held, or failed as the baseline says.\n"
         ".TP\n.B 1\nA new failure.\n"
         ".TP\n.B 2\nUsage or configuration; nothing was tested.\n"
         ".TP\n.B 3\nCould not test: not reachable, login failed, too much without an answer.\n"
         ".TP\n.B 4\nOnly stale baseline entries.\n"
         ".TP\n.B 5\nThe selection is empty.\n"
         ".TP\n.B 70\nA fault in nearmiss.\n"
         ".TP\n.B 130, 143\nInterrupted; the record so far is valid.\n"
         ".SH FILES\n.TP\n.I nearmiss.toml\nThe configuration of the target.\n"
         ".TP\n.I nearmiss\\-out/latest\nWhat the last run left.\n";
}

}  // namespace nearmiss::runner
