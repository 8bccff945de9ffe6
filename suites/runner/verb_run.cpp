#include <iostream>

#include "suites/runner/case_file.hpp"
#include "suites/runner/output.hpp"
#include "suites/runner/settings_from.hpp"
#include "suites/runner/verbs.hpp"

namespace nearmiss::runner {

int Complain(const std::string& text, int exit_code) {
  std::cerr << "nearmiss: " << text << '\n';
  return exit_code;
}

int Run(const Options& options) {
  auto settings = SettingsFrom(options);
  if (!settings) return Complain(settings.error().text, settings.error().exit_code);
  settings->earlier = CounterexamplesIn(EarlierFolder(options.out));
  const auto folder = OutputFolder(options.out);
  if (!folder) return Complain(folder.error());
  return RunAndReport(*settings, options, *folder);
}

}  // namespace nearmiss::runner
