#include <fmt/format.h>

#include <filesystem>
#include <iostream>

#include "fixtures/target/load.hpp"
#include "reports/record/file_text.hpp"
#include "reports/record/ledger.hpp"
#include "reports/record/ndjson.hpp"
#include "reports/writers/rejudgement.hpp"
#include "suites/runner/judge.hpp"
#include "suites/runner/masking.hpp"
#include "suites/runner/recorded_target.hpp"
#include "suites/runner/verbs.hpp"

namespace nearmiss::runner {
namespace {

/// The one that the record holds; of a file where the user names one, or where the record is older
/// than that.
std::expected<record::Configuration, std::string> ConfigurationFor(const std::string& text,
                                                                   const record::Run& run,
                                                                   const Options& options) {
  const bool chosen = options.config != "nearmiss.toml";
  if (const auto recorded = record::ConfigurationIn(text); recorded && !chosen) return *recorded;
  const auto file =
      chosen || run.start.config_file.empty() ? options.config : run.start.config_file;
  const auto target = target::LoadTarget(file);
  if (!target) {
    return std::unexpected(
        chosen ? target.error().Line()
               : fmt::format("the record does not hold its configuration; --config names one ({})",
                             target.error().Line()));
  }
  return record::Configuration{Masking(*target).Masked(ToRecordedToml(*target)), false};
}

}  // namespace

int Judge(const Options& options) {
  const auto& path = options.words.front();
  const auto text = record::FileText(path);
  if (!text) return Complain(fmt::format("{}: cannot be read", path));
  const auto run = record::ParseRecord(*text, path);
  if (!run) return Complain(run.error());
  const auto configuration = ConfigurationFor(*text, *run, options);
  if (!configuration) return Complain(configuration.error());
  const auto rejudgement = JudgeAgain(*run, *configuration);
  if (!rejudgement) return Complain(rejudgement.error());
  if (options.format == "markdown") {
    writers::WriteRejudgementMarkdown(*rejudgement, std::cout);
  } else if (options.format == "json") {
    writers::WriteRejudgementJson(*rejudgement, std::cout);
  } else {
    writers::WriteRejudgement(*rejudgement, std::cout);
  }
  std::cout << std::flush;
  return std::cout ? rejudgement->exit_code
                   : Complain("what was judged could not be written", record::kExitFault);
}

}  // namespace nearmiss::runner
