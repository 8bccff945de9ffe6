#include <iostream>

#include "suites/runner/build_version.hpp"
#include "suites/runner/command_line.hpp"
#include "suites/runner/verbs.hpp"

namespace nearmiss::runner {

int Completion(const Options& options) {
  const auto text = CompletionFor(options.words.front(), DescribeCommandLine());
  if (text.empty())
    return Complain("completion " + options.words.front() + ": bash, zsh or fish would be right");
  std::cout << text << std::flush;
  return 0;
}

int Manual(const Options& /*options*/) {
  std::cout << ManualPage(DescribeCommandLine(), kVersion) << std::flush;
  return 0;
}

}  // namespace nearmiss::runner
