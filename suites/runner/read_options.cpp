#include <CLI/CLI.hpp>
#include <charconv>
#include <iostream>
#include <map>

#include "suites/runner/command_line.hpp"
#include "suites/runner/option_parser.hpp"

namespace nearmiss::runner {
namespace {

constexpr auto kAbout =
    "Asks an OAuth 2 authorization server thousands of near misses, and checks that it answers "
    "as documented.";

/// `TEXT:{quick,standard,deep}` -> quick, standard, deep
std::vector<std::string> ChoicesOf(const CLI::Option& option) {
  const auto type = option.get_type_name();
  const auto open = type.find('{');
  const auto close = type.find('}');
  if (open == std::string::npos || close == std::string::npos) return {};
  return CLI::detail::split(type.substr(open + 1, close - open - 1), ',');
}

CommandLineOption Describe(const CLI::Option& option) {
  CommandLineOption described;
  for (const auto& name : option.get_snames()) described.names.push_back('-' + name);
  for (const auto& name : option.get_lnames()) described.names.push_back("--" + name);
  if (described.names.empty()) described.word = option.get_name(true);
  described.takes_value = option.get_items_expected_max() > 0;
  described.choices = ChoicesOf(option);
  described.told = option.get_description();
  described.default_value = option.get_default_str();
  described.variable = option.get_envname();
  described.required = option.get_required();
  return described;
}

}  // namespace

std::optional<std::int64_t> Milliseconds(const std::string& text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number < 0) return std::nullopt;
  static const std::map<std::string, double> kUnits = {
      {"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}};
  const auto unit = kUnits.find(std::string(end, text.data() + text.size()));
  if (unit == kUnits.end()) return std::nullopt;
  return static_cast<std::int64_t>(number * unit->second);
}

CommandLine DescribeCommandLine() {
  CLI::App app(kAbout, "nearmiss");
  Options options;
  AddVerbs(app, options);
  CommandLine line{kAbout, {}};
  const auto every = [](const CLI::App*) { return true; };
  for (const auto* verb : app.get_subcommands(every)) {
    CommandLineVerb described{verb->get_name(), verb->get_description(), {}};
    for (const auto* option : verb->get_options()) described.options.push_back(Describe(*option));
    line.verbs.push_back(std::move(described));
  }
  return line;
}

Parsed ReadOptions(int argc, char** argv) {
  Parsed parsed;
  Options& options = parsed.options;
  CLI::App app(kAbout, "nearmiss");
  AddVerbs(app, options);
  const auto is_named = [&](const CLI::App* verb) { return verb->get_name() == argv[1]; };
  if (argc > 1 && argv[1][0] != '-' && app.get_subcommands(is_named).empty()) {
    std::cerr << "nearmiss: there is no verb \"" << argv[1] << "\"; nearmiss --help names them\n";
    parsed.exit_code = 2;
    return parsed;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    parsed.exit_code = code == 0 ? 0 : 2;
    return parsed;
  }
  for (const auto* verb : app.get_subcommands()) options.verb = verb->get_name();
  return parsed;
}

}  // namespace nearmiss::runner
