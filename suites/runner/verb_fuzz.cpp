#include <fmt/format.h>
#include <unistd.h>

#include <expected>
#include <fstream>
#include <iostream>

#include "reports/record/ndjson.hpp"
#include "suites/remote/bridge.hpp"
#include "suites/remote/libfuzzer.hpp"
#include "suites/runner/fuzz_run.hpp"
#include "suites/runner/output.hpp"
#include "suites/runner/settings_from.hpp"
#include "suites/runner/verbs.hpp"

namespace nearmiss::runner {
namespace {

namespace fs = std::filesystem;

std::string HarnessNames() {
  std::string names;
  for (const auto& harness : remote::Harnesses())
    names += (names.empty() ? "" : ", ") + harness.name;
  return names;
}

bool WriteSeeds(const std::vector<std::string>& seeds, const fs::path& corpus) {
  std::error_code error;
  fs::create_directories(corpus, error);
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    std::ofstream file(corpus / fmt::format("seed-{}", i), std::ios::binary);
    file << seeds[i];
    file.close();
    if (!file) return false;
  }
  return true;
}

/// The harness's own seeds, then what a record and the findings of earlier runs have for it.
std::expected<std::vector<std::string>, std::string> Seeds(const remote::Harness& harness,
                                                           const Options& options,
                                                           const target::Target& target) {
  auto seeds = harness.seeds;
  for (const auto& [check, input] : CounterexamplesIn(EarlierFolder(options.out))) {
    if (check.starts_with("fuzz/" + harness.name + '/')) seeds.push_back(input);
  }
  if (options.from.empty()) return seeds;
  const auto run = record::ReadRecord(options.from);
  if (!run) return std::unexpected(run.error());
  for (auto& script : remote::ScriptsOf(*run, target)) {
    if (remote::Takes(harness, script)) seeds.push_back(std::move(script));
  }
  return seeds;
}

/// One line that is written over on a terminal.
FuzzProgress Teller(const Options& options) {
  const bool line = !options.quiet && isatty(STDERR_FILENO) == 1;
  return [line, verbose = options.verbose > 0](const remote::Progress& now) {
    if (!line && !verbose) return;
    std::cerr << fmt::format("{}{} executions, {} answers, {} states, {} findings{}",
                             line ? "\r\033[K" : "", now.executions, now.answers, now.states,
                             now.findings, line ? "" : "\n")
              << std::flush;
  };
}

}  // namespace

int Fuzz(const Options& options) {
  const auto& name = options.words.front();
  const auto* harness = remote::FindHarness(name);
  if (harness == nullptr)
    return Complain(fmt::format("no harness is called \"{}\"; there are {}", name, HarnessNames()));
  if (!remote::HasEngine())
    return Complain(
        "this build has no libFuzzer; install clang's run-time library (libclang-rt-19-dev) and "
        "build again");
  auto settings = SettingsFrom(options);
  if (!settings) return Complain(settings.error().text, settings.error().exit_code);
  if (const auto lack = harness->lack(settings->target); !lack.empty())
    return Complain(fmt::format("{}: there is nothing to fuzz: {}", name, lack), 5);
  const auto seeds = Seeds(*harness, options, settings->target);
  if (!seeds) return Complain("--from " + seeds.error());
  const auto folder = OutputFolder(options.out);
  if (!folder) return Complain(folder.error());
  const auto corpus = options.corpus.empty() ? *folder / "corpus" : fs::path(options.corpus);
  if (!WriteSeeds(*seeds, corpus))
    return Complain(fmt::format("{}: the seeds could not be written", corpus.string()));
  auto file = record::RecordFile::Create(*folder / "record.ndjson");
  if (!file) return Complain(file.error());
  auto result = FuzzTarget(*settings, *harness, corpus, *std::move(file), Teller(options));
  if (!options.quiet && isatty(STDERR_FILENO) == 1) std::cerr << "\r\033[K" << std::flush;
  return ReportRun(result, *settings, options, *folder);
}

}  // namespace nearmiss::runner
