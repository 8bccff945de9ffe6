#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "reports/record/configuration.hpp"
#include "reports/record/file_text.hpp"
#include "reports/record/ledger.hpp"
#include "reports/record/merge.hpp"
#include "reports/record/ndjson.hpp"
#include "suites/runner/output.hpp"
#include "suites/runner/verbs.hpp"

namespace nearmiss::runner {
namespace {

std::string RecordText(const record::Run& run, const std::string& configuration) {
  std::string text = record::Line(run.start) + configuration;
  for (const auto& exchange : run.exchanges) text += record::Line(exchange);
  for (const auto& check : run.checks) text += record::Line(check);
  if (run.end) text += record::Line(*run.end);
  return text;
}

/// The whole run with its reports, as a run by one process leaves it.
int Leave(const record::Run& run, const std::string& text, const Options& options) {
  const auto folder = OutputFolder(options.out);
  if (!folder) return Complain(folder.error());
  const auto path = *folder / "record.ndjson";
  if (std::filesystem::exists(path))
    return Complain(
        fmt::format("{}: there is a record already; name another --out", path.string()));
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) return Complain(fmt::format("{}: could not be written", path.string()));
  return TellRun(run, run.start.config_file, options, *folder);
}

}  // namespace

int Merge(const Options& options) {
  std::vector<record::Part> parts;
  std::string configuration;
  for (const auto& path : options.words) {
    const auto text = record::FileText(path);
    if (!text) return Complain(fmt::format("{}: cannot be read", path));
    auto run = record::ParseRecord(*text, path);
    if (!run) return Complain(run.error());
    const auto configured = record::ConfigurationIn(*text);
    if (configured && configuration.empty()) configuration = record::Line(*configured);
    parts.push_back(
        {path, *std::move(run),
         configured ? record::LabelsOf(*configured) : std::set<std::string, std::less<>>()});
  }
  const auto run = record::Merge(std::move(parts));
  if (!run) return Complain(run.error());
  const auto text = RecordText(*run, configuration);
  if (!options.out.empty()) return Leave(*run, text, options);
  std::cout << text << std::flush;
  return std::cout ? record::kExitHeld
                   : Complain("the record could not be written", record::kExitFault);
}

}  // namespace nearmiss::runner
