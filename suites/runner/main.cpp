#include <gtest/gtest.h>

#include <csignal>
#include <exception>
#include <functional>
#include <map>
#include <string>

#include "suites/glue/catalogue.hpp"
#include "suites/runner/options.hpp"
#include "suites/runner/verbs.hpp"

namespace {

using nearmiss::runner::Complain;
using nearmiss::runner::Options;

/// The checks become GoogleTest tests; its own printing is left out, since the record tells more.
void PrepareGoogleTest() {
  nearmiss::RegisterWithGoogleTest();
  int argc = 1;
  std::string name = "nearmiss";
  char* argv[] = {name.data(), nullptr};
  testing::InitGoogleTest(&argc, argv);
  auto& listeners = testing::UnitTest::GetInstance()->listeners();
  delete listeners.Release(listeners.default_result_printer());
}

int Dispatch(const Options& options) {
  namespace runner = nearmiss::runner;
  const std::map<std::string, std::function<int(const Options&)>> verbs = {
      {"init", runner::Init},
      {"doctor", runner::Doctor},
      {"run", runner::Run},
      {"plan", runner::ShowPlan},
      {"list", runner::List},
      {"explain", runner::Explain},
      {"coverage", runner::ShowCoverage},
      {"fuzz", runner::Fuzz},
      {"replay", runner::Replay},
      {"report", runner::Report},
      {"evidence", runner::Evidence},
      {"judge", runner::Judge},
      {"diff", runner::Diff},
      {"merge", runner::Merge},
      {"baseline", runner::UpdateBaseline},
      {"serve", runner::Serve},
      {"demo", runner::Demo},
      {"selftest", runner::Selftest},
      {"completion", runner::Completion},
      {"man", runner::Manual},
      {"lab", runner::Lab}};
  return verbs.at(options.verb)(options);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  try {
    const auto parsed = nearmiss::runner::ReadOptions(argc, argv);
    if (parsed.exit_code) return *parsed.exit_code;
    if (const auto repeated = nearmiss::RepeatedIds(); !repeated.empty()) {
      return Complain("two checks have the id " + repeated.front(), 70);
    }
    PrepareGoogleTest();
    return Dispatch(parsed.options);
  } catch (const std::exception& error) {
    return Complain(std::string("a fault in nearmiss: ") + error.what(), 70);
  }
}
